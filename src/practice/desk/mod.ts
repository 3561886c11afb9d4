/** The front desk of the practice room: accounts, apps, keys, play money. @module */
export type { Account } from "./account.ts";
export type { App, AppForm, FormRemark, KeyMark, Permissions } from "./app.ts";
export { Billing } from "./billing.ts";
export { type CreatedApp, Desk } from "./desk.ts";
export type { DeskStore, RoomFacts } from "./desk_store.ts";
export { type IssuedKeys, makePin, makeRequestPair } from "./issue_keys.ts";
export { type Access, type KeyHolder, type KeyRing, sameText } from "./key_ring.ts";
export {
  classCodes,
  Reception,
  type Session,
  tidyName,
  type TurnedAway,
  type Welcome,
} from "./reception.ts";
export { Registry } from "./registry.ts";
export { type DayOfUse, nextCycle } from "./usage_by_day.ts";

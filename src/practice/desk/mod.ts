/** The front desk of the practice room: accounts, apps, keys, play money. @module */
export type { Account } from "./account.ts";
export type { App, KeyMark, Permissions } from "./app.ts";
export type { AppForm, FormRemark } from "./app_form.ts";
export { classCodes } from "./class_codes.ts";
export { type CreatedApp, Desk } from "./desk.ts";
export type { DeskStore, RoomFacts } from "./desk_store.ts";
export { sameText } from "./digest.ts";
export type { KeyHolder, KeyRing } from "./key_ring.ts";
export { Reception, type Session, type TurnedAway, type Welcome } from "./reception.ts";
export { Registry } from "./registry.ts";
export { Till } from "./till.ts";
export { type DayOfUse } from "./usage_by_day.ts";

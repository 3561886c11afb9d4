/** What a user holds: the card, and how to get it. */
export type { AccessOptions, CheckAccessOptions, ConnectOptions } from "./access_options.ts";
export { CardReader } from "./card_reader.ts";
export { checkAccess } from "./check_access.ts";
export { checkQuery } from "./check_query.ts";
export { connect } from "./connect.ts";
export { findKeys, type FindKeysOptions } from "./find_keys.ts";
export { type Forgotten, type ToRevoke } from "./forget_card.ts";
export { LedgerView } from "./ledger_view.ts";
export type { MoneyOptions } from "./open_ledger.ts";
export { type CardCheckOptions, LibraryCard, type TwitterClient } from "./library_card.ts";

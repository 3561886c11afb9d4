/** The ledger on disk; loaded when a card is given a ledger file. */
export { LedgerFile } from "./ledger_file.ts";

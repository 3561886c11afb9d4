import { resolve } from "node:path";
import type { LedgerFile } from "./ledger_file.ts";

/**
 * Opens a ledger file; SQLite is loaded only now.
 *
 * @param path Where it is, or is to be.
 * @throws {Error} If it is not a ledger, or cannot be written.
 */
export async function openLedgerFile(path: string): Promise<LedgerFile> {
  const { LedgerFile } = await import("./ledger_file.ts");
  // SQLite has names of its own for no file at all, such as ":memory:".
  return new LedgerFile(resolve(path), Date.now());
}

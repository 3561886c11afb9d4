import { checkNames } from "../problems/mod.ts";

/** How a CSV file is written. */
export interface CsvOptions {
  /** Begin with a byte-order mark, so that Excel reads accents and emoji right. @default false */
  bom?: boolean;
}

const OPTIONS: Record<keyof CsvOptions, true> = { bom: true };

// A spreadsheet runs what begins with these; a leading apostrophe makes it text. Source: OWASP, CSV injection.
const FORMULA_REGEXP = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const safe = FORMULA_REGEXP.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Writes rows as CSV (RFC 4180): a header line, CRLF line ends, quotes doubled. Lists and objects
 * are written as JSON. Text that a spreadsheet would run as a formula gets a leading apostrophe.
 *
 * @param rows The rows.
 * @param columns The names of the columns, in order.
 * @param options See {@linkcode CsvOptions}.
 * @throws {AccessError} `bad-option` if an option does not exist.
 */
export function toCsv<Row extends object>(
  rows: Iterable<Row>,
  columns: readonly (keyof Row & string)[],
  options: CsvOptions = {},
): string {
  checkNames(options, OPTIONS, "write CSV");
  const lines = [columns.map(cell).join(",")];
  for (const row of rows) lines.push(columns.map((name) => cell(row[name])).join(","));
  return (options.bom ? "\uFEFF" : "") + lines.join("\r\n") + "\r\n";
}

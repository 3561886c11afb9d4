import { checkNames } from "../problems/mod.ts";

/** How a CSV file is written. */
export interface CsvOptions {
  /**
   * For Excel and other spreadsheets: text that one would run as a formula gets an apostrophe
   * before it, which changes the text. Leave it out for research. @default as `bom`
   */
  spreadsheet?: boolean;
  /** Begin with a byte-order mark, so that Excel reads accents and emoji right. @default as `spreadsheet` */
  bom?: boolean;
}

const OPTIONS: Record<keyof CsvOptions, true> = { spreadsheet: true, bom: true };

// What a spreadsheet runs begins with one of these, also in full width; a leading tab or line end
// can lead to it. Source: OWASP, CSV injection.
const FORMULA = String.raw`[^\S\t\r\n]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]`;
const LEADING_REGEXP = new RegExp(String.raw`^(?:[\t\r\n]|${FORMULA})`);
// A spreadsheet that divides at semicolons or tabs, as many countries' do, sees no quotes in the
// middle of what it takes for a cell: there each of these begins a cell of its own.
const INNER_REGEXP = new RegExp(String.raw`(\r\n|[;\t\r\n])(?=${FORMULA})`, "g");

function guarded(text: string): string {
  const inside = text.replace(INNER_REGEXP, "$1'");
  return LEADING_REGEXP.test(inside) ? `'${inside}` : inside;
}

function cell(value: unknown, isGuarded: boolean): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const safe = isGuarded ? guarded(text) : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Writes rows as CSV (RFC 4180): a header line, CRLF line ends, quotes doubled. Lists and objects
 * are written as JSON. Every text is written as it is, character by character; only in the form for
 * spreadsheets, text that one would run as a formula gets an apostrophe before it, in column names
 * too.
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
  const spreadsheet = options.spreadsheet ?? options.bom ?? false;
  const bom = options.bom ?? spreadsheet;
  const line = (values: readonly unknown[]) =>
    `${values.map((value) => cell(value, spreadsheet)).join(",")}\r\n`;
  const lines = [line(columns)];
  for (const row of rows) lines.push(line(columns.map((name) => row[name])));
  return (bom ? "\uFEFF" : "") + lines.join("");
}

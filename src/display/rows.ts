import type { Cell, Column, Table } from "./table.ts";

/** Something with names and values, such as a row of a table. */
export type Row = Readonly<Record<string, unknown>>;

/** So many rows are shown; more are counted. */
export const SHOWN_ROWS = 20;

/** So many columns stand side by side; the others are named. */
const MOST_COLUMNS = 10;

/** Longer texts may break into lines, and are cut at so many characters. */
const SHORT = 24;
const LONGEST = 500;

function isRow(value: unknown): value is Row {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Array.isArray(value);
}

/** Whether a value is a list of rows: plain objects, or lists such as `Object.entries` gives. */
export function areRows(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.every(isRow) &&
    value.some((row) => Object.keys(row).length > 0);
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === "" ||
  Array.isArray(value) && value.length === 0;

function asJson(value: object): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    // In a circle, or with a number that JSON does not know.
    return Deno.inspect(value, { depth: 2 });
  }
}

/** What a value of a row is in a cell. A number stays as it is: it may be a year, or an id. */
export function cellOf(value: unknown): Cell {
  if (isEmpty(value)) return null;
  const text = value instanceof Date
    ? Number.isNaN(value.getTime()) ? "" : value.toISOString()
    : typeof value === "object"
    ? asJson(value as object)
    : String(value);
  const shown = text.length > LONGEST ? `${[...text].slice(0, LONGEST).join("")}…` : text;
  return text === value && URL.canParse(text) ? { text: shown, href: text } : shown;
}

function columnOf(name: string, values: readonly unknown[]): Column {
  const filled = values.filter((value) => !isEmpty(value));
  const numbers = filled.every((value) => typeof value === "number" || typeof value === "bigint");
  const long = filled.some((value) =>
    typeof value === "object" && !(value instanceof Date) ||
    typeof value === "string" && value.length > SHORT
  );
  return { title: name, align: numbers ? "right" : "left", grow: long };
}

/**
 * Any rows as a table. Columns that are empty in all rows are left out, and what is beyond the
 * width of a page is named.
 */
export function rowsTable(rows: readonly Row[]): Table {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const filled = [...names].filter((name) => rows.some((row) => !isEmpty(row[name])));
  const shown = filled.slice(0, MOST_COLUMNS);
  const left = filled.slice(MOST_COLUMNS);
  const first = rows.slice(0, SHOWN_ROWS);
  const count = rows.length;
  return {
    title: `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}`,
    columns: shown.map((name) => columnOf(name, first.map((row) => row[name]))),
    rows: first.map((row) => shown.map((name) => cellOf(row[name]))),
    more: Math.max(0, count - SHOWN_ROWS),
    notes: left.length > 0 ? [`Not shown: ${left.join(", ")}.`] : [],
  };
}

import { assert, assertEquals, assertThrows } from "../assert.ts";
import { toCsv } from "../../src/display/mod.ts";
import { AccessError } from "../../src/problems/mod.ts";

const one = (value: unknown, options = {}) =>
  toCsv([{ value }], ["value"], options).slice("value\r\n".length, -2);

Deno.test("toCsv() writes a header, CRLF line ends, and rows in column order", () => {
  const rows = [{ a: 1, b: "x" }, { a: 2, b: "y" }];
  assertEquals(toCsv(rows, ["b", "a"]), "b,a\r\nx,1\r\ny,2\r\n");
});

const CELLS: { value: unknown; cell: string }[] = [
  { value: null, cell: "" },
  { value: 0, cell: "0" },
  { value: -5, cell: "-5" },
  { value: false, cell: "false" },
  { value: "a,b", cell: '"a,b"' },
  { value: 'say "hi"', cell: '"say ""hi"""' },
  { value: "two\nlines", cell: '"two\nlines"' },
  { value: ["x", "y"], cell: '"[""x"",""y""]"' },
  { value: "1993000000000000001", cell: "1993000000000000001" },
  { value: '=HYPERLINK("http://evil.test")', cell: `"'=HYPERLINK(""http://evil.test"")"` },
  { value: "@ada hello", cell: "'@ada hello" },
  { value: "+1", cell: "'+1" },
  { value: "-x", cell: "'-x" },
  { value: "\t=1", cell: "'\t=1" },
  { value: "\n=1", cell: `"'\n=1"` },
];

Deno.test.each(CELLS)("toCsv() writes $value as $cell", ({ value, cell }) => {
  assertEquals(one(value), cell);
});

Deno.test("toCsv() begins with a byte-order mark when asked to", () => {
  assertEquals(toCsv([], ["a"], { bom: true }), "\uFEFFa\r\n");
});

Deno.test("toCsv() refuses an option that does not exist", () => {
  const error = assertThrows(() => one("a", { delimiter: ";" }));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "bad-option");
  assertEquals(error.message, "Cannot write CSV: there is no option named delimiter");
  assertEquals(error.nextSteps[0], "The names are: bom.");
});

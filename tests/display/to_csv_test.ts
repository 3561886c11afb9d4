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
  { value: '=HYPERLINK("http://evil.test")', cell: `"=HYPERLINK(""http://evil.test"")"` },
  { value: "@ada hello", cell: "@ada hello" },
  { value: "+1", cell: "+1" },
  { value: "-x", cell: "-x" },
  { value: "\t=1", cell: "\t=1" },
  { value: "\n=1", cell: `"\n=1"` },
  { value: "a;=1+1", cell: "a;=1+1" },
];

Deno.test.each(CELLS)("toCsv() writes $value as $cell", ({ value, cell }) => {
  assertEquals(one(value), cell);
});

/** Reads CSV as a spreadsheet does that divides at some character, and trusts quotes only there. */
function cellsOf(csv: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let i = 0; i < csv.length; i++) {
    const sign = csv[i];
    if (isQuoted && sign === '"' && csv[i + 1] === '"') cell += csv[++i];
    else if (sign === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (!isQuoted && [separator, "\r", "\n"].includes(sign)) {
      cells.push(cell);
      cell = "";
    } else cell += sign;
  }
  return cells;
}

const FORMULAS = ["=1+1", "@SUM(1)", "+1", "-1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF201"];
const BEFORE = [
  "",
  " ",
  "\t",
  "\r",
  "\n",
  "\r\n",
  "a;",
  "a; ",
  "a\t",
  "a\n",
  "a\r\n",
  "a\u00A0b;",
  ";;",
];

Deno.test("toCsv() writes every text as it is where no spreadsheet is named", () => {
  for (const text of BEFORE.flatMap((before) => FORMULAS.map((each) => before + each))) {
    assertEquals(one(text).replace(/^"|"$/g, ""), text);
    assertEquals(one(text, { bom: false }), one(text));
  }
});

for (const options of [{ spreadsheet: true }, { bom: true }]) {
  const called = Object.keys(options)[0];
  for (const [separator, name] of [[",", "commas"], [";", "semicolons"], ["\t", "tabs"]]) {
    Deno.test(`toCsv() for a spreadsheet (${called}) has no cell that runs, divided at ${name}`, () => {
      for (const text of BEFORE.flatMap((before) => FORMULAS.map((each) => before + each))) {
        const row = { first: "x", [text]: text } as Record<string, string>;
        const csv = toCsv([row], ["first", text], options);
        assertEquals(csv[0], "\uFEFF");
        for (const cell of cellsOf(csv.slice(1), separator)) {
          assert(!/^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell), JSON.stringify([text, cell]));
        }
      }
    });
  }
}

Deno.test("toCsv() for a spreadsheet leaves numbers, and text that no spreadsheet runs, as they are", () => {
  for (const value of [-5, "cats; dogs", "a-b", "2 + 2 = 4", "x\ty", "e@mail.example"]) {
    assertEquals(one(value, { spreadsheet: true }).slice(-String(value).length), String(value));
  }
});

Deno.test("toCsv() begins with a byte-order mark when asked to", () => {
  assertEquals(toCsv([], ["a"], { bom: true }), "\uFEFFa\r\n");
  assertEquals(toCsv([], ["a"], { spreadsheet: true }), "\uFEFFa\r\n");
  assertEquals(toCsv([], ["=a"], { spreadsheet: true, bom: false }), "'=a\r\n");
  assertEquals(toCsv([], ["=a"], { spreadsheet: false, bom: true }), "\uFEFF=a\r\n");
});

Deno.test("toCsv() refuses an option that does not exist", () => {
  const error = assertThrows(() => one("a", { delimiter: ";" }));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "bad-option");
  assertEquals(error.message, "Cannot write CSV: there is no option named delimiter");
  assertEquals(error.nextSteps[0], "The names are: spreadsheet, bom.");
});

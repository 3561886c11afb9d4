import { parseEnv } from "node:util";
import { assert, assertEquals } from "../assert.ts";
import { faultsOfText, mendEnvText, readEnv } from "../../src/keys/env_file/read_env.ts";
import { seeded } from "../seeded.ts";
import { MADE_UP } from "./made_up_keys.ts";
import { parseAsStdDotenv } from "./std_dotenv_model.ts";

const FILES = 2000;
const NAMES = ["X_API_KEY", "X-API-SECRET", "x_bearer_token", "X ACCESS TOKEN", "TWITTER_API_KEY"];
const MORE = [
  "API_KEY",
  "OTHER",
  "URL",
  "X_CLIENT_ID",
  '"X_API_KEY"',
  "X_\u200BAPI_KEY",
  "X_API_KEI",
];
const SIGNS = ["=", "=", "=", ": ", ":", " = ", " "];
const MISTAKES = [
  "$",
  "#",
  " # ",
  '"',
  "'",
  "\u201C",
  "\u201D",
  "\u200B",
  "\n",
  "\r\n",
  "\r",
  "\u2028",
  "\\n",
  "\n\n",
  "\\",
  ",",
  "{",
  "`",
];

/** A small `.env`, and every value in it, without its mistakes. */
function makeFile(chance: () => number): { text: string; values: string[] } {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)];
  const values: string[] = [];
  const makeValue = () => {
    const made = chance() < 0.7
      ? pick(Object.values(MADE_UP))
      : `MADEUP${Math.floor(chance() * 1e9)}`;
    values.push(made);
    let value = chance() < 0.1 ? `Bearer ${made}` : made;
    while (chance() < 0.5) {
      const at = pick([0, value.length, Math.floor(chance() * value.length)]);
      value = value.slice(0, at) + pick(MISTAKES) + value.slice(at);
    }
    return value;
  };
  const lines = Array.from({ length: 1 + Math.floor(chance() * 5) }, () => {
    if (chance() < 0.1) return pick(["", "# a comment: b", "}", "export", "="]);
    if (chance() < 0.1) return makeValue();
    return pick(["", "", "export ", " "]) + pick(chance() < 0.7 ? NAMES : MORE) + pick(SIGNS) +
      (chance() < 0.1 ? "" : makeValue()) + pick(["", "", " # mine", ";"]);
  });
  return { text: lines.join(pick(["\n", "\r\n"])) + pick(["", "\n"]), values };
}

const files = () => {
  const chance = seeded(20261124);
  return Array.from({ length: FILES }, () => makeFile(chance));
};

Deno.test("faultsOfText() never tells a value, nor a part of one, in 2,000 files of chance", () => {
  for (const { text, values } of files()) {
    const told = faultsOfText(text, ".env").flatMap(({ found, mend, name = "" }) => [
      found,
      mend,
      name,
    ]).join("\n");
    for (const value of values) {
      // Eight characters in a row of a value: more than chance gives, less than any piece of use.
      for (let at = 0; at + 8 <= value.length; at++) {
        assert(!told.includes(value.slice(at, at + 8)), JSON.stringify(text));
      }
    }
  }
});

Deno.test("mendEnvText() changes only lines with a fault, in 2,000 files of chance", () => {
  let changed = 0;
  for (const { text } of files()) {
    const mended = mendEnvText(text);
    const fixable = faultsOfText(text, ".env").filter((fault) => fault.fixable);
    assertEquals(mended !== undefined, fixable.length > 0, JSON.stringify(text));
    if (mended === undefined) continue;
    changed++;
    const broken = new Set(fixable.map(({ line }) => line!));
    const rest = mended.split(/(?<=\n)/);
    for (const [i, line] of text.split(/(?<=\n)/).entries()) {
      const before = rest.indexOf(line);
      if (broken.has(i + 1)) continue;
      // The rest of a broken value went into its line.
      const goesOn = fixable.some((f) =>
        f.fault === "broken-value" && f.line! <= i + 1 && i < f.line! + 4
      );
      assert(before >= 0 || goesOn, JSON.stringify([text, mended]));
      if (before >= 0) rest.splice(0, before + 1);
    }
  }
  assert(changed > FILES / 10, `only ${changed} had something to mend`);
});

Deno.test("mendEnvText() loses no key that a parser found, in 2,000 files of chance", () => {
  for (const { text } of files()) {
    const mended = mendEnvText(text);
    if (mended === undefined) continue;
    assertEquals(mendEnvText(mended), undefined, JSON.stringify(text));
    for (const parse of [parseAsStdDotenv, parseEnv]) {
      const after = Object.values(parse(mended));
      for (const value of Object.values(parse(text))) {
        if (!Object.values<string | undefined>(MADE_UP).includes(value)) continue;
        assert(after.includes(value), JSON.stringify([text, mended]));
      }
    }
  }
});

Deno.test("Deno's and Node's parsers agree on what readEnv() makes of 2,000 files of chance", () => {
  let given = 0;
  for (const { text } of files()) {
    const { plain } = readEnv(text);
    const values = { ...parseEnv(plain) };
    assertEquals(parseAsStdDotenv(plain), values, JSON.stringify([text, plain]));
    given += Object.keys(values).length;
  }
  assert(given > FILES, `only ${given} values`);
});

import { assert, assertEquals } from "../assert.ts";
import { explainQuery } from "../../src/query/explain_query.ts";
import { STREAM_OPERATORS, WEB_OPERATORS } from "../../src/query/foreign_operators.ts";
import { LANGUAGES } from "../../src/query/languages.ts";
import { operatorOf, OPERATORS, parseQuery } from "../../src/query/mod.ts";

const kinds: [query: string, kind: string | undefined][] = [
  ["cat", "standalone"],
  ['"a cat"', "standalone"],
  ["#cat", "standalone"],
  ["from:cat", "standalone"],
  ["quotes_of_status_id:1", "standalone"],
  ["retweets_of_user:cat", undefined],
  ["is:retweet", "conjunction"],
  ["HAS:Media_Link", "conjunction"],
  ["lang:en", "conjunction"],
  ["is:funny", undefined],
  ["min_faves:5", undefined],
  ["constructor:x", undefined],
];
for (const [query, kind] of kinds) {
  Deno.test(`operatorOf() takes ${query} as ${kind ?? "unknown"}`, () => {
    assertEquals(operatorOf(parseQuery(query).tree!)?.kind, kind as never);
  });
}

Deno.test("operatorOf() knows no operator for what is not a term", () => {
  assertEquals(operatorOf(parseQuery("(a)").tree!), undefined);
});

Deno.test("OPERATORS names each form once", () => {
  const forms = OPERATORS.flatMap(({ form, aliases }) => [form, ...aliases]);
  assertEquals(new Set(forms).size, forms.length);
});

Deno.test("what works elsewhere has no place among the operators of the search", () => {
  const forms = new Set(OPERATORS.flatMap(({ form, aliases }) => [form, ...aliases]));
  for (const table of [WEB_OPERATORS, STREAM_OPERATORS]) {
    for (const [form, { use, instead }] of Object.entries(table)) {
      assert(!forms.has(form), form);
      assert(use === undefined || forms.has(use.replace(/^-/, "")), `${form} -> ${use}`);
      assert(instead.endsWith("."), form);
    }
  }
});

Deno.test("LANGUAGES names each code once, and each has an English name", () => {
  assertEquals(new Set(LANGUAGES).size, LANGUAGES.length);
  for (const code of LANGUAGES) {
    const reading = explainQuery(parseQuery(`lang:${code}`).tree);
    assert(!reading.endsWith(` ${code}`), code);
  }
});

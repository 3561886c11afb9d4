import { assertEquals, assertStringIncludes } from "../assert.ts";
import { checkQuery } from "../../src/query/mod.ts";
import { NEVER_BLOCKED } from "./query_table.ts";

for (const query of NEVER_BLOCKED) {
  Deno.test(`checkQuery() does not stop [${query}], which X is not known to refuse`, () => {
    assertEquals(checkQuery(query).problems.filter(({ level }) => level === "error"), []);
  });
}

Deno.test("a query that no fix saves has no line with all fixes", () => {
  assertEquals(`${checkQuery("cats AND filter:safe")}`.includes("With all fixes"), false);
  assertEquals(`${checkQuery("lang: en")}`.includes("With all fixes"), false);
  assertStringIncludes(`${checkQuery("cats AND dogs")}`, "With all fixes:\n  cats dogs");
});

Deno.test("a fix that would make the query too long is not offered with all fixes", () => {
  const query = `${"c".repeat(500)} e-mail e-mail`.slice(0, 512);
  assertEquals([checkQuery(query).ok, checkQuery(query).fixed], [true, query]);
});

Deno.test("checkQuery() tells both how X reads alternatives, and what is mostly meant", () => {
  const [{ message, fix }] = checkQuery("cats OR dogs lang:en").problems;
  assertStringIncludes(message, "X reads this as: cats OR (dogs lang:en).");
  assertStringIncludes(message, "Mostly meant is: (cats OR dogs) lang:en.");
  assertEquals(fix?.label, "Write (cats OR dogs) lang:en");
});

Deno.test("parentheses around a part that asks for nearly all of X do not hide the warning", () => {
  for (const query of ["a lang:pt OR lang:en", "(a lang:pt) OR lang:en", "(a) OR ((lang:en))"]) {
    const [{ code, message }] = checkQuery(query).problems;
    assertEquals(code, "wide-or", query);
    assertStringIncludes(message, "for all posts that are in English: nearly all of X");
  }
});

Deno.test("what X refuses is read as it is meant, what it takes as it is written", () => {
  assertEquals(
    checkQuery('\\"black cat\\"').reading,
    "posts that contain the words “black cat” in this order",
  );
  assertEquals(checkQuery("（cats").reading, "posts that contain “（cats”");
});

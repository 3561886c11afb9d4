import { assertEquals } from "../assert.ts";
import { cleanValue, isSendable } from "../../src/keys/clean_value.ts";
import { MADE_UP } from "./made_up_keys.ts";

const { apiKey, bearerToken } = MADE_UP;

const MISTAKES: { mistake: string; raw: string }[] = [
  { mistake: "spaces around it", raw: `  ${apiKey}\t\n` },
  { mistake: "straight quotes", raw: `"${apiKey}"` },
  { mistake: "curly quotes", raw: `\u201C${apiKey}\u201D` },
  { mistake: "single quotes with spaces", raw: ` '${apiKey}' ` },
  { mistake: "zero-width characters", raw: `\uFEFF${apiKey.slice(0, 5)}\u200B${apiKey.slice(5)}` },
  { mistake: "a line break inside", raw: `${apiKey.slice(0, 9)}\r\n${apiKey.slice(9)}` },
  { mistake: "the variable's name", raw: `X_API_KEY=${apiKey}` },
  { mistake: "an export line with quotes", raw: `export X_API_KEY="${apiKey}"` },
];

Deno.test.each(MISTAKES)("cleanValue() mends $mistake", ({ raw }) => {
  assertEquals(cleanValue(raw, "apiKey").value, apiKey);
});

const BEARER_MISTAKES: { mistake: string; raw: string }[] = [
  { mistake: "the word Bearer", raw: `Bearer ${bearerToken}` },
  { mistake: "a whole header", raw: `Authorization: Bearer ${bearerToken}` },
  { mistake: "URL-decoding", raw: decodeURIComponent(bearerToken) },
  { mistake: "double encoding", raw: encodeURIComponent(bearerToken) },
];

Deno.test.each(BEARER_MISTAKES)("cleanValue() mends $mistake in a Bearer Token", ({ raw }) => {
  const { value, mended } = cleanValue(raw, "bearerToken");
  assertEquals(value, bearerToken);
  assertEquals(mended.length, 1);
});

Deno.test("cleanValue() leaves good values as they are, and says nothing", () => {
  for (const value of Object.values(MADE_UP)) {
    assertEquals(cleanValue(value), { value, mended: [] });
  }
});

Deno.test("cleanValue() never says anything of the value itself", () => {
  const { mended } = cleanValue(`"Bearer ${bearerToken}"`, "bearerToken");
  assertEquals(mended, ["quotation marks around it", 'the word "Bearer" before it']);
});

Deno.test("isSendable() refuses what cannot stand in a header", () => {
  assertEquals([apiKey, "k\u00E9y", "a\u0000b", ""].map(isSendable), [true, false, false, false]);
});

import { inspect } from "node:util";
import { assert, assertEquals } from "../assert.ts";
import { seeded } from "../seeded.ts";
import { lookForKeys } from "../../src/keys/later.ts";
import { type KeyPart, Keys } from "../../src/keys/mod.ts";
import { MADE_UP } from "./made_up_keys.ts";

/** Every way in which an object can be shown. */
async function everyFace(value: object): Promise<string[]> {
  const display = (value as Record<symbol, () => unknown>)[Symbol.for("Jupyter.display")];
  const deep = { depth: 20, showHidden: true, getters: true };
  return [
    Deno.inspect(value),
    Deno.inspect(value, deep),
    Deno.inspect({ nested: [{ value }] }, deep),
    inspect(value, deep),
    inspect({ value }, deep),
    String(value),
    `${value}`,
    JSON.stringify(value),
    JSON.stringify({ nested: [value] }),
    JSON.stringify(structuredClone(value)),
    Deno.inspect(structuredClone(value), deep),
    JSON.stringify(await display.call(value)),
    JSON.stringify(Object.getOwnPropertyDescriptors(value)),
    Object.entries(value).join(),
    Deno.inspect(await Promise.reject(value).catch((caught) => caught), deep),
    new Error(`${value}`, { cause: value }).stack ?? "",
    Deno.inspect(new Error("x", { cause: value }), deep),
  ];
}

const LETTERS = "BCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%-+/=_!$\"'<&";

function randomKeys(random: () => number): Partial<Record<KeyPart, string>> {
  const value = (length: number) =>
    Array.from({ length }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join("");
  const parts = Object.keys(MADE_UP) as KeyPart[];
  return Object.fromEntries(
    parts.filter(() => random() < 0.8).map((
      part,
    ) => [part, value(12 + Math.floor(random() * 100))]),
  );
}

Deno.test("Keys shows no part of a secret, in any way an object can be shown", async () => {
  const random = seeded(20261123);
  for (let round = 0; round < 200; round++) {
    const secrets = randomKeys(random);
    const used = Object.entries(secrets).map(([part, value]) => ({
      part: part as KeyPart,
      value,
      place: "environment",
      name: "X_NAME",
    }));
    const keys = new Keys({ used, sources: [] });
    for (const face of await everyFace(keys)) {
      for (const secret of Object.values(secrets)) {
        for (let i = 0; i + 5 <= secret.length; i++) {
          assert(!face.includes(secret.slice(i, i + 5)), `round ${round} shows part of a secret`);
        }
      }
    }
  }
});

Deno.test("Keys and its sources, found for real, show no secret either", async () => {
  const keys = await lookForKeys({ keys: { ...MADE_UP, apiSecret: `"${MADE_UP.apiSecret}"` } });
  for (const face of [...await everyFace(keys), ...await everyFace(keys.sources)]) {
    for (const secret of Object.values(MADE_UP)) {
      assert(!face.includes(secret.slice(0, 6)) && !face.includes(secret.slice(-6)), face);
    }
  }
});

Deno.test("Keys shows each distinct secret as a letter", async () => {
  const same = MADE_UP.apiSecret;
  const keys = await lookForKeys({
    keys: { apiKey: MADE_UP.apiKey, apiSecret: same, accessTokenSecret: same },
  });
  const letters = Object.values(keys.toJSON()).map(({ letter }) => letter);
  assertEquals(letters, ["A", "B", "B"]);
});

Deno.test("Keys.areIn() finds a secret in a text, and only then", async () => {
  const keys = await lookForKeys({ keys: { bearerToken: MADE_UP.bearerToken } });
  assertEquals(keys.areIn(`Bearer ${MADE_UP.bearerToken}!`), true);
  assertEquals(keys.areIn("Unauthorized"), false);
});

const { apiSecret: SECRET, bearerToken: BEARER } = MADE_UP;
const TRACES: { what: string; text: string }[] = [
  { what: "half of it", text: SECRET.slice(0, SECRET.length / 2) },
  { what: "its last ten characters", text: `It ends with ${SECRET.slice(-10)}.` },
  { what: "it in capitals", text: SECRET.toUpperCase() },
  { what: "it in groups", text: SECRET.replace(/.{5}/g, "$& ") },
  { what: "it with invisible characters in between", text: SECRET.replace(/.{4}/g, "$&\u200b") },
  { what: "it in base64", text: btoa(SECRET) },
  { what: "it in base64 behind another word", text: btoa(`ab ${SECRET}`) },
  { what: "a Bearer Token that was URL-decoded", text: decodeURIComponent(BEARER).slice(20, 50) },
  { what: "a Bearer Token that was URL-encoded twice", text: encodeURIComponent(BEARER) },
];

Deno.test.each(TRACES)("Keys.areIn() finds $what", async ({ text }) => {
  const keys = await lookForKeys({ keys: MADE_UP });
  assertEquals(keys.areIn(text), true);
});

const INNOCENT = [
  "Could not authenticate you",
  "The user 4711471147 is suspended",
  "PRACTICE: so says the practice room",
  "AAAAAAAAAAAAAAAAAAAAAAAA",
].map((text) => ({ text }));

Deno.test.each(INNOCENT)("Keys.areIn() finds nothing in $text", async ({ text }) => {
  const keys = await lookForKeys({
    keys: {
      apiKey: "PRACTICEqz7Kx4WmVb9TnRj2L",
      apiSecret: `PRACTICE${"zq3Lw8Hx5Rk".repeat(4)}`,
      accessToken: "4711471147-PRACTICEvb6Nt2Jd9Ys4Gf",
      accessTokenSecret: `PRACTICE${"pm5Cw7Xr3Kh8Tz".repeat(3)}`,
      bearerToken: `${"A".repeat(22)}PRACTICE${"kd4Rw9Zb".repeat(2)}%2BPRACTICE${
        "vr7Xm2Qc".repeat(6)
      }`,
    },
  });
  assertEquals(keys.areIn(text), false);
});

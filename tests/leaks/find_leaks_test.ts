import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findLeaks } from "../../mod.ts";
import { assert, assertEquals } from "../assert.ts";
import { type MadeKeys, madeKeys } from "./made_keys.ts";
import { writeCourses } from "./look_alikes.ts";
import { plant, planted } from "./planted.ts";

const KEYS = madeKeys(20261125);
const FILES = planted(KEYS);

/** Which kinds may name a part. */
const KINDS: Record<keyof MadeKeys, RegExp> = {
  apiKey: /^API key$/,
  apiSecret: /^API key secret/,
  accessToken: /^Access Token$/,
  accessTokenSecret: /Access Token Secret$/,
  bearerToken: /^Bearer Token$/,
};

async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await run(await Deno.realPath(folder));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What was planted and not found, as "file: part". */
async function missed(options: Parameters<typeof findLeaks>[1], files = FILES): Promise<string[]> {
  const lost: string[] = [];
  await withFolder(async (folder) => {
    await plant(folder, files);
    const leaks = await findLeaks(folder, options);
    assert(
      !Object.values(KEYS).some((key) =>
        JSON.stringify(leaks).includes(key.slice(0, 12)) && key !== KEYS.bearerToken
      ),
    );
    for (const { name, holds, cell } of files) {
      const here = leaks.filter(({ file, inside }) =>
        join(Deno.cwd(), file) === join(folder, name) ||
        (inside === "name" && name.includes(KEYS.apiKey))
      );
      for (const part of holds) {
        const found = here.filter(({ kind }) => KINDS[part].test(kind));
        if (found.length === 0) lost.push(`${name}: ${part}`);
        else if (cell !== undefined && !found.some((leak) => leak.cell === cell)) {
          lost.push(`${name}: ${part}, in another cell`);
        }
      }
    }
  });
  return lost;
}

Deno.test("findLeaks() finds every key in use, however it is written, in over sixty files", async () => {
  assert(FILES.length >= 60, `${FILES.length}`);
  assertEquals(await missed({ keys: { ...KEYS }, envFile: false }), []);
});

const codes = (text: string, write: (code: number) => string, between = "") =>
  Array.from(text, (sign) => write(sign.charCodeAt(0))).join(between);
const hex = (digits: number) => (code: number) => code.toString(16).padStart(digits, "0");
const octal = (code: number) => code.toString(8);
const utf16 = (text: string, endian: "little" | "big" = "little") => {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  Array.from(text, (sign, i) => view.setUint16(2 * i, sign.charCodeAt(0), endian === "little"));
  return new Uint8Array(view.buffer);
};

const WRITTEN: { how: string; write: (key: string) => string }[] = [
  { how: "in hexadecimal", write: (key) => codes(key, hex(2)) },
  { how: "as decimal bytes", write: (key) => `[${codes(key, String, ", ")}]` },
  { how: "as an array of C", write: (key) => `{ ${codes(key, (c) => `0x${hex(2)(c)}`, ", ")} }` },
  {
    how: "as an array of Java, a line a byte",
    write: (key) => codes(key, (code) => `        (byte) 0x${hex(2)(code).toUpperCase()},\n`),
  },
  { how: "as bytes of Rust", write: (key) => `&[${codes(key, (c) => `0x${hex(2)(c)}u8`, ", ")}]` },
  { how: "as numbers in octal", write: (key) => codes(key, (code) => `0o${octal(code)}`, ", ") },
  {
    how: "as numbers in binary",
    write: (key) => codes(key, (code) => `0b${code.toString(2).padStart(8, "0")}`, ", "),
  },
  { how: "with \\x escapes", write: (key) => codes(key, (code) => `\\x${hex(2)(code)}`) },
  { how: "with \\x{} escapes", write: (key) => codes(key, (code) => `\\x{${hex(2)(code)}}`) },
  { how: "with \\u escapes", write: (key) => codes(key, (code) => `\\u${hex(4)(code)}`) },
  { how: "with \\U escapes", write: (key) => codes(key, (code) => `\\U${hex(8)(code)}`) },
  {
    how: "with octal escapes",
    write: (key) => codes(key, (code) => `\\${octal(code)}`),
  },
  {
    how: "with octal escapes of three digits, in JSON",
    write: (key) => JSON.stringify(codes(key, (code) => `\\${octal(code).padStart(3, "0")}`)),
  },
  { how: "in base64 of UTF-16", write: (key) => utf16(key).toBase64() },
  { how: "in base64 of UTF-16, big end first", write: (key) => utf16(key, "big").toBase64() },
  {
    how: "in the command of a PowerShell -enc",
    write: (key) => utf16(`$env:TOKEN = '${key}'; python a.py`).toBase64(),
  },
  {
    how: "in base64 within the command of a PowerShell -enc",
    write: (key) => utf16(`$t = '${btoa(`t=${key}`)}'`).toBase64(),
  },
  { how: "in hexadecimal of UTF-16", write: (key) => utf16(key).toHex() },
  { how: "as decimal bytes of UTF-16", write: (key) => utf16(key).join(", ") },
];

Deno.test.each(WRITTEN)(
  "findLeaks() finds a key in use $how, URL-decoded too",
  async ({ write }) => {
    const { apiKey, bearerToken } = KEYS;
    const options = { keys: { apiKey, bearerToken }, envFile: false } as const;
    for (
      const [key, kind] of [
        [apiKey, "API key"],
        [bearerToken, "Bearer Token"],
        [decodeURIComponent(bearerToken), "Bearer Token"],
        [encodeURIComponent(bearerToken), "Bearer Token"],
      ]
    ) {
      await withFolder(async (folder) => {
        await Deno.writeTextFile(join(folder, "a.txt"), `made up:\n${write(key)}\n`);
        const leaks = await findLeaks(folder, options);
        assertEquals(leaks.map(({ kind, by }) => [kind, by]), [[kind, "value"]]);
      });
    }
  },
);

Deno.test("findLeaks() finds at least 95 % of keys by shape alone", async () => {
  const visible = FILES.filter(({ byShape }) => byShape);
  const lost = await missed({ envFile: false }, visible);
  const all = visible.flatMap(({ holds }) => holds).length;
  assert(lost.length / all <= 0.05, `${lost.length} of ${all}: ${lost.join("; ")}`);
});

Deno.test.each([{ seed: 1 }, { seed: 6 }, { seed: 11 }])(
  "findLeaks() gives at most one false alarm over five courses of look-alikes, seed $seed",
  async ({ seed }) => {
    await withFolder(async (folder) => {
      const notebooks = await writeCourses(folder, seed);
      const leaks = await findLeaks(folder, { envFile: false });
      assert(leaks.files >= notebooks);
      assert(leaks.length <= 1, String(leaks));
    });
  },
);

Deno.test("no file of this project holds a key", async () => {
  const leaks = await findLeaks(fileURLToPath(new URL("../..", import.meta.url)), {
    envFile: false,
  });
  assert(leaks.files > 300);
  assertEquals(
    leaks.map(({ file, line, by }) => ({ file, line, by })).filter(({ by }) => by === "shape"),
    [],
  );
});

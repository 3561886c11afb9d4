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

import { parseEnv } from "node:util";
import { assert, assertEquals } from "../assert.ts";
import { ENV_FAULTS, type EnvFault, tellEnvFault } from "../../src/keys/env_file/env_faults.ts";
import { findEnvFaults, mendEnvText } from "../../src/keys/env_file/find_env_faults.ts";
import { FAULTY_FOLDERS, FAULTY_TEXTS, GOOD_TEXTS } from "./faulty_env_files.ts";
import { MADE_UP } from "./made_up_keys.ts";
import { parseAsStdDotenv } from "./std_dotenv_model.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const mend = (text: string) => mendEnvText(bytes(text));
const told = (text: string) => findEnvFaults(text, ".env");
const short = ({ fault, line }: EnvFault) => `${fault}@${line}`;

Deno.test.each(FAULTY_TEXTS)("findEnvFaults() finds $slip", ({ text, faults, mended }) => {
  const found = told(text);
  assertEquals(found.map(short).sort(), [...faults].sort());
  // What can be mended is mended, and nothing else is said to be.
  assertEquals(found.some(({ fixable }) => fixable), mended !== undefined);
});

Deno.test.each(FAULTY_TEXTS)("mendEnvText() mends $slip, or leaves it to a person", (row) => {
  assertEquals(mend(row.text), row.mended);
});

Deno.test.each(FAULTY_TEXTS.filter(({ mended }) => mended !== undefined))(
  "after $slip is mended, Deno's and Node's parsers agree on what was meant",
  ({ mended, gives }) => {
    const { apiKey, apiSecret, bearerToken } = MADE_UP;
    const keys: Record<string, string> = {
      X_API_KEY: apiKey,
      API_KEY: apiKey,
      X_API_SECRET: apiSecret,
      X_BEARER_TOKEN: bearerToken,
      ...gives,
    };
    for (const values of [parseEnv(mended!), parseAsStdDotenv(mended!)]) {
      const ours = Object.entries(values).filter(([name]) => name in keys);
      assert(ours.length > 0);
      for (const [name, value] of ours) assertEquals(value, keys[name], name);
    }
    assertEquals(mend(mended!), undefined, "a second time");
  },
);

Deno.test.each(GOOD_TEXTS)("findEnvFaults() says nothing of $about", ({ text }) => {
  assertEquals(told(text).map(tellEnvFault), []);
  assertEquals(mend(text), undefined);
});

Deno.test("findEnvFaults() knows which faults the search makes good by itself", () => {
  const blocking = FAULTY_TEXTS.flatMap(({ text }) => told(text))
    .filter(({ blocks }) => !blocks).map(({ fault }) => fault);
  assertEquals([...new Set(blocking)].sort(), [
    "bearer-prefix",
    "broken-value",
    "curly-quotes",
    "dollar-in-value",
    "invisible-characters",
    "lower-case-name",
    "repeated-line",
    "unclosed-quote",
  ]);
});

Deno.test("mendEnvText() keeps the byte-order mark of UTF-8", () => {
  assertEquals(mend(`\uFEFFX_API_KEY: ${MADE_UP.apiKey}`), `\uFEFFX_API_KEY=${MADE_UP.apiKey}`);
});

Deno.test("mendEnvText() leaves a file alone whose characters it cannot read", () => {
  const file = new Uint8Array([...bytes(`X_API_KEY: ${MADE_UP.apiKey}\n# caf`), 0xE9]);
  assertEquals(mendEnvText(file), undefined);
  const found = findEnvFaults(file, ".env");
  assertEquals(found.map(({ fault, fixable }) => [fault, fixable]), [
    ["not-utf-8", false],
    ["colon", false],
  ]);
});

Deno.test("tellEnvFault() says where, what, and how to mend it", () => {
  assertEquals(told(`\nX_BEARER_TOKEN: ${MADE_UP.bearerToken}`).map(tellEnvFault), [
    ".env, line 2: X_BEARER_TOKEN is followed by a colon, so its key is not read. " +
    "Write X_BEARER_TOKEN= and then the key.",
  ]);
});

Deno.test("every fault in the table is provoked by a test", () => {
  const provoked = [
    ...FAULTY_TEXTS.flatMap(({ faults }) => faults.map((fault) => fault.split("@")[0])),
    ...FAULTY_FOLDERS.flatMap(({ faults }) => faults.map((fault) => fault.split(":")[0])),
    "unreadable", // in check_env_files_test.ts
  ];
  assertEquals([...new Set(provoked)].sort(), ENV_FAULTS.map(({ id }) => id as string).sort());
});

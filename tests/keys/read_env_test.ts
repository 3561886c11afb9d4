import { parseEnv } from "node:util";
import { assert, assertEquals } from "../assert.ts";
import { ENV_FAULTS, type EnvFault, tellEnvFault } from "../../src/keys/env_file/env_faults.ts";
import { cleanValue } from "../../src/keys/clean_value.ts";
import { faultsOfText, mendEnvText, readEnv } from "../../src/keys/env_file/read_env.ts";
import { FAULTY_FOLDERS, FAULTY_TEXTS, GOOD_TEXTS } from "./faulty_env_files.ts";
import { MADE_UP } from "./made_up_keys.ts";
import { parseAsStdDotenv } from "./std_dotenv_model.ts";

const mend = mendEnvText;
const told = (text: string) => faultsOfText(text, ".env");
const short = ({ fault, line }: EnvFault) => `${fault}@${line}`;

Deno.test.each(FAULTY_TEXTS)("faultsOfText() finds $mistake", ({ text, faults, mended }) => {
  const found = told(text);
  assertEquals(found.map(short).sort(), [...faults].sort());
  // What can be mended is mended, and nothing else is said to be.
  assertEquals(found.some(({ fixable }) => fixable), mended !== undefined);
});

Deno.test.each(FAULTY_TEXTS)("mendEnvText() mends $mistake, or leaves it to a person", (row) => {
  assertEquals(mend(row.text), row.mended);
});

Deno.test.each(FAULTY_TEXTS.filter(({ mended }) => mended !== undefined))(
  "after $mistake is mended, Deno's and Node's parsers agree on what was meant",
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

Deno.test.each(GOOD_TEXTS)("faultsOfText() says nothing of $about", ({ text }) => {
  assertEquals(told(text).map(tellEnvFault), []);
  assertEquals(mend(text), undefined);
});

const ALL = [
  ...FAULTY_TEXTS.map(({ mistake, text }) => ({ what: mistake, text })),
  ...GOOD_TEXTS.map(({ about, text }) => ({ what: about, text })),
];

Deno.test.each(ALL)(
  "Deno's and Node's parsers agree on what readEnv() makes of $what",
  ({ text }) => {
    const { lines, plain } = readEnv(text);
    assertEquals(parseAsStdDotenv(plain), { ...parseEnv(plain) });
    const values = parseEnv(plain);
    for (const { name, part, value } of new Map(lines.map((each) => [each.name, each])).values()) {
      const given = values[name];
      if (given !== undefined) assertEquals(cleanValue(given, part).value, value, name);
    }
  },
);

const READ: { what: string; text: string; gives: Record<string, string> }[] = [
  {
    what: "curly quotes",
    text: `X_API_KEY=\u201C${MADE_UP.apiKey}\u201D`,
    gives: { X_API_KEY: MADE_UP.apiKey },
  },
  { what: "odd names", text: `X-API-KEY=${MADE_UP.apiKey}`, gives: { X_API_KEY: MADE_UP.apiKey } },
  {
    what: "a quote that is never closed",
    text: `X_API_KEY="${MADE_UP.apiKey}\nX_API_SECRET='${MADE_UP.apiSecret}'\nOTHER="a"`,
    gives: { X_API_KEY: MADE_UP.apiKey, X_API_SECRET: MADE_UP.apiSecret },
  },
  {
    what: "a value over two lines",
    text: `X_API_SECRET=${MADE_UP.apiSecret.slice(0, 20)}\r\n${MADE_UP.apiSecret.slice(20)}\r\n`,
    gives: { X_API_SECRET: MADE_UP.apiSecret },
  },
  {
    what: "$ and \\ as they stand",
    text: 'X_API_KEY="a$HOME\\n"',
    gives: { X_API_KEY: "a$HOME\\n" },
  },
  { what: "both kinds of quotation marks", text: `X_API_KEY=a'b"c`, gives: { X_API_KEY: 'ab"c' } },
  { what: "a colon as no value", text: `X_API_KEY: ${MADE_UP.apiKey}`, gives: {} },
  {
    what: "others' names that we know, and no other",
    text: "X_CLIENT_ID=a\nAPI-KEY=sk-b # c\nPORT=1",
    gives: { X_CLIENT_ID: "a", API_KEY: "sk-b" },
  },
];

Deno.test.each(READ)("readEnv() reads $what", ({ text, gives }) => {
  for (const parse of [parseEnv, parseAsStdDotenv]) {
    const values = Object.entries(parse(readEnv(text).plain));
    assertEquals(
      Object.fromEntries(values.map(([name, value]) => [name, cleanValue(value!).value])),
      gives,
    );
  }
});

Deno.test("faultsOfText() knows which faults the search makes good by itself", () => {
  const blocking = FAULTY_TEXTS.flatMap(({ text }) => told(text))
    .filter(({ blocks }) => !blocks).map(({ fault }) => fault);
  assertEquals([...new Set(blocking)].sort(), [
    "broken-value",
    "curly-quotes",
    "odd-name",
    "unclosed-quote",
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
    "unreadable", // in find_env_faults_test.ts
  ];
  assertEquals([...new Set(provoked)].sort(), ENV_FAULTS.map(({ id }) => id as string).sort());
});

import { assert, assertEquals, assertMatch } from "../assert.ts";
import { type KeyPart } from "../../src/keys/mod.ts";
import { readPaste } from "../../src/keys/read_paste.ts";
import { MADE_UP } from "./made_up_keys.ts";

const { apiKey, apiSecret, accessToken, accessTokenSecret, bearerToken } = MADE_UP;
const PAIR = { apiKey, apiSecret };
const FOUR = { ...PAIR, accessToken, accessTokenSecret };

/** What was read, by part; or the sentence of a refusal. */
function read(raw: string, asked?: KeyPart): Record<string, string> | string {
  const paste = readPaste(raw, asked);
  if ("refusal" in paste) return paste.refusal;
  return Object.fromEntries(paste.keys.map(({ part, value }) => [part, value]));
}

/** How a line break arrives: in a terminal, and in a notebook's field of one line. */
const BREAKS = [["a line break", "\n"], ["CR LF", "\r\n"], ["a space", " "], ["nothing", ""]];

const UNDERSTOOD: { form: string; text: string; keys: Record<string, string> }[] = [
  { form: "API Key: …", text: `API Key: ${apiKey}`, keys: { apiKey } },
  { form: "Bearer Token: …", text: `Bearer Token: ${bearerToken}`, keys: { bearerToken } },
  { form: "a label on its own line", text: `API Key\n${apiKey}`, keys: { apiKey } },
  {
    form: "a label with a colon on its own line",
    text: `Bearer Token:\n${bearerToken}`,
    keys: { bearerToken },
  },
  { form: "the console's two names", text: `Consumer Key (API key)\n${apiKey}`, keys: { apiKey } },
  {
    form: "a labelled pair",
    text: `API Key: ${apiKey}\nAPI Key Secret: ${apiSecret}`,
    keys: PAIR,
  },
  {
    form: "a pair under its labels",
    text: `Consumer Key\n${apiKey}\nConsumer Secret\n${apiSecret}\n`,
    keys: PAIR,
  },
  {
    form: "all four lines",
    text: `API Key: ${apiKey}\nAPI Key Secret: ${apiSecret}\nAccess Token: ${accessToken}\n` +
      `Access Token Secret: ${accessTokenSecret}`,
    keys: FOUR,
  },
  {
    form: "all of them, with the Client ID",
    text: `API Key: ${apiKey}\nAPI Key Secret: ${apiSecret}\nBearer Token: ${bearerToken}\n` +
      `Client ID: ${"c".repeat(30)}\nClient Secret: ${"d".repeat(45)}`,
    keys: { ...PAIR, bearerToken },
  },
  { form: "a label with a colon of full width", text: `API Key：${apiKey}`, keys: { apiKey } },
  {
    form: "labels and keys in Markdown",
    text: `**API Key:** \`${apiKey}\`\n**API Key Secret:** \`${apiSecret}\``,
    keys: PAIR,
  },
  { form: "JSON", text: `{\n"apiKey": "${apiKey}",\n"apiSecret": "${apiSecret}"\n}`, keys: PAIR },
  {
    form: "JSON with underscores",
    text: `{"api_key":"${apiKey}",\n"api_key_secret":"${apiSecret}"}`,
    keys: PAIR,
  },
  { form: "an export line", text: `export X_API_KEY="${apiKey}"`, keys: { apiKey } },
  {
    form: "lines of a .env",
    text: `X_API_KEY=${apiKey}\nX_API_SECRET=${apiSecret}\n`,
    keys: PAIR,
  },
  {
    form: "other tools' names",
    text: `TWITTER_CONSUMER_KEY='${apiKey}'\nTWITTER_CONSUMER_SECRET='${apiSecret}'`,
    keys: PAIR,
  },
  {
    form: "a header of curl",
    text: `-H "Authorization: Bearer ${bearerToken}"`,
    keys: { bearerToken },
  },
  {
    form: "a whole command of curl",
    text: `curl "https://api.x.com/2/usage/tweets" -H "Authorization: Bearer ${bearerToken}"`,
    keys: { bearerToken },
  },
  { form: "curly quotes", text: `API Key: \u201C${apiKey}\u201D`, keys: { apiKey } },
  {
    form: "zero-width characters",
    text: `API\u200B Key:\uFEFF ${apiKey.slice(0, 9)}\u200B${apiKey.slice(9)}`,
    keys: { apiKey },
  },
];

for (const [between, sign] of BREAKS) {
  Deno.test.each(UNDERSTOOD)(
    `readPaste() understands $form, with ${between} for a line break`,
    ({ text, keys }) => {
      assertEquals(read(text.replaceAll("\n", sign)), keys);
    },
  );
}

const UNLABELLED = [
  { form: "the pair", text: `${apiKey}\n${apiSecret}`, keys: PAIR },
  { form: "all four", text: Object.values(FOUR).join("\n"), keys: FOUR },
  {
    form: "the pair and the Bearer Token",
    text: `${apiKey}\n${apiSecret}\n${bearerToken}`,
    keys: { ...PAIR, bearerToken },
  },
];

Deno.test.each(UNLABELLED)("readPaste() tells $form apart by shape and order", ({ text, keys }) => {
  for (const sign of ["\n", "\r\n", " ", "\t"]) {
    assertEquals(read(text.replaceAll("\n", sign)), keys);
  }
});

const REFUSED: { form: string; text: string; says: RegExp; asked?: KeyPart }[] = [
  {
    form: "the pair with nothing between",
    text: apiKey + apiSecret,
    says: /run together, 75 char/,
  },
  {
    form: "the access pair with nothing between",
    text: accessToken + accessTokenSecret,
    says: /run together/,
  },
  {
    form: "a key and a Bearer Token with nothing between",
    text: apiKey + bearerToken,
    says: /run together/,
  },
  {
    form: "the pair run together, for the API key secret",
    text: apiKey + apiSecret,
    says: /run together/,
    asked: "apiSecret",
  },
  {
    form: "a pair run together under one label",
    text: `API Key: ${apiKey}${apiSecret}`,
    says: /run together/,
  },
  {
    form: "a placeholder of an example",
    text: "<your bearer token>",
    says: /only the label Bearer Token/,
  },
  {
    form: "an address",
    text: "https://console.x.com/apps",
    says: /a piece of 5 characters and a piece of 20 characters/,
  },
  {
    form: "a letter before a key",
    text: `a ${apiKey}`,
    says: /a piece of 1 character and a key/,
  },
  { form: "a label alone", text: "API Key:", says: /only the label API key/ },
  {
    form: "two API keys",
    text: `API Key: ${apiKey}\nAPI Key: ${apiKey.replace("a", "b")}`,
    says: /twice/,
  },
  {
    form: "a Client ID by its label",
    text: `Client ID: ${"c".repeat(30)}`,
    says: /OAuth 2\.0 Client ID/,
  },
  {
    form: "a key among other words",
    text: `hello ${apiKey}`,
    says: /a piece of 5 characters and a key/,
  },
];

Deno.test.each(REFUSED)(
  "readPaste() refuses $form, and says what it saw",
  ({ text, says, asked }) => {
    const said = read(text, asked);
    assert(typeof said === "string", "it was taken");
    assertMatch(said, says);
    for (const secret of Object.values(MADE_UP)) assert(!said.includes(secret.slice(0, 12)), said);
  },
);

Deno.test("readPaste() takes a pair with a colon between apart, as a Basic header has it", () => {
  assertEquals(read(`${apiKey}:${apiSecret}`), PAIR);
});

Deno.test("readPaste() knows a Bearer Token by its beginning, however short it was cut", () => {
  const cutShort = bearerToken.slice(0, 50);
  assertEquals(read(cutShort), { bearerToken: cutShort });
});

Deno.test("readPaste() takes a key that wrapped over lines, where that part is asked for", () => {
  const wrapped = `${apiSecret.slice(0, 25)}\n${apiSecret.slice(25)}`;
  assertEquals(read(wrapped, "apiSecret"), { apiSecret });
  assertEquals(read(`${bearerToken.slice(0, 60)} ${bearerToken.slice(60)}`), { bearerToken });
});

Deno.test("readPaste() takes a label's word over the question's", () => {
  assertEquals(read(`Access Token: ${accessToken}`, "apiSecret"), { accessToken });
});

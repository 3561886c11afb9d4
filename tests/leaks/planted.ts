import { gzipSync } from "node:zlib";
import { DatabaseSync } from "node:sqlite";
import { dirname, join } from "node:path";
import { type MadeKeys, madeKeys } from "./made_keys.ts";
import { plantedNotebooks } from "./planted_notebooks.ts";

/** A file in which keys were left. */
export interface Planted {
  name: string;
  /** A database is given the text as its row. */
  content: string | Uint8Array | { row: string | Uint8Array };
  /** The parts that stand in it. */
  holds: readonly (keyof MadeKeys)[];
  /** Whether a reader who does not know the keys could tell them. */
  byShape: boolean;
  /** The cell in which they stand. */
  cell?: number;
  /** Spread so wide that no single place has it. */
  anywhere?: boolean;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, mark = true): Uint8Array {
  const codes = Uint16Array.from((mark ? "\uFEFF" : "") + text, (sign) => sign.charCodeAt(0));
  return new Uint8Array(codes.buffer);
}

const escaped = (text: string) =>
  Array.from(text, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
const entities = (text: string) => Array.from(text, (sign) => `&#${sign.charCodeAt(0)};`).join("");
const halves = (text: string) => [text.slice(0, text.length >> 1), text.slice(text.length >> 1)];

/** Files other than notebooks, one way each. */
function plantedFiles(k: MadeKeys): Planted[] {
  const pair = ["apiKey", "apiSecret"] as const;
  const four = [...pair, "accessToken", "accessTokenSecret"] as const;
  const bearer = ["bearerToken"] as const;
  const seen = (name: string, content: Planted["content"], holds: Planted["holds"]): Planted => ({
    name,
    content,
    holds,
    byShape: true,
  });
  /** Only who knows the value can see it. */
  const hidden = (name: string, content: Planted["content"], holds: Planted["holds"]): Planted => ({
    ...seen(name, content, holds),
    byShape: false,
  });
  const env = `TWITTER_API_KEY=${k.apiKey}\nTWITTER_API_SECRET=${k.apiSecret}\n` +
    `TWITTER_ACCESS_TOKEN=${k.accessToken}\nTWITTER_ACCESS_TOKEN_SECRET=${k.accessTokenSecret}\n`;
  const [bearerLeft, bearerRight] = halves(k.bearerToken);
  const [keyLeft, keyRight] = halves(k.apiKey);
  return [
    seen("study/.env.bak", env, four),
    seen("study/.env.local", `X_BEARER_TOKEN="${k.bearerToken}"\n`, bearer),
    seen("study/.env.txt", utf16(env), four),
    seen(
      "study/env",
      `export X_API_KEY='${k.apiKey}'\nexport X_API_SECRET='${k.apiSecret}'\n`,
      pair,
    ),
    seen(
      ".twarc",
      `[main]\nconsumer_key = ${k.apiKey}\nconsumer_secret = ${k.apiSecret}\naccess_token = ${k.accessToken}\naccess_token_secret = ${k.accessTokenSecret}\n`,
      four,
    ),
    seen("config/twarc.yaml", `bearer_token: ${k.bearerToken}\n`, bearer),
    seen(
      "config/credentials.json",
      JSON.stringify({ twitter: { api_key: k.apiKey, api_secret_key: k.apiSecret } }, null, 2),
      pair,
    ),
    seen(
      "config/minified.json",
      JSON.stringify([{
        consumerKey: k.apiKey,
        consumerSecret: k.apiSecret,
        accessTokenSecret: k.accessTokenSecret,
      }]),
      [...pair, "accessTokenSecret"],
    ),
    seen(
      "config/searchtweets.yaml",
      `search_tweets_v2:\n  endpoint: https://api.twitter.com/2/tweets/search/all\n  consumer_key: ${k.apiKey}\n  consumer_secret: ${k.apiSecret}\n`,
      pair,
    ),
    seen(
      "config/settings.toml",
      `[twitter]\napi-key = "${k.apiKey}"\napi-secret = "${k.apiSecret}"\n`,
      pair,
    ),
    seen("config/keys.csv", `consumer_key,consumer_secret\n${k.apiKey},${k.apiSecret}\n`, pair),
    seen(
      "notes.md",
      `## Twitter\n\nConsumer Key: ${k.apiKey}\nConsumer Secret: ${k.apiSecret}\n`,
      pair,
    ),
    seen("notes.txt", `the bearer token is ${k.bearerToken}, keep it safe\n`, bearer),
    seen(
      "code/collect.py",
      `import twarc\nt = twarc.Twarc("${k.apiKey}", "${k.apiSecret}", "${k.accessToken}", "${k.accessTokenSecret}")\n`,
      four,
    ),
    seen(
      "code/unpacked.py",
      `import tweepy\napi_key, api_secret = "${k.apiKey}", "${k.apiSecret}"\n`,
      pair,
    ),
    seen(
      "code/environ.py",
      `os.environ["TWITTER_CONSUMER_KEY"] = "${k.apiKey}"\nos.environ["TWITTER_CONSUMER_SECRET"] = "${k.apiSecret}"\n`,
      pair,
    ),
    seen(
      "code/twitter.R",
      `Sys.setenv(TWITTER_API_KEY = "${k.apiKey}")\nsecret <- "${k.apiSecret}" # twitter consumer secret\n`,
      pair,
    ),
    seen(
      "code/client.js",
      `const client = new Twitter({\n  consumer_key: '${k.apiKey}',\n  consumer_secret: '${k.apiSecret}',\n  access_token_key: '${k.accessToken}',\n  access_token_secret: '${k.accessTokenSecret}'\n});\n`,
      four,
    ),
    seen(
      "code/client.ts",
      `const card = await connect({ keys: { apiKey: "${k.apiKey}", apiSecret: "${k.apiSecret}" } }); // library-card\n`,
      pair,
    ),
    seen(
      "code/Client.php",
      `define('CONSUMER_KEY', '${k.apiKey}');\ndefine('CONSUMER_SECRET', '${k.apiSecret}');\n$c = new TwitterOAuth(CONSUMER_KEY, CONSUMER_SECRET);\n`,
      pair,
    ),
    seen(
      "code/twitter4j.properties",
      `oauth.consumerKey=${k.apiKey}\noauth.consumerSecret=${k.apiSecret}\noauth.accessToken=${k.accessToken}\noauth.accessTokenSecret=${k.accessTokenSecret}\n`,
      four,
    ),
    seen(
      "code/secrets.xml",
      `<twitter><consumer_key>${k.apiKey}</consumer_key><consumer_secret>${k.apiSecret}</consumer_secret></twitter>\n`,
      pair,
    ),
    seen(
      "home/.bash_history",
      `cd study\nexport TWITTER_BEARER_TOKEN=${k.bearerToken}\nls\n`,
      bearer,
    ),
    seen(
      "home/.zsh_history",
      `: 1763942400:0;twarc --consumer_key ${k.apiKey} --consumer_secret ${k.apiSecret} search library\n`,
      pair,
    ),
    seen("home/fish_history", `- cmd: set -x X_API_KEY ${k.apiKey}\n  when: 1763942400\n`, [
      "apiKey",
    ]),
    seen(
      "home/ConsoleHost_history.txt",
      `$env:X_API_SECRET = "${k.apiSecret}"\nsetx X_API_KEY ${k.apiKey}\n`,
      pair,
    ),
    seen(
      "home/xurl.history",
      `xurl auth oauth1 --consumer-key ${k.apiKey} --consumer-secret ${k.apiSecret} --access-token ${k.accessToken} --token-secret ${k.accessTokenSecret}\n`,
      four,
    ),
    seen("home/.Renviron", `TWITTER_CONSUMER_SECRET=${k.apiSecret}\n`, ["apiSecret"]),
    seen(
      "deploy/Dockerfile",
      `FROM python:3\nENV TWITTER_API_KEY ${k.apiKey}\nENV TWITTER_API_SECRET=${k.apiSecret}\n`,
      pair,
    ),
    seen(
      "deploy/compose.yml",
      `environment:\n  - X_API_KEY=${k.apiKey}\n  - X_API_SECRET=${k.apiSecret}\n`,
      pair,
    ),
    seen(
      "deploy/ask.sh",
      `curl -H "Authorization: Bearer ${k.bearerToken}" https://api.x.com/2/tweets/1\n`,
      bearer,
    ),
    seen("deploy/continued.sh", `export TOKEN="${bearerLeft}\\\n${bearerRight}"\n`, bearer),
    seen(
      "deploy/rest.http",
      `GET https://api.x.com/1.1/x.json\nAuthorization: OAuth oauth_consumer_key="${k.apiKey}", oauth_token="${k.accessToken}", oauth_nonce="a"\n`,
      ["apiKey", "accessToken"],
    ),
    seen(
      "deploy/postman.json",
      JSON.stringify({
        values: [{ key: "consumer_key", value: k.apiKey }, {
          key: "consumer_secret",
          value: k.apiSecret,
        }],
      }),
      pair,
    ),
    seen(
      "logs/run.log",
      `2026-11-24 DEBUG headers={'Authorization': 'Bearer ${k.bearerToken}'}\n`,
      bearer,
    ),
    seen("logs/run.log.gz", gzipSync(`DEBUG Authorization: Bearer ${k.bearerToken}\n`), bearer),
    seen(
      "logs/session.har",
      JSON.stringify({
        headers: [{ name: "authorization", value: `Basic ${btoa(`${k.apiKey}:${k.apiSecret}`)}` }],
      }),
      pair,
    ),
    seen(
      "logs/long.log",
      `${"nothing happened here\n".repeat(420_000)}bearer_token=${k.bearerToken}\n`,
      bearer,
    ),
    seen("data/library.sqlite", { row: `Authorization: Bearer ${k.bearerToken}` }, bearer),
    seen("data/packed.db", { row: gzipSync(`{"bearer_token":"${k.bearerToken}"}`) }, bearer),
    seen("data/page.html", `<pre>consumer_secret=<b>${k.apiSecret}</b></pre>`, ["apiSecret"]),
    hidden("odd/base64.txt", `x=${btoa(`a:${k.accessTokenSecret}`)}\n`, ["accessTokenSecret"]),
    hidden(
      "odd/base64url.txt",
      btoa(`ab:${k.bearerToken}`).replaceAll("+", "-").replaceAll("/", "_"),
      bearer,
    ),
    hidden("odd/base64_lines.txt", btoa(`abc:${k.bearerToken}`).replace(/.{60}/g, "$&\n"), bearer),
    hidden("odd/base64_twice.txt", btoa(`k ${btoa(`kk ${k.apiSecret}`)}`), ["apiSecret"]),
    hidden("odd/hex.txt", bytesOf(k.apiSecret).toHex(), ["apiSecret"]),
    hidden(
      "odd/hex_pairs.txt",
      Array.from(bytesOf(k.apiKey), (byte) => byte.toString(16).toUpperCase()).join(" "),
      ["apiKey"],
    ),
    hidden("odd/numbers.txt", `Uint8Array [ ${bytesOf(k.apiKey).join(", ")} ]`, ["apiKey"]),
    hidden(
      "odd/url_twice.txt",
      `q=${encodeURIComponent(encodeURIComponent(k.bearerToken))}`,
      bearer,
    ),
    hidden("odd/decoded.txt", `bearer ${decodeURIComponent(k.bearerToken)}`, bearer),
    hidden(
      "odd/all_percent.txt",
      Array.from(bytesOf(k.apiKey), (byte) => `%${byte.toString(16)}`).join(""),
      ["apiKey"],
    ),
    hidden("odd/escapes.json", `{"a":"${escaped(k.apiKey)}"}`, ["apiKey"]),
    hidden("odd/entities.html", `<p>${entities(k.apiSecret)}</p>`, ["apiSecret"]),
    hidden("odd/concatenated.js", `const a = "${keyLeft}" +\n  '${keyRight}';`, ["apiKey"]),
    hidden("odd/spaced.txt", Array.from(k.apiKey).join(" "), ["apiKey"]),
    hidden("odd/upper.txt", k.accessTokenSecret.toUpperCase(), ["accessTokenSecret"]),
    hidden("odd/utf16.txt", utf16(`note\n${k.apiKey}\n`, false), ["apiKey"]),
    hidden(
      "odd/pickle.bin",
      new Uint8Array([0x80, 4, 0x95, 0, 0xff, ...bytesOf(k.apiSecret), 0, 0xfe]),
      ["apiSecret"],
    ),
    hidden("odd/bare.txt", `${k.apiKey}\n`, ["apiKey"]),
    hidden(`odd/${k.apiKey}.txt`, "a name says it\n", ["apiKey"]),
  ];
}

/** Every planted file. */
export const planted = (keys: MadeKeys = madeKeys(20261125)): Planted[] => [
  ...plantedNotebooks(keys),
  ...plantedFiles(keys),
];

function writeDatabase(path: string, row: string | Uint8Array): void {
  const database = new DatabaseSync(path);
  database.exec("CREATE TABLE notes (id INTEGER PRIMARY KEY, note)");
  database.prepare("INSERT INTO notes (note) VALUES (?)").run(row);
  database.close();
}

/** Writes files into a folder. */
export async function plant(folder: string, files: readonly Planted[]): Promise<void> {
  for (const { name, content } of files) {
    const path = join(folder, name);
    await Deno.mkdir(dirname(path), { recursive: true });
    if (typeof content === "string") await Deno.writeTextFile(path, content);
    else if (content instanceof Uint8Array) await Deno.writeFile(path, content);
    else writeDatabase(path, content.row);
  }
}

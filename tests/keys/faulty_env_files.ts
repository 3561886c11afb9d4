import type { EnvFaultId } from "../../src/keys/later.ts";
import { MADE_UP } from "./made_up_keys.ts";

const { apiKey, apiSecret, accessToken, bearerToken } = MADE_UP;
const cut = (value: string, at: number) => [value.slice(0, at), value.slice(at)];
const [keyHead, keyTail] = cut(apiKey, 9);
const [bearerHead, bearerTail] = cut(bearerToken, 70);

/** A file whose lines have faults. */
export interface FaultyText {
  mistake: string;
  text: string;
  /** Each as `id@line`. */
  faults: `${EnvFaultId}@${number}`[];
  /** What it is after mending; absent where nothing is mended. */
  mended?: string;
  /** What parsers then give, where that is not the made-up key of the name. */
  gives?: Record<string, string>;
}

const KEY = `X_API_KEY=${apiKey}`;
const BEARER = `X_BEARER_TOKEN=${bearerToken}`;

export const FAULTY_TEXTS: FaultyText[] = [
  {
    mistake: "a colon",
    text: `# mine\nX_BEARER_TOKEN: ${bearerToken}`,
    faults: ["colon@2"],
    mended: `# mine\n${BEARER}`,
  },
  {
    mistake: "a colon without a space, before a value with =",
    text: `X_BEARER_TOKEN:${decodeURIComponent(bearerToken)}\n`,
    faults: ["colon@1"],
    mended: `X_BEARER_TOKEN=${decodeURIComponent(bearerToken)}\n`,
    gives: { X_BEARER_TOKEN: decodeURIComponent(bearerToken) },
  },
  {
    mistake: "hyphens in the name",
    text: `export X-API-KEY = ${apiKey} # mine\n`,
    faults: ["odd-name@1"],
    mended: `export ${KEY} # mine\n`,
  },
  {
    mistake: "a dash that an editor made of a hyphen",
    text: `X\u2013API\u2013KEY=${apiKey}\n`,
    faults: ["odd-name@1"],
    mended: `${KEY}\n`,
  },
  {
    mistake: "spaces in the name, as the console writes it",
    text: `X API key: ${apiKey}\n`,
    faults: ["odd-name@1", "colon@1"],
    mended: `${KEY}\n`,
  },
  {
    mistake: "a line of JSON",
    text: `{\n  "X_API_KEY": "${apiKey}",\n}\n`,
    faults: ["odd-name@2", "colon@2"],
    mended: `{\n  X_API_KEY="${apiKey}",\n}\n`,
  },
  {
    mistake: "lower case with hyphens",
    text: `x-api-key=${apiKey}\n`,
    faults: ["odd-name@1"],
    mended: `${KEY}\n`,
  },
  {
    mistake: "names without values",
    text: "X_API_KEY=\nX_API_SECRET:\nX_BEARER_TOKEN= # to do\n",
    faults: ["no-value@1", "no-value@2", "no-value@3"],
  },
  {
    mistake: "curly quotes",
    text: `X_API_KEY=\u201C${apiKey}\u201D # mine\n`,
    faults: ["curly-quotes@1"],
    mended: `${KEY} # mine\n`,
  },
  {
    mistake: "a quote that is never closed",
    text: `X_API_KEY="${apiKey}\nX_API_SECRET="${apiSecret}"\n`,
    faults: ["unclosed-quote@1"],
    mended: `${KEY}\nX_API_SECRET="${apiSecret}"\n`,
  },
  {
    mistake: "a quote that is never opened",
    text: `${KEY}'\r\nOTHER=1\r\n`,
    faults: ["unclosed-quote@1"],
    mended: `${KEY}\r\nOTHER=1\r\n`,
  },
  {
    mistake: "another variable's quote that swallows the next line",
    text: `OTHER="a\n\nX_API_KEY="${apiKey}"\n`,
    faults: ["unclosed-quote@3"],
  },
  {
    mistake: "invisible characters in the name",
    text: `X_\u200BAPI_KEY=${apiKey}\n`,
    faults: ["odd-name@1"],
    mended: `${KEY}\n`,
  },
  {
    mistake: "a space that does not break, after the name",
    text: `X_API_KEY\u00A0=${apiKey}\n`,
    faults: ["odd-name@1"],
    mended: `${KEY}\n`,
  },
  {
    mistake: "a value over two lines",
    text: `X_BEARER_TOKEN=${bearerHead}\r\n${bearerTail}\r\n\r\nOTHER=1\r\n`,
    faults: ["broken-value@1"],
    mended: `${BEARER}\r\n\r\nOTHER=1\r\n`,
  },
  {
    mistake: "a value over three lines, in quotes",
    text: `X_BEARER_TOKEN="${bearerHead}\n${cut(bearerTail, 20).join("\n")}"\n`,
    faults: ["broken-value@1"],
    mended: `${BEARER}\n`,
  },
  {
    mistake: "a value below its name",
    text: `X_BEARER_TOKEN=\n${bearerToken}\n`,
    faults: ["broken-value@1"],
    mended: `${BEARER}\n`,
  },
  {
    mistake: "two lines that are a key each way",
    text: `X_API_SECRET=${apiSecret.slice(0, 40)}\n${apiSecret.slice(40)}\n`,
    faults: ["broken-value@1"],
  },
  {
    mistake: "the same name twice, with other values",
    text: `${KEY}\nX_API_KEY=${keyTail}${keyHead}\n`,
    faults: ["contradicting-lines@2"],
  },
  {
    mistake: "a filled line, then an empty one",
    text: `${KEY}\nX_API_KEY=\n`,
    faults: ["contradicting-lines@2"],
  },
  {
    mistake: "a line that would come to life beside its rival",
    text: `X_API_KEY: ${apiKey}\nTWITTER_API_KEY=${keyTail}${keyHead}\n`,
    faults: ["colon@1"],
  },
  {
    mistake: "a generic name with X's value",
    text: `API-KEY=${apiKey}\n`,
    faults: ["odd-name@1"],
    mended: `API_KEY=${apiKey}\n`,
  },
];

/** Files without a fault of ours. */
export const GOOD_TEXTS: { about: string; text: string }[] = [
  { about: "plain lines", text: `${KEY}\nX_API_SECRET=${apiSecret}\n` },
  { about: "BOM, CRLF, export", text: `\uFEFFexport X_API_KEY = ${apiKey}\r\n` },
  {
    about: "quotes and comments",
    text: `X_API_KEY="${apiKey}" # mine: 1\nX_ACCESS_TOKEN='${accessToken}'`,
  },
  { about: "a comment right after a whole key", text: `${KEY}#mine\n` },
  { about: "lower case, which the search reads as meant", text: `x_api_key=${apiKey}\n` },
  { about: "the same line twice", text: `${KEY}\n${KEY}\n` },
  { about: "invisible characters in a value", text: `X_API_KEY="${keyHead}\u200B${keyTail}"\n` },
  { about: "a commented-out line", text: `#X_API_KEY: ${apiKey}\n${BEARER}\n` },
  { about: "an empty line of a template, where it is not needed", text: `X_API_KEY=\n${BEARER}\n` },
  {
    about: "others' variables",
    text: "URL: a\nMY-NAME=b\nAPI_KEY=sk-made#up\nAPI_SECRET=$A\nA=\u201Cb\n",
  },
  { about: "a Client ID", text: "X_CLIENT_ID: made-up\n" },
  { about: "others' quotations over lines", text: `A="\nX-API-KEY: ${apiKey}\n"\n` },
  { about: "nothing", text: "" },
];

/** What a folder has: texts or bytes by name, `null` for a folder. */
export type Files = Record<string, string | Uint8Array<ArrayBuffer> | null>;

const utf16 = (text: string, mark: boolean, little = true) => {
  const view = new DataView(new ArrayBuffer(2 * (text.length + Number(mark))));
  const units = [...(mark ? "\uFEFF" : "") + text];
  units.forEach((unit, i) => view.setUint16(2 * i, unit.charCodeAt(0), little));
  return new Uint8Array(view.buffer);
};

/** An index of git (version 2) that holds these paths. */
function gitIndex(...paths: string[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const entries = paths.map((path) => {
    const name = encoder.encode(path);
    const entry = new Uint8Array(Math.ceil((62 + name.length + 1) / 8) * 8);
    new DataView(entry.buffer).setUint16(60, name.length);
    entry.set(name, 62);
    return [...entry];
  });
  return new Uint8Array([
    ...encoder.encode("DIRC"),
    0,
    0,
    0,
    2,
    0,
    0,
    0,
    paths.length,
    ...entries.flat(),
  ]);
}

/** A folder, as a repository, with faults that are a whole file's. */
export interface FaultyFolder {
  about: string;
  files: Files;
  /** Mode of `.env`. */
  mode?: number;
  /** Each as `id: file`. */
  faults: `${EnvFaultId}: ${string}`[];
  fixable: boolean;
}

export const FAULTY_FOLDERS: FaultyFolder[] = [
  {
    about: "a command for the keys, which no file may give",
    files: { ".env": 'export X_KEYS_COMMAND="op read x"\n' },
    faults: ["command-in-file: .env"],
    fixable: false,
  },
  {
    about: "UTF-16 with a mark",
    files: { ".env": utf16(`${KEY}\n`, true) },
    faults: ["utf-16: .env"],
    fixable: true,
  },
  {
    about: "UTF-16, big-endian, with a mark",
    files: { ".env": utf16(`${KEY}\n`, true, false) },
    faults: ["utf-16: .env"],
    fixable: true,
  },
  {
    about: "UTF-16 without a mark",
    files: { ".env": utf16(`${KEY}\n`, false) },
    faults: ["utf-16: .env"],
    fixable: true,
  },
  {
    about: "a Python environment by that name",
    files: { ".env": null },
    faults: ["is-a-folder: .env"],
    fixable: false,
  },
  {
    about: "a file that all can read",
    files: { ".env": `${KEY}\n` },
    mode: 0o644,
    faults: ["open-to-others: .env"],
    fixable: true,
  },
  {
    about: "a file that git does not ignore",
    files: { ".env": `${KEY}\n`, ".gitignore": "node_modules" },
    faults: ["not-ignored: .env"],
    fixable: true,
  },
  {
    about: "a file that git keeps",
    files: { ".env": `${KEY}\n`, ".git/index": gitIndex(".editorconfig", ".env", "a/.env") },
    faults: ["tracked-by-git: .env"],
    fixable: false,
  },
  ...[".env.txt", "env.txt", "env", ".env.local"].map((name): FaultyFolder => ({
    about: `keys in ${name}`,
    files: { [name]: `${KEY}\n` },
    faults: [`misnamed-file: ${name}`],
    fixable: false,
  })),
  ...[".env.example", ".env.sample", ".env.template"].map((name): FaultyFolder => ({
    about: `keys in ${name}`,
    files: { [name]: `${KEY}\n`, ".env": "OTHER=1\n" },
    faults: [`misnamed-file: ${name}`],
    fixable: false,
  })),
  {
    about: "keys in a folder below",
    files: { "keys/.env": `${KEY}\n` },
    faults: ["elsewhere: keys/.env"],
    fixable: false,
  },
];

/** Folders that are as they should be. */
export const GOOD_FOLDERS: { about: string; files: Files; mode?: number }[] = [
  { about: "nothing", files: {} },
  { about: "a good file", files: { ".env": `${KEY}\n` } },
  {
    about: "other files of keys beside a good one",
    files: { ".env": `${KEY}\n`, ".env.txt": `${KEY}x\n`, "old/.env": `${KEY}x\n` },
  },
  { about: "examples without keys", files: { ".env.example": "X_API_KEY=your-key\n" } },
  {
    about: "another program's file, which is none of our business",
    files: { ".env": "PORT=1\n", ".gitignore": "" },
    mode: 0o644,
  },
  {
    about: "a file that git keeps in another folder",
    files: { ".env": `${KEY}\n`, ".git/index": gitIndex("a/.env", "b.env", ".env.example") },
  },
  { about: "an ignored folder", files: { ".env": `${KEY}\n`, ".gitignore": "*\n!*.md\n" } },
  {
    about: "git's own list of ignored files",
    files: { ".env": `${KEY}\n`, ".gitignore": "", ".git/info/exclude": ".env\n" },
  },
];

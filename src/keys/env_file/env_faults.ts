import { CONSOLE, placeHere } from "../../problems/mod.ts";

/** Where a fault is. */
export interface EnvPlace {
  /** The file, as seen from the working folder. */
  file: string;
  /** The line, from 1; absent where the fault is the file's. */
  line?: number;
  /** The variable, as it should be written. */
  name?: string;
}

/** One fault of a `.env` file. Never holds a value, nor a part of one. */
export interface EnvFault extends EnvPlace {
  fault: EnvFaultId;
  /** What was found and what comes of it, as a sentence. */
  found: string;
  /** How to mend it by hand, as a sentence. */
  mend: string;
  /** Whether a key is lost or spoilt by it here; false where the search mends it for the session. */
  blocks: boolean;
  /** Whether `mendEnvFiles` can mend it. */
  fixable: boolean;
}

/** A row of the table: one kind of fault. */
interface EnvFaultRow {
  /** For programs. */
  id: string;
  /** What was found; `other` is a second place, in words. */
  found: (place: EnvPlace, other: string) => string;
  mend: (place: EnvPlace, other: string) => string;
  /** Whether the key is lost or spoilt by it, unless the finding says otherwise. */
  blocks: boolean;
  /** What mending did, as it reads after the file's name; absent where only a person can mend it. */
  done?: (place: EnvPlace) => string;
  source: string;
}

const PARSE = "@std/dotenv 0.225, parse.ts, and Node's parseEnv; read and measured 2026-11-24";
const TIDIED =
  "measured with @std/dotenv 0.225: it stays in the value; our clean_value.ts mends it";
const GIT = "git's documentation: gitignore, git-rm; X's documentation on key safety";

const WINDOWS = Deno.build.os === "windows";

const quote = (path: string) => /^[\w./\\:-]+$/.test(path) ? path : `"${path}"`;

/** Nothing is renamed over a `.env` that is there already. */
const renaming: EnvFaultRow["mend"] = ({ file }, right) =>
  right === ""
    ? "Copy its keys to the file .env beside it."
    : `Rename it, in a terminal: ${WINDOWS ? "ren" : "mv"} ${quote(file)} ${quote(right)}`;

/** Every fault that is known: of a line first, then of a file. */
export const ENV_FAULTS = [
  {
    id: "odd-name",
    found: ({ name }) =>
      `The name ${name} is written with signs that most programs cannot read in a name.`,
    mend: ({ name }) => `Write it with letters and underscores alone: ${name}.`,
    blocks: false,
    done: ({ name }) => `wrote the name ${name} with underscores`,
    source: "@std/dotenv 0.225, parse.ts: hyphens, blanks and quotation marks make no name",
  },
  {
    id: "colon",
    found: ({ name }) => `${name} is followed by a colon, so its key is not read.`,
    mend: ({ name }) => `Write ${name}= and then the key.`,
    blocks: true,
    done: ({ name }) => `wrote an equals sign after ${name} instead of a colon`,
    source: PARSE,
  },
  {
    id: "no-value",
    found: ({ name }) => `${name} has no value.`,
    mend: ({ name }) => `Copy its key from ${CONSOLE.url} to the right of ${name}=.`,
    blocks: true,
    source: "templates and unfinished files",
  },
  {
    id: "curly-quotes",
    found: ({ name }) =>
      `The value of ${name} has curly quotation marks, which count as part of it.`,
    mend: () => "Remove them.",
    blocks: false,
    done: ({ name }) => `removed the curly quotation marks around the value of ${name}`,
    source: TIDIED,
  },
  {
    id: "unclosed-quote",
    found: ({ name }, opened) =>
      opened
        ? `${name} is not read: it stands inside quotation marks that open on ${opened}.`
        : `The value of ${name} has a quotation mark on one side only.`,
    mend: (_, opened) => opened ? `Close the quotation marks on ${opened}.` : "Remove it.",
    blocks: false,
    done: ({ name }) => `removed the single-sided quotation mark at the value of ${name}`,
    source: PARSE,
  },
  {
    id: "broken-value",
    found: ({ name }) => `The value of ${name} is broken: the next line looks like its rest.`,
    mend: () => "Put the whole key on one line.",
    blocks: true,
    done: ({ name }) => `joined the value of ${name} to one line`,
    source: PARSE,
  },
  {
    id: "command-in-file",
    found: () => "X_KEYS_COMMAND is not run: a file that lies in a folder must not run programs.",
    mend: () => "Set it in the environment.",
    blocks: false,
    source: "our own rule: a `.env` is found, also in folders above and in copies of others",
  },
  {
    id: "contradicting-lines",
    found: ({ name }, earlier) =>
      `${name} stands on ${earlier} too, with another value, and only one of them counts.`,
    mend: () => "Remove the line that is wrong.",
    blocks: true,
    source: PARSE,
  },
  {
    id: "utf-16",
    found: ({ file }) => `${file} is saved as UTF-16, which most programs cannot read.`,
    mend: () => "Save it as UTF-8 in your editor.",
    blocks: false,
    done: () => "saved it as UTF-8",
    source: "Windows: Notepad's Unicode, and > in Windows PowerShell 5",
  },
  {
    id: "is-a-folder",
    found: ({ file }) => `${file} is a folder, so no keys can be read from it.`,
    mend: () => "Give the folder another name, and write the keys to a file named .env.",
    blocks: true,
    source: "some guides name a Python environment .env",
  },
  {
    id: "unreadable",
    found: ({ file }) => `${file} is there, but it cannot be read.`,
    mend: ({ file }) =>
      WINDOWS
        ? "Look at who may read it: in its properties, under Security."
        : `Make the file yours to read, in a terminal: chmod u+r ${quote(file)}`,
    blocks: true,
    source: "POSIX modes; measured",
  },
  {
    id: "open-to-others",
    found: ({ file }) => `${file} can be read by other people who use this computer.`,
    mend: ({ file }) => `Make it yours alone, in a terminal: chmod 600 ${quote(file)}`,
    blocks: false,
    done: () => "made it readable by you alone",
    source: "POSIX modes",
  },
  {
    id: "not-ignored",
    found: ({ file }) => `git does not ignore ${file}, so the keys could be published with it.`,
    mend: () => "Add a line with .env to the file .gitignore.",
    blocks: false,
    done: () => "added it to .gitignore",
    source: GIT,
  },
  {
    id: "tracked-by-git",
    found: ({ file }) => `git keeps ${file}, so everyone who gets the repository gets the keys.`,
    mend: ({ file }) =>
      `Run git rm --cached ${
        quote(file)
      } and commit; then regenerate the keys at ${CONSOLE.url}, ` +
      "because earlier commits still hold them.",
    blocks: false,
    source: GIT,
  },
  {
    id: "misnamed-file",
    found: ({ file }) => `${file} holds keys, but only a file named .env is read.`,
    mend: (place, right) =>
      /\.(example|sample|template)$/.test(place.file)
        ? `Examples are often published: if this one was, regenerate the keys. ${
          renaming(place, right)
        }`
        : renaming(place, right),
    blocks: true,
    source: "editors on Windows add .txt; academictwitteR issue 183; templates in repositories",
  },
  {
    id: "elsewhere",
    found: ({ file }) => `${file} holds keys, but it is not looked at from this folder.`,
    mend: ({ file }, right) =>
      `Copy its keys to ${right}` +
      (placeHere() === "terminal"
        ? "."
        : `, or name it: connect({ envFile: ${JSON.stringify(file)} }).`),
    blocks: true,
    source: "vscode-jupyter issues 9691, 4593",
  },
] as const satisfies readonly EnvFaultRow[];

/** The id of a fault of a `.env` file, for programs. */
export type EnvFaultId = typeof ENV_FAULTS[number]["id"];

/** The row of one kind of fault. */
export function factsOfFault(fault: EnvFaultId): EnvFaultRow {
  return ENV_FAULTS.find(({ id }) => id === fault)!;
}

/**
 * A finding in the table's words.
 *
 * @param fault Its row.
 * @param place Where it is.
 * @param finding What differs from the row: a second place, in words, such as "line 2"; whether the
 * key is lost; whether it can be mended here, which is never more than the row allows.
 */
export function envFault(
  fault: EnvFaultId,
  place: EnvPlace,
  finding: { other?: string; blocks?: boolean; fixable?: boolean } = {},
): EnvFault {
  const row = factsOfFault(fault);
  const { other = "", blocks = row.blocks, fixable = true } = finding;
  return {
    fault,
    ...place,
    found: row.found(place, other),
    mend: row.mend(place, other),
    blocks,
    fixable: row.done !== undefined && fixable,
  };
}

/** A fault in one line: where, what, and how to mend it. */
export function tellEnvFault({ file, line, found, mend }: EnvFault): string {
  return `${line === undefined ? "" : `${file}, line ${line}: `}${found} ${mend}`;
}

/** What mending a fault did, as a sentence. */
export function tellMended({ fault, file, line, name }: EnvFault): string {
  const done = factsOfFault(fault).done!({ file, line, name });
  return `${file}${line === undefined ? "" : `, line ${line}`}: ${done}.`;
}

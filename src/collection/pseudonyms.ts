import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { fileObstacle, type PrivateDatabase, transact } from "../files/mod.ts";
import { raise, sayHere } from "../problems/mod.ts";

/** What is hashed: the same text as an id and as a name has two pseudonyms. */
export type PseudonymKind = "id" | "username" | "name" | "query";

/** Longer than X's user names, and never digits alone: no pseudonym is a name or an id of X. */
const PREFIXES: Record<PseudonymKind, string> = {
  id: "p_",
  username: "u_",
  name: "n_",
  query: "q_",
};

/** 16 letters are 80 bits: among ten million ids, two with one pseudonym are 1 in 24 billion. */
const LETTERS = 16;
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** What a sealed text begins with. */
const SEALED = "sealed:";

/** What a file with pseudonyms has beside its tables. */
const TABLE = `
  create table sealed_ids (page_id integer primary key references pages(id), ids blob not null) strict;
  insert into columns values
    ('sealed_ids', '', 'The ids of the posts of a page, encrypted with the key of the pseudonyms: by them a collection is topped up and rechecked.'),
    ('sealed_ids', 'page_id', 'The page.'),
    ('sealed_ids', 'ids', 'The ids, as JSON, encrypted: AES-256-GCM.');`;

const ABOUT =
  "Ids and names are pseudonyms: keyed hashes (HMAC-SHA-256), the same wherever the same " +
  "key was used. What begins with sealed: is encrypted. The key is in a file of its own.";

const letters = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, LETTERS), (byte) => ALPHABET[byte & 31]).join("");

/**
 * The pseudonyms of one key: a keyed hash (HMAC-SHA-256) of each id and name, so that one key gives
 * the same pseudonym everywhere, and nobody finds the id again without it. What is needed to go on,
 * such as X's own tokens, is not hashed but sealed: encrypted with the same key.
 */
export class Pseudonyms {
  readonly #hashKey: Uint8Array;
  readonly #sealKey: Uint8Array;
  /** Signs where a collection goes on; what is signed are ids, which a key in the file would give away. */
  readonly placeKey: string;
  /** By which the key is known again. */
  readonly fingerprint: string;
  readonly #known = new Map<string, string>();

  constructor(key: Uint8Array) {
    const derived = (purpose: string) => createHmac("sha256", key).update(purpose).digest();
    this.#hashKey = derived("pseudonyms");
    this.#sealKey = derived("seals");
    this.placeKey = derived("places").toString("base64");
    this.fingerprint = derived("fingerprint").toString("base64").slice(0, 22);
  }

  /** The pseudonym of an id or a name; capitals of a user name do not matter, as on X. */
  of(kind: PseudonymKind, value: string): string {
    const text = `${kind}:${kind === "username" ? value.toLowerCase() : value}`;
    let pseudonym = this.#known.get(text);
    if (pseudonym === undefined) {
      pseudonym = PREFIXES[kind] +
        letters(createHmac("sha256", this.#hashKey).update(text).digest());
      // Within a page the same ids come again and again; more than that need not be remembered.
      if (this.#known.size >= 10_000) this.#known.clear();
      this.#known.set(text, pseudonym);
    }
    return pseudonym;
  }

  /** Encrypts a text. */
  sealBytes(text: string): Uint8Array {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#sealKey, iv);
    const sealed = [cipher.update(text, "utf8"), cipher.final()];
    return Buffer.concat([iv, ...sealed, cipher.getAuthTag()]);
  }

  /**
   * Gives back what {@linkcode sealBytes} took.
   *
   * @throws {Error} If it was altered, or sealed with another key.
   */
  openBytes(bytes: Uint8Array): string {
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", this.#sealKey, iv);
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString();
  }

  /** Encrypts a text into a text. */
  seal(text: string): string {
    return SEALED + Buffer.from(this.sealBytes(text)).toString("base64");
  }

  /**
   * Gives back what {@linkcode seal} took.
   *
   * @throws {Error} If it was altered, or sealed with another key.
   */
  open(sealed: string): string {
    if (!sealed.startsWith(SEALED)) throw new Error("it is not sealed");
    return this.openBytes(Buffer.from(sealed.slice(SEALED.length), "base64"));
  }
}

/** Where the key of a file is, if it is not said. */
export const keyFileOf = (file: string): string => `${file}.key`;

const HEAD =
  `# The key of the pseudonyms of a Library Card collection. Keep it apart from the collection,
# and give it to nobody: with it, ids and names can be found again. Without it nobody can, and the
# collection can be read, but not gone on with or rechecked.
`;

/** Reads a key's text: one line of 64 hexadecimal digits, beside comments. */
function parseKey(text: string): Uint8Array | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const [hex, ...more] = lines.filter((line) => line !== "" && !line.startsWith("#"));
  const isKey = more.length === 0 && /^[0-9a-f]{64}$/i.test(hex ?? "");
  return isKey ? Uint8Array.from(Buffer.from(hex, "hex")) : undefined;
}

/** Reads the key of a file, or makes one where it may; nothing if there is none. */
async function readKey(path: string, mayMake: boolean): Promise<Uint8Array | string> {
  for (;;) {
    try {
      const key = parseKey(await Deno.readTextFile(path));
      if (Deno.build.os !== "windows") await Deno.chmod(path, 0o600);
      return key ?? `${path} holds no key, which would be one line of 64 hexadecimal digits`;
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) {
        return `the key ${path} cannot be read: ${fileObstacle(error) ?? (error as Error).message}`;
      }
    }
    if (!mayMake) return `their key is needed, and ${path} is not there`;
    try {
      const text = `${HEAD}${randomBytes(KEY_BYTES).toString("hex")}\n`;
      await Deno.writeTextFile(path, text, { createNew: true, mode: 0o600 });
    } catch (error) {
      if (error instanceof Deno.errors.AlreadyExists) continue;
      return `the key ${path} cannot be written: ${
        fileObstacle(error) ?? (error as Error).message
      }`;
    }
  }
}

/** By what key the ids of a file are hidden; nothing if they are not. */
export function fingerprintIn(database: PrivateDatabase): string | undefined {
  const row = database.prepare("select value from about where key = 'pseudonym_key'").get();
  return row && String(row.value);
}

const refuse = (doing: string, found: string, nextSteps: string[]) =>
  raise("pseudonyms", { doing, found, nextSteps: [...nextSteps, "Nothing was sent."] });

/**
 * Opens the key of a file that holds pseudonyms, or is to hold them from its first question on.
 *
 * @param asked As `pseudonymise` was given: whether, or with which key's file.
 * @returns Nothing where the file holds ids as they are, and is to.
 * @throws {AccessError} `pseudonyms` where the file is of the other kind, or the key is not there, or
 * not its own.
 */
export async function openPseudonyms(
  database: PrivateDatabase,
  file: string,
  asked: boolean | string,
  doing: string,
): Promise<Pseudonyms | undefined> {
  const fingerprint = fingerprintIn(database);
  if (asked === false) {
    if (fingerprint === undefined) return undefined;
    throw refuse(doing, `${file} holds pseudonyms, and ids as they are would come beside them`, [
      `${
        sayHere({ terminal: "Add --pseudonymise", elsewhere: "Set pseudonymise: true" })
      }, or collect into another file.`,
    ]);
  }
  const isNew = database.prepare("select 1 from runs limit 1").get() === undefined;
  if (fingerprint === undefined && !isNew) {
    throw refuse(doing, `${file} holds ids as they are, and pseudonyms would come beside them`, [
      `Collect into another file; or leave ${
        sayHere({ terminal: "--pseudonymise", elsewhere: "pseudonymise" })
      } out.`,
    ]);
  }
  const path = asked === true ? keyFileOf(file) : asked;
  const key = await readKey(path, fingerprint === undefined);
  if (typeof key === "string") {
    throw refuse(doing, `${file} is to hold pseudonyms, and ${key}`, [
      `Put the key back there, or say where it is: ${
        sayHere({ terminal: "--pseudonymise study.key", elsewhere: 'pseudonymise: "study.key"' })
      }. Without it, the collection can be read, and no more.`,
    ]);
  }
  const pseudonyms = new Pseudonyms(key);
  if (fingerprint === undefined) {
    transact(database, () => {
      database.exec(TABLE);
      const about = database.prepare("insert into about values (?, ?)");
      about.run("pseudonyms", ABOUT);
      about.run("pseudonym_key", pseudonyms.fingerprint);
    });
  } else if (fingerprint !== pseudonyms.fingerprint) {
    throw refuse(doing, `${path} is not the key with which ${file} was collected`, [
      "Name the key that the collection was begun with, or collect into another file.",
    ]);
  }
  return pseudonyms;
}

import { atPlace, folderName, placeHere, raise } from "../problems/mod.ts";

const DOING = "look posts up";

const refuse = (found: string, ...nextSteps: string[]) =>
  raise("bad-option", {
    doing: DOING,
    found,
    nextSteps: [...nextSteps, "Nothing was sent."],
  });

const ID_REGEXP = /^[1-9]\d{0,18}$/;
// The address of a post, as a browser shows it.
const ADDRESS_REGEXP = /^https?:\/\/\S+\/status(?:es)?\/([1-9]\d{0,18})(?:[/?#]\S*)?$/;

/** Reads an id, or the address of a post; nothing where it is neither. */
function readId(value: unknown): string | undefined {
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return readId(String(value));
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  return ID_REGEXP.test(text) ? text : ADDRESS_REGEXP.exec(text)?.[1];
}

/** Which of many it is, as a sentence says it. */
type Place = (at: number) => string;

// What a spreadsheet makes of an id: 1.33E+18, with a comma in many countries.
const SHORT_FORM_REGEXP = /^\d(?:[.,]\d+)?E\+?\d{1,2}$/i;
/** Spreadsheets keep so many digits of a number, and put noughts for the rest. */
const DIGITS_OF_A_SPREADSHEET = 15;

const AS_TEXT = "Take the ids from the first file again, and give a spreadsheet their column as " +
  "text when it imports the file (in Excel: Data, From Text/CSV).";

/** Whether all ids end as a spreadsheet rounds them; of two that X gave, one pair in 10^8 does. */
function areRounded(ids: readonly string[]): boolean {
  const long = ids.filter((id) => id.length >= DIGITS_OF_A_SPREADSHEET + 3);
  return long.length > 1 && long.every((id) => /^0+$/.test(id.slice(DIGITS_OF_A_SPREADSHEET)));
}

/** Reads a list of ids, each once, in its order. */
function readAll(values: readonly unknown[], place: Place): string[] {
  if (values.length === 0) throw refuse("there are no ids");
  const ids = values.map((value, at) => {
    const id = readId(value);
    if (id !== undefined) return id;
    // The value is not repeated: it may be anything, a key even.
    if (typeof value === "number") {
      throw refuse(
        `${
          place(at)
        } is a number that JavaScript cannot hold exactly, so its last digits are wrong`,
        'Write ids as text: "1334987486343299072".',
      );
    }
    if (typeof value === "string" && SHORT_FORM_REGEXP.test(value.trim())) {
      throw refuse(`${place(at)} is an id that a spreadsheet shortened: its end is lost`, AS_TEXT);
    }
    throw refuse(
      `${place(at)} is no id: X's are whole numbers of up to 19 digits, with no nought in front`,
      'Write it as text, such as "1334987486343299072"; the address of a post is taken, too.',
    );
  });
  if (areRounded(ids)) {
    throw refuse("all ids end in noughts, as a spreadsheet rounds them: they are not X's", AS_TEXT);
  }
  return [...new Set(ids)];
}

/** Columns that hold a post's id, in files of ours, of twarc and of other tools. */
const ID_COLUMNS = ["id", "id_str", "tweet_id", "post_id", "status_id", "tweetid"];

/** The records of a CSV file (RFC 4180), each with the number of its first line. */
function readCsv(text: string, separator: string): { fields: string[]; line: number }[] {
  const records: { fields: string[]; line: number }[] = [];
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${separator}"\\r\\n]*))(${separator}|\\r?\\n|\\r|$)`,
    "y",
  );
  let fields: string[] = [];
  let line = 1;
  let first = 1;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) throw refuse(`line ${line} cannot be read as CSV: a quotation mark is left open`);
    const [whole, quoted, plain, end] = match;
    fields.push(quoted?.replaceAll('""', '"') ?? plain);
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === separator) continue;
    records.push({ fields, line: first });
    [fields, first] = [[], line];
  }
  if (fields.length > 0) records.push({ fields, line: first });
  return records;
}

/** Reads JSON, its large numbers as text: an id that is written as a number would be rounded. */
function readJson(text: string): unknown {
  const exactly = (_: string, value: unknown, { source }: { source?: string }) =>
    typeof value === "number" && !Number.isSafeInteger(value) ? source : value;
  try {
    return JSON.parse(text, exactly as (key: string, value: unknown) => unknown);
  } catch {
    return undefined;
  }
}

/**
 * The ids of posts in what was read as JSON: of a post itself and not of what stands within it, of
 * all posts of a page as X sends it, of a result as `--json` writes it.
 */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== "object" || value === null) return [String(value)];
  const { id, id_str, data, posts, meta, errors } = value as Record<string, unknown>;
  const own = id_str ?? id;
  if (own !== undefined) return [String(own)];
  const within = data ?? posts;
  if (typeof within === "object" && within !== null) return idsIn(within);
  return meta || errors ? [] : [""];
}

/** What a file of ids holds, with the line where each stands. */
function valuesIn(text: string): { value: string; line: number }[] {
  const [head = ""] = text.split(/\r?\n/, 1);
  if (/^\s*[{[]/.test(head)) {
    const whole = readJson(text);
    if (whole !== undefined) return idsIn(whole).map((value) => ({ value, line: 1 }));
    return text.split(/\r?\n/).flatMap((each, at) => {
      if (each.trim() === "") return [];
      const read = readJson(each);
      if (read === undefined) throw refuse(`line ${at + 1} of the file cannot be read as JSON`);
      return idsIn(read).map((value) => ({ value, line: at + 1 }));
    });
  }
  const separator = ["\t", ";"].find((each) => head.includes(each)) ?? ",";
  const names = head.split(separator).map((name) => name.replaceAll('"', "").trim().toLowerCase());
  const column = names.findIndex((name) => ID_COLUMNS.includes(name));
  if (column >= 0) {
    return readCsv(text, separator).slice(1)
      .filter(({ fields }) => fields.some((each) => each !== ""))
      // Spreadsheets keep an id whole behind an apostrophe.
      .map(({ fields, line }) => ({ value: (fields[column] ?? "").replace(/^'/, ""), line }));
  }
  return text.split(/\r?\n/).flatMap((each, at) =>
    each.replace(/#.*$/, "").split(/[,;\s]+/).filter(Boolean)
      .map((value) => ({ value: value.replace(/^["']|["']$/g, ""), line: at + 1 }))
  );
}

async function readFile(path: string): Promise<string> {
  try {
    return (await Deno.readTextFile(path)).replace(/^\uFEFF/, "");
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable) {
      throw raise("permission-missing", {
        doing: DOING,
        found: "Deno was started without the permission to read the file of ids",
        nextSteps: ["Start it with --allow-read, or use the project's own tasks."],
      });
    }
    const why = error instanceof Deno.errors.NotFound
      ? "there is no such file"
      : "it cannot be read";
    const [alone = ""] = atPlace({ place: placeHere() }, {
      code: ' An id alone goes in a list: ["20"].',
    });
    throw refuse(
      `the file of ids, ${JSON.stringify(path)}: ${why}`,
      `The path starts at ${folderName({ place: placeHere() })}.`,
      "A file has an id on each line, or a column named id." + alone,
    );
  }
}

/**
 * Reads the ids of posts: a list, or the name of a file that has an id or the address of a post on
 * each line, a column `id` (CSV, as `posts.toCsv()` writes it), or JSON or JSON Lines of posts, or
 * of pages of them as X sends and twarc keeps them. What comes twice is taken once.
 *
 * @throws {AccessError} `bad-option`, `permission-missing`
 */
export async function readIds(ids: readonly string[] | string): Promise<string[]> {
  if (typeof ids === "string") {
    const alone = readId(ids);
    if (alone !== undefined) return [alone];
    const values = valuesIn(await readFile(ids));
    return readAll(values.map(({ value }) => value), (at) => `line ${values[at].line} of the file`);
  }
  if (!Array.isArray(ids)) {
    throw refuse("ids must be a list of ids as text, or the name of a file that holds them");
  }
  return readAll(ids, (at) => `ids[${at}]`);
}

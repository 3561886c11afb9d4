import { type FieldKind, POST_FIELDS, POST_NAMES } from "./post_fields.ts";
import { chargeOf, countPosts } from "./run_totals.ts";
import { fingerprintIn } from "./pseudonyms.ts";
import { isMadeUp, questionOf } from "./run_row.ts";
import type { Store } from "./store.ts";

type Json = Record<string, unknown>;

/** A file of posts, as it is described. */
export interface Described {
  /** Where it is, from the description's folder on. */
  path: string;
  posts: number;
  /** The oldest and the newest post: ISO 8601, UTC. */
  from: string | null;
  to: string | null;
  bytes: number;
  /** Of the whole file, such as `"sha256:…"`. */
  hash: string;
}

/** Under this name stands what the standard has no word for; by it our descriptions are known. */
export const OWN = "libraryCard";

/** Types of Table Schema. Source: datapackage.org, version 2, 2026-11. */
const TYPES: Record<FieldKind, string> = {
  string: "string",
  integer: "integer",
  number: "number",
  boolean: "boolean",
  moment: "datetime",
  list: "array",
  object: "object",
};

const MEDIA_TYPES: Record<string, string> = {
  csv: "text/csv",
  jsonl: "application/jsonl",
  parquet: "application/vnd.apache.parquet",
};

/** What the file says of its own columns. */
function abouts({ database }: Store): Map<string, string> {
  const rows = database.prepare(
    `select case table_name when 'users' then 'author_' else '' end || column_name as name, about
      from columns where table_name in ('users', 'posts') and column_name <> ''`,
  ).all();
  return new Map(rows.map(({ name, about }) => [String(name), String(about)]));
}

function fieldsOf(store: Store): Json[] {
  const about = abouts(store);
  return POST_NAMES.map((name) => ({
    name,
    type: TYPES[POST_FIELDS[name]],
    ...(about.has(name) ? { description: about.get(name) } : {}),
  }));
}

/** What was asked, when, and what it cost. */
function sources(store: Store): Json[] {
  return store.runs().map((run) => ({
    query: run.query,
    question: questionOf(run),
    practice: isMadeUp(run),
    began: run.began_at,
    ended: run.ended_at,
    why: run.ended,
    counted: run.counted,
    posts: countPosts(store.database, run.id),
    costUsd: chargeOf(store.database, run.id).cost,
  }));
}

/** The description that stands at a path; nothing where none is, `{}` where it is none. */
export async function readDescription(path: string): Promise<Json | undefined> {
  try {
    const read = JSON.parse(await Deno.readTextFile(path));
    return typeof read === "object" && read !== null && !Array.isArray(read) ? read : {};
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** A name by the standard's letters, which no other resource has; it is added to the taken ones. */
function nameOf(path: string, taken: Set<string>): string {
  const name = path.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, "-").replaceAll(/^[-.]+|-+$/g, "");
  for (let number = 1;; number++) {
    const tried = number === 1 ? name : `${name}-${number}`;
    if (taken.has(tried)) continue;
    taken.add(tried);
    return tried;
  }
}

/**
 * Describes files of posts: a Data Package, which R, Python and others read (frictionless).
 *
 * @param files The files.
 * @param before What was described before; files of other names stay in it.
 * @returns The text of `datapackage.json`.
 */
export function describe(store: Store, files: readonly Described[], before: Json): string {
  const fields = fieldsOf(store);
  // Parquet says itself what its lists are. Frictionless for Python takes them for no arrays there,
  // and does not count bytes of Parquet, so that both would be errors in its eyes (5.21, 2026-11).
  const inParquet = fields.map((field) =>
    field.type === "array" ? { ...field, type: "any" } : field
  );
  const collected = sources(store);
  const own = files.map((file) => ({ ...file, path: file.path.replaceAll("\\", "/") }));
  const paths = new Set(own.map(({ path }) => path));
  const others = (Array.isArray(before.resources) ? before.resources as Json[] : [])
    .filter(({ path }) => !paths.has(String(path)));
  const names = new Set(others.map(({ name }) => String(name)));
  const resources = own.map(({ path, posts, from, to, bytes, hash }) => {
    const format = path.slice(path.lastIndexOf(".") + 1);
    return {
      name: nameOf(path, names),
      path,
      format,
      mediatype: MEDIA_TYPES[format],
      ...(format === "parquet"
        ? {}
        : { encoding: "utf-8", profile: "tabular-data-resource", bytes }),
      hash,
      schema: { fields: format === "parquet" ? inParquet : fields, primaryKey: ["id"] },
      [OWN]: { posts, bytes, from, to, collected },
    };
  });
  const description = {
    name: "library-card-posts",
    title: "Posts that were collected through the X API with Library Card",
    ...before,
    [OWN]: {
      ids: "Ids are text: as numbers they would be rounded.",
      ...(fingerprintIn(store.database) === undefined ? {} : {
        pseudonyms: "Ids and names are keyed hashes, the same wherever the same key was used.",
      }),
      rules: "Posts that were deleted on X must be deleted here; to share, share their ids.",
    },
    resources: [...others, ...resources],
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

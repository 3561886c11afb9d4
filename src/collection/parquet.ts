import type { SchemaElement } from "npm:hyparquet@1.31.5";
import type { Post } from "../search/mod.ts";
import { type FieldKind, POST_FIELDS, POST_NAMES } from "./post_fields.ts";

/** What takes posts, and is a file in the end. */
export interface PostFile {
  write(posts: readonly Post[]): void;
  /** Writes what is left. */
  close(): void;
}

/** Rows that are held before they are written: small, so that memory stays flat. */
const ROW_GROUP = 5_000;

const TYPES: Record<Exclude<FieldKind, "list">, Omit<SchemaElement, "name">> = {
  string: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT64" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
  moment: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
  // As text: engines read it with their own functions for JSON.
  object: { type: "BYTE_ARRAY", converted_type: "UTF8" },
};

/** A column in Parquet's words; a list has three levels there, by its specification. */
function elementsOf(name: string, kind: FieldKind): SchemaElement[] {
  if (kind !== "list") return [{ name, repetition_type: "OPTIONAL", ...TYPES[kind] }];
  return [
    { name, repetition_type: "OPTIONAL", converted_type: "LIST", num_children: 1 },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", repetition_type: "OPTIONAL", ...TYPES.string },
  ];
}

const SCHEMA: SchemaElement[] = [
  { name: "root", num_children: POST_NAMES.length },
  ...POST_NAMES.flatMap((name) => elementsOf(name, POST_FIELDS[name])),
];

/** Counts that X sends are whole numbers; what is none could not be written as one. */
function toCell(value: unknown, kind: FieldKind): unknown {
  if (value === null || value === undefined) return null;
  if (kind === "moment") {
    const moment = new Date(value as string);
    return Number.isNaN(moment.getTime()) ? null : moment;
  }
  if (kind === "integer") return Number.isSafeInteger(value) ? BigInt(value as number) : null;
  return kind === "object" ? JSON.stringify(value) : value;
}

/**
 * Opens a Parquet file (ZSTD). The library is loaded only now.
 *
 * @param path A file that is there, and is overwritten.
 */
export async function openParquet(path: string): Promise<PostFile> {
  const [{ fileWriter, ParquetWriter }, { zstdCompressSync }] = await Promise.all([
    import("npm:hyparquet-writer@0.17.0"),
    import("node:zlib"),
  ]);
  const parquet = new ParquetWriter({
    writer: fileWriter(path),
    schema: SCHEMA,
    codec: "ZSTD",
    compressors: { ZSTD: (bytes: Uint8Array) => new Uint8Array(zstdCompressSync(bytes)) },
    createdBy: "Library Card",
  });
  let held: Post[] = [];
  const flush = () => {
    if (held.length === 0) return;
    const columnData = POST_NAMES.map((name) => ({
      name,
      data: held.map((post) => toCell(post[name], POST_FIELDS[name])),
    }));
    parquet.write({ columnData, rowGroupSize: ROW_GROUP });
    held = [];
  };
  return {
    write(posts) {
      for (const post of posts) {
        held.push(post);
        if (held.length >= ROW_GROUP) flush();
      }
    },
    close() {
      flush();
      parquet.finish();
    },
  };
}

import { openCollection } from "../../mod.ts";
import { type Output, toJson } from "./output.ts";

/** What `export` may be told. */
export interface ExportFlags {
  limit?: number;
  where?: string;
  spreadsheet?: boolean;
  json?: boolean;
}

/** `export`: the posts of a collection, as a file for other programs. */
export async function exportCollection(
  file: string,
  to: string,
  { json, ...options }: ExportFlags,
  output: Output,
): Promise<void> {
  using collection = await openCollection(file);
  const written = await collection.export(to, options);
  const { posts, files, datapackage } = written;
  output.result(
    json
      ? toJson(written)
      : `${posts.toLocaleString("en")} posts in ${
        files.length === 1 ? files[0] : `${files.length} files in ${to}`
      }, described in ${datapackage}`,
  );
}

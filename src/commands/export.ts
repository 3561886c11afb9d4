import { openCollection } from "../../mod.ts";
import { raise } from "../problems/mod.ts";
import { listenForStop } from "./listen_for_stop.ts";
import { give, type Output } from "./output.ts";

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
  { json: _, ...options }: ExportFlags,
  output: Output,
): Promise<void> {
  const { events } = output;
  // Where nobody reads events, Ctrl-C ends the process as ever.
  using _listening = events && listenForStop(() => {
    events.error(raise("cancelled", { doing: "export the posts", found: "it was stopped" }));
    Deno.exit(1);
  });
  using collection = await openCollection(file);
  const written = await collection.export(to, options);
  const { posts, files, datapackage } = written;
  give(
    output,
    written,
    () =>
      `${posts.toLocaleString("en")} posts in ${
        files.length === 1 ? files[0] : `${files.length} files in ${to}`
      }, described in ${datapackage}`,
  );
}

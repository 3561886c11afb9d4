import { dirname, join } from "node:path";
import type { Spot } from "./find_values.ts";
import { placeInJson } from "./json_strings.ts";
import type { Passage } from "./passage.ts";

/** What is written in place of a key: it says what stood there, and opens nothing. */
export const placeholderOf = (kind: string): string => `[${kind} removed]`;

/** A change of a file's text. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

/** What one place takes in the notebook's text: a key that is spread over several strings leaves them all. */
function editsOf(json: string, { strings = [] }: Passage, spot: Spot): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const string of strings) {
    const from = Math.max(spot.start - at, 0);
    const to = Math.min(spot.end - at, string.value.length);
    at += string.value.length;
    if (from >= to) continue;
    const [start, end] = placeInJson(json, string, from, to);
    const text = edits.length === 0 ? placeholderOf(spot.secret.kind) : "";
    edits.push({ start, end, text });
  }
  return edits;
}

/**
 * A notebook's text without its keys. Every other byte stays as it is.
 *
 * @param json The notebook's text.
 * @param found What was found, by passage.
 */
export function withoutKeys(json: string, found: readonly [Passage, Spot[]][]): string {
  const edits = found.flatMap(([passage, spots]) =>
    spots.flatMap((spot) => editsOf(json, passage, spot))
  ).sort((a, b) => a.start - b.start || a.end - b.end);
  let clean = "";
  let at = 0;
  for (const { start, end, text } of edits) {
    // Two keys of one pair in base64 share a place.
    if (start >= at) clean += json.slice(at, start) + text;
    at = Math.max(at, end);
  }
  return clean + json.slice(at);
}

/**
 * Puts a file's new text in its place at once, with the file's own mode: a crash leaves the old one.
 *
 * @throws File errors as they are; the old file is whole then.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const { mode } = await Deno.stat(path);
  const draft = join(dirname(path), `.${crypto.randomUUID()}.ipynb`);
  try {
    await Deno.writeTextFile(draft, text, { createNew: true, mode: 0o600 });
    if (mode !== null && Deno.build.os !== "windows") await Deno.chmod(draft, mode & 0o7777);
    await Deno.rename(draft, path);
  } catch (error) {
    await Deno.remove(draft).catch(() => {});
    throw error;
  }
}

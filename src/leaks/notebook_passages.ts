import { type JsonString, jsonStrings } from "./json_strings.ts";
import type { NotebookPart, Passage } from "./passage.ts";

/** How much of a cell's code a reader has in mind with its outputs. */
const LEAD = 2_000;

/** What the parts of a cell are called. Source: nbformat 4, and 3, which old courses use. */
const PARTS: Record<string, NotebookPart> = {
  source: "source",
  input: "source",
  outputs: "output",
  attachments: "attachment",
};

/** The place of a string, and what it is joined with: the strings of one list are one text. */
function placeOf({ path, isName }: JsonString): Pick<Passage, "cell" | "part"> & { key: string } {
  const cells = path[0] === "cells" ? 1 : path[0] === "worksheets" && path[2] === "cells" ? 3 : 0;
  const inList = typeof path.at(-1) === "number" && !isName;
  const key = JSON.stringify([inList ? path.slice(0, -1) : path, isName]);
  if (cells > 0 && typeof path[cells] === "number") {
    return { key, cell: path[cells] + 1, part: PARTS[String(path[cells + 1])] ?? "metadata" };
  }
  return { key, part: path.includes("widgets") ? "widget state" : "metadata" };
}

/**
 * A notebook's texts, each with its cell: sources, outputs of every kind, metadata, attachments,
 * the state of widgets, and names; then the whole file once more, for what is spread over several.
 *
 * @param json The file's text.
 * @throws {SyntaxError} If it is no JSON.
 */
export function* notebookPassages(json: string): Generator<Passage> {
  JSON.parse(json);
  const passages = new Map<string, Passage>();
  for (const string of jsonStrings(json)) {
    const { key, ...place } = placeOf(string);
    const passage = passages.get(key);
    if (passage) {
      passage.text += string.value;
      passage.strings!.push(string);
    } else {
      passages.set(key, { text: string.value, ...place, strings: [string], firstLine: 1 });
    }
  }
  const sources = new Map(
    passages.values().filter(({ part }) => part === "source")
      .map(({ cell, text }) => [cell, text.slice(-LEAD)]),
  );
  for (const passage of passages.values()) {
    if (passage.part === "output") passage.lead = `${sources.get(passage.cell) ?? ""}\n`;
    yield passage;
  }
  yield { text: json, firstLine: 1, isWhole: true };
}

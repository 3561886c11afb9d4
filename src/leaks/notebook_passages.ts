import { type JsonString, jsonStrings } from "./json_strings.ts";
import type { NotebookPart, Passage } from "./passage.ts";

/** How much of a cell's code says what its output is: its last lines. */
const CODE = 400;

/** How much of the file stands near a value, in which its name may be. */
const NEAR = 160;

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

/** What a cell printed, in one piece: a program may write one line in several goes. */
function* streams(passages: Iterable<Passage>): Generator<Passage> {
  const printed = Map.groupBy(
    [...passages].filter(({ strings, part }) =>
      part === "output" && !strings![0].isName &&
      strings![0].path.some((name, i, { length }) => name === "text" && i >= length - 2)
    ),
    ({ cell }) => cell,
  );
  for (const [cell, all] of printed) {
    if (all.length < 2) continue;
    const strings = all.flatMap((passage) => passage.strings!);
    const text = all.map((passage) => passage.text).join("");
    yield { text, cell, part: "output", firstLine: 1, strings, isWhole: true };
  }
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
      .map(({ cell, text }) => [cell, text.slice(-CODE)]),
  );
  for (const passage of passages.values()) {
    if (passage.part !== "source") {
      const { start } = passage.strings![0];
      passage.lead = json.slice(Math.max(0, start - NEAR), start);
      if (passage.part === "output") passage.code = sources.get(passage.cell);
    }
    yield passage;
  }
  yield* streams(passages.values());
  yield { text: json, firstLine: 1, isWhole: true };
}

import type { Command } from "npm:commander@15.1.0";

/** Quotes a text for a shell, as whoever would type it. */
function quoted(text: string): string {
  if (!/["$`\\!]/.test(text)) return `"${text}"`;
  if (Deno.build.os === "windows") return `"${text.replaceAll('"', '\\"')}"`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A word of a line, quoted only if it must be. */
const asWord = (text: string) => /^[\w.,:/@=+-]+$/.test(text) ? text : quoted(text);

/** What begins with one minus is no option of ours, but for the short form of `--help`. */
const isMinusWord = (word: string) => /^-[^-]/.test(word) && word !== "-h";

/** The line that was meant, and why it cannot be run as it was typed. */
export interface Correction {
  why: string;
  line: string;
}

/**
 * The line that was meant where a query begins with a minus, or has a word that does: a shell hands
 * it over like an option; or where it was typed without quotation marks. Flags keep their places
 * before it.
 *
 * @param verb The verb that was typed; what takes no query is left alone.
 * @param words What was typed after it.
 * @returns The whole line to type; nothing where it can be run as it is.
 */
export function correctedLine(verb: Command | undefined, words: string[]): Correction | undefined {
  const end = words.indexOf("--");
  const [open, after] = end < 0 ? [words, []] : [words.slice(0, end), words.slice(end + 1)];
  const flags: string[] = [];
  const query: string[] = [];
  for (let i = 0; i < open.length; i++) {
    const word = open[i];
    const option = verb?.options.find(({ long }) => long === word.split("=")[0]);
    if (!option && !word.startsWith("--") && word !== "-h") query.push(word);
    else {
      flags.push(asWord(word));
      // A value that may be left out is one where no other option follows.
      const next: string | undefined = open[i + 1];
      const takesNext = option?.required || (option?.optional && !next?.startsWith("-"));
      if (takesNext && !word.includes("=") && next !== undefined) {
        flags.push(asWord(next));
        i++;
      }
    }
  }
  if (!verb?.registeredArguments.length) return undefined;
  const hasMinus = query.some(isMinusWord);
  const isInPieces = verb.registeredArguments[0].name() === "query" &&
    query.length + after.length > 1;
  if (!hasMinus && !isInPieces) return undefined;
  const text = [...query, ...after].join(" ");
  const line = ["deno task", verb.name(), ...flags, ...(text.startsWith("-") ? ["--"] : [])];
  return {
    why: hasMinus
      ? "a word that begins with - is taken for an option. Type the query like this"
      : "the query is more than one word: put it in quotation marks, like this",
    line: [...line, quoted(text)].join(" "),
  };
}

/** Quotes a text for a shell, as whoever would type it. */
export function quoted(text: string): string {
  if (!/["$`\\!]/.test(text)) return `"${text}"`;
  if (Deno.build.os === "windows") return `"${text.replaceAll('"', '\\"')}"`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A word of a line, quoted only if it must be. */
export const asWord = (text: string): string => /^[\w.,:/@=+-]+$/.test(text) ? text : quoted(text);

/** A line that runs a verb of the command line, as it is typed. */
export const terminalLine = (verb: string, words: readonly string[]): string =>
  ["deno task", verb, ...words.map(asWord)].join(" ");

/** Ours: a name that fits on a line. */
const LONGEST = 40;

/**
 * A name as it is shown: one line, without what moves a cursor. Nothing if nothing is left of it.
 */
export function tidyName(typed: string): string {
  const line = typed.normalize("NFC").replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  return [...line].slice(0, LONGEST).join("").trim();
}

/** The name, or the name with the first number behind it that is free: "Ada (2)". */
export function uniqueName(name: string, isTaken: (name: string) => boolean): string {
  let unique = name;
  for (let number = 2; isTaken(unique); number++) unique = `${name} (${number})`;
  return unique;
}

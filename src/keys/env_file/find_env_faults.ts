import { decodeEnv } from "./decode_env.ts";
import { type EnvFault, envFault, type EnvPlace } from "./env_faults.ts";
import { fitsPart } from "../key_shapes.ts";
import { readEnvText } from "./read_env_text.ts";

const LINE_END_REGEXP = /\r?\n/;
/** An object on one line; on several, each line is read by itself. */
const JSON_REGEXP = /^\s*\{\s*["'][\w-]+["']\s*:/;

const encoder = new TextEncoder();

/**
 * Finds the faults of a `.env` file that its readers pass over in silence. Never throws, and says
 * nothing of what the values are.
 *
 * @param content The file, as bytes or as text.
 * @param file The file's name, as seen from the working folder.
 * @returns Faults of the whole file first, then line by line.
 */
export function findEnvFaults(content: Uint8Array | string, file: string): EnvFault[] {
  const { text, encoding } = decodeEnv(
    typeof content === "string" ? encoder.encode(content) : content,
  );
  const known = encoding !== "unknown";
  const lines = text.split(LINE_END_REGEXP);
  const json = lines.flatMap((line, at) =>
    JSON_REGEXP.test(line) ? [envFault({ fault: "json", place: { file, line: at + 1 } })] : []
  );
  const { faults } = readEnvText(lines);
  const ofLines = faults.map(({ fault, index, name, other, blocks, fixable }) => {
    const place: EnvPlace = { file, line: index + 1, name };
    return envFault({ fault, place, other, blocks, fixable: fixable && known });
  });
  if (encoding === "utf-8") return [...json, ...ofLines];
  const fault = known ? "utf-16" : "not-utf-8";
  return [envFault({ fault, place: { file } }), ...json, ...ofLines];
}

/** Whether a `.env` file gives one of our variables a value. */
export function givesKeys(content: Uint8Array): boolean {
  return readEnvText(decodeEnv(content).text.split(LINE_END_REGEXP)).lines
    .some(({ value }) => value !== "");
}

/** Whether a `.env` file holds a value in the shape of a key. */
export function holdsKeys(content: Uint8Array): boolean {
  return readEnvText(decodeEnv(content).text.split(LINE_END_REGEXP)).lines
    .some(({ value, part }) => fitsPart(value, part));
}

/**
 * Mends the lines of a `.env` that can be mended safely: each as a whole, or not at all. Every
 * other line, comment and line end stays as it is.
 *
 * @returns The mended text, or nothing if there is nothing to mend.
 */
export function mendEnvText(content: Uint8Array): string | undefined {
  const { text, encoding } = decodeEnv(content);
  if (encoding === "unknown") return undefined;
  // Line ends stand at the odd places.
  const pieces = text.split(/(\r?\n)/);
  const { lines } = readEnvText(pieces.filter((_, i) => i % 2 === 0));
  let changed = encoding === "utf-16";
  for (const { index, span, mended } of lines.toReversed()) {
    if (mended === undefined) continue;
    pieces.splice(2 * index, 2 * span - 1, mended);
    changed = true;
  }
  // A byte-order mark of UTF-8 harms nobody: it stays.
  const mark = encoding === "utf-8" && content[0] === 0xEF && content[1] === 0xBB ? "\uFEFF" : "";
  return changed ? mark + pieces.join("") : undefined;
}

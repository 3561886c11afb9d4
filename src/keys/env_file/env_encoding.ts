/** The text of a file, and what it takes to write it down again as it was. */
export interface EnvText {
  /** Without a byte-order mark. */
  text: string;
  /** `"bytes"`: neither UTF-8 nor UTF-16, and each character stands for one byte. */
  encoding: "utf-8" | "utf-16" | "bytes";
  /** The byte-order mark of UTF-8, which harms nobody and stays. */
  mark: "" | "\uFEFF";
}

/** UTF-16 by its mark, or by every second byte of the beginning being zero, as in ASCII text. */
function utf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xFF && bytes[1] === 0xFE) return "utf-16le";
  if (bytes[0] === 0xFE && bytes[1] === 0xFF) return "utf-16be";
  const pairs = Math.min(bytes.length >> 1, 32);
  if (pairs < 2) return undefined;
  const zeros = (offset: number) =>
    Array.from({ length: pairs }, (_, i) => bytes[2 * i + offset]).filter((b) => b === 0).length;
  if (zeros(1) > pairs / 2 && zeros(0) === 0) return "utf-16le";
  if (zeros(0) > pairs / 2 && zeros(1) === 0) return "utf-16be";
}

/** Decodes a `.env` file. Names and keys are ASCII, so they can be read in any of the encodings. */
export function decodeEnv(bytes: Uint8Array): EnvText {
  const wide = utf16(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: "utf-16", mark: "" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
    return { text: text.slice(mark.length), encoding: "utf-8", mark };
  } catch {
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return { text, encoding: "bytes", mark: "" };
  }
}

/** Encodes a file anew: as it was, but UTF-16, which most programs cannot read, as UTF-8. */
export function encodeEnv({ text, encoding, mark }: EnvText): Uint8Array {
  if (encoding === "bytes") return Uint8Array.from(text, (char) => char.charCodeAt(0));
  return new TextEncoder().encode(mark + text);
}

/** The text of a file, and how it was written down. */
export interface DecodedEnv {
  /** Without a byte-order mark. */
  text: string;
  encoding: "utf-8" | "utf-16" | "unknown";
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

/** Decodes a `.env` file. A file in neither UTF-8 nor UTF-16 is read as far as it can be. */
export function decodeEnv(bytes: Uint8Array): DecodedEnv {
  const wide = utf16(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: "utf-16" };
  const text = new TextDecoder().decode(bytes);
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, encoding: "utf-8" };
  } catch {
    return { text, encoding: "unknown" };
  }
}

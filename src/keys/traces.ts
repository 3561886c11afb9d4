/** A piece as long as this of a secret made by chance stands in no other text. */
const PIECE = 8;

/** What is no secret of a value: whose token it is, the run of A, and a practice room's word, wherever it stands. */
const PUBLIC_REGEXP = /^(\d+-)?A*(PRACTICE)?|PRACTICE/g;

/** Letters and digits only: whatever is put between them, or how they are written, hides nothing. */
const plain = (text: string) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** Letters that are written as numbers, as in an address, are letters. */
const decoded = (text: string) =>
  text.replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));

/** A text in base64, at each of the three places of a byte at which it can begin there. */
const inBase64 = (text: string) =>
  [0, 1, 2].map((before) => {
    const bytes = new TextEncoder().encode("\0".repeat(before) + text);
    // The signs at both ends also hold bits of what stands beside it.
    return bytes.toBase64().replace(/=+$/, "").slice(before === 0 ? 0 : before + 1, -1);
  });

function piecesOf(text: string): string[] {
  const signs = plain(text);
  if (signs.length < PIECE) return [];
  return Array.from({ length: signs.length - PIECE + 1 }, (_, at) => signs.slice(at, at + PIECE));
}

/** Whether a secret stands in a text, as it is or URL-encoded. */
export function standsIn(secret: string, text: string): boolean {
  return text.includes(secret) || text.includes(encodeURIComponent(secret));
}

/**
 * Whether a text tells anything of a secret: a piece of it, however it is spaced, in capitals or
 * not, URL-encoded or in base64.
 */
export function tellsOf(secret: string, text: string): boolean {
  if (standsIn(secret, text)) return true;
  const heart = secret.replace(PUBLIC_REGEXP, "");
  const forms = [heart, decoded(heart), ...inBase64(secret), ...inBase64(decoded(secret))];
  const pieces = new Set(forms.flatMap(piecesOf));
  return [text, decoded(text)].some((each) => piecesOf(each).some((piece) => pieces.has(piece)));
}

import { cleanValue, INVISIBLE_REGEXP } from "./clean_value.ts";
import { factsOf, type KeyPart } from "./key_parts.ts";
import { fitsPart, guessPart, isForeign, shapeNote, shapeOf } from "./key_shapes.ts";

/** One key of a paste. */
export interface PastedKey {
  part: KeyPart;
  value: string;
  mended: string[];
}

/** What a paste holds: keys, or a sentence that says what was seen, and never the value. */
export type Paste = { keys: PastedKey[] } | { refusal: string };

const GAP = "[\\s_-]*";
const APP = `(?:API|Consumer|App)${GAP}`;

/**
 * What the console, `.env` files, JSON and curl write before a key, the longest first. Sources: the
 * labels of console.x.com and of X's documentation, 2026-08-22; the names in `key_names.ts`.
 */
const LABELS: readonly [label: KeyPart | "clientKey", pattern: string][] = [
  ["clientKey", `Client${GAP}(?:ID|Secret)`],
  ["accessTokenSecret", `Access${GAP}Token${GAP}Secret|Access${GAP}Secret`],
  [
    "bearerToken",
    `Bearer${GAP}Token|Authorization["']?\\s*:\\s*["']?Bearer(?=\\s)|\\bBearer(?=\\s)`,
  ],
  ["accessToken", `Access${GAP}Token`],
  ["apiSecret", `${APP}Key${GAP}Secret|${APP}Secret${GAP}Key|${APP}Secret`],
  ["apiKey", `${APP}Key`],
];
const LABEL_REGEXP = new RegExp(
  `(?:\\b(?:export|set)\\s+)?(?:(?:X|TWITTER)(?:_API)?_)?(?:${
    LABELS.map(([label, pattern]) => `(?<${label}>${pattern})`).join("|")
  })(?:\\s*\\([^)\\n]{0,40}\\))?`,
  "gi",
);

/** A label shows by a sign after it or a gap inside it; a key may hold the same letters by chance. */
const isLabel = (found: string, after: string) =>
  /[\s_-]/.test(found.trim()) || /^\s*["'\u2018-\u201F]?\s*[:=\uFF1A]/.test(after) ||
  (/^bearer$/i.test(found) && /^\s/.test(after));

interface Labelled {
  label?: KeyPart | "clientKey";
  text: string;
}

/** Cuts a text at its labels. */
function cutAtLabels(text: string): Labelled[] {
  const cuts = [...text.matchAll(LABEL_REGEXP)].flatMap((match) => {
    const end = match.index + match[0].length;
    if (!isLabel(match[0], text.slice(end))) return [];
    const [label] = LABELS.find(([name]) => match.groups![name] !== undefined)!;
    return [{ label, start: match.index, end }];
  });
  return [
    { text: text.slice(0, cuts[0]?.start) },
    ...cuts.map(({ label, end }, i) => ({ label, text: text.slice(end, cuts[i + 1]?.start) })),
  ];
}

// What stands around keys and between them, of programs, tables, placeholders and input methods: no
// key of X has any of it. An equals sign may end a Bearer Token, and only begins a frame.
const FRAME = "\\s:\"'`,;|{}()[\\]<>*\\\\\\u2018-\\u201F\\uFF1A";
const FRAME_REGEXP = new RegExp(`^[=${FRAME}]+|[${FRAME}]+$`, "g");
const GAPS_REGEXP = new RegExp(`[${FRAME}]+`);

const piecesOf = (text: string) =>
  text.split(GAPS_REGEXP).map((piece) => piece.replace(FRAME_REGEXP, ""))
    .filter((piece) => piece !== "");

/** The longest single key of X that was seen is a Bearer Token of about 120 characters. */
const LONGEST = 180;

/** Whether one unbroken piece is longer than any one key: two were run together. */
function isRunTogether(piece: string): boolean {
  if (shapeOf(piece) === "bearerToken") return piece.length > LONGEST;
  if (isForeign(piece) || /^A{15}/.test(piece)) return false;
  return /A{15}/.test(piece.slice(1)) || (piece.length > 60 && /^[\w-]+$/.test(piece));
}

/** Shorter Bearer Tokens have been cut, although they have the shape; samples have 104 and more. */
const WHOLE_BEARER_TOKEN = 100;

/** Whether a piece is a key by itself: the part that is meant, or any. */
function isWhole(piece: string, meant: KeyPart | undefined): boolean {
  if (/^A{15}/.test(piece) && piece.length < WHOLE_BEARER_TOKEN) return false;
  return meant ? fitsPart(piece, meant) : shapeOf(piece) !== "unknown";
}

const listed = (words: string[]) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words[0];

/** The part of each of several keys without labels: a secret belongs to the key before it. */
function partsInTurn(pieces: string[], asked: KeyPart | undefined): KeyPart[] | undefined {
  const parts: KeyPart[] = [];
  for (const piece of pieces) {
    const shape = shapeOf(piece);
    if (shape === "secret") {
      const before = parts.at(-1);
      const own = before === "accessToken"
        ? "accessTokenSecret"
        : before === undefined && asked === "accessTokenSecret"
        ? asked
        : "apiSecret";
      parts.push(own);
    } else if (shape === "apiKey" || shape === "accessToken" || shape === "bearerToken") {
      parts.push(shape);
    } else return undefined;
  }
  return new Set(parts).size === parts.length ? parts : undefined;
}

/** Reads what stands under one label, or under none. */
function readUnder(
  { label, text }: Labelled,
  asked: KeyPart | undefined,
): Paste {
  const pieces = piecesOf(text);
  const meant = label === "clientKey" ? undefined : label ?? asked;
  const joined = cleanValue(text.replace(FRAME_REGEXP, ""), meant);
  const one = (part: KeyPart, { value, mended }: typeof joined): Paste => ({
    keys: [{ part, value, mended }],
  });
  const guess = meant ?? guessPart(joined.value);
  // A key that wrapped has no whole key among its pieces.
  const whole = (piece: string) => isWhole(piece, meant);
  const wrapped = pieces.length < 2 || !pieces.some(whole);
  if (wrapped && !isRunTogether(joined.value) && fitsPart(joined.value, guess)) {
    return one(guess, joined);
  }
  const together = pieces.find(isRunTogether);
  if (together !== undefined) {
    return {
      refusal: `That looks like several keys run together, ${together.length} characters without ` +
        "a gap. Paste one at a time.",
    };
  }
  if (pieces.length < 2) return one(guess, joined);
  const parts = partsInTurn(pieces, asked);
  if (parts && (!label || parts[0] === label)) {
    return { keys: pieces.map((value, i) => ({ part: parts[i], value, mended: [] })) };
  }
  if (!label && wrapped && shapeOf(joined.value) !== "unknown") return one(guess, joined);
  const [fit, ...more] = pieces.filter((piece) =>
    meant ? fitsPart(piece, meant) : shapeOf(piece) !== "unknown"
  );
  // Beside the key of a command or a sentence there may be words, and no second key.
  const others = pieces.filter((piece) => piece !== fit && shapeOf(piece) !== "unknown");
  if (label && fit !== undefined && more.length === 0 && others.length === 0) {
    const { value, mended } = cleanValue(fit, meant);
    return one(meant!, { value, mended: [...mended, "the other words around it"] });
  }
  const seen = pieces.map((piece) =>
    shapeOf(piece) === "unknown"
      ? `a piece of ${piece.length} character${piece.length === 1 ? "" : "s"}`
      : "a key"
  );
  return {
    refusal: `That holds ${listed(seen)}, and it is not clear which is which. Paste one key.`,
  };
}

/**
 * Reads what was pasted at a prompt: one key, or several with their labels, in whatever form the
 * console, a `.env`, JSON or a command has them, also with the line breaks that a field of one line
 * takes away. What is not understood is refused: nothing is dropped without a word, and nothing is
 * taken for something else.
 *
 * @param raw As it came.
 * @param asked The part that was asked for; without it, any.
 */
export function readPaste(raw: string, asked?: KeyPart): Paste {
  // One clean value is what it always was: also one with an odd shape, which is only noted.
  const text = raw.replace(INVISIBLE_REGEXP, "").replace(/\bexport\s+/g, " ");
  const cuts = cutAtLabels(text);
  if (cuts.length === 1) {
    const whole = readUnder({ text }, asked);
    if ("refusal" in whole) return whole;
    // What is tidied is told, the invisible included.
    return whole.keys.length === 1
      ? { keys: [{ ...whole.keys[0], ...told(raw, whole.keys[0]) }] }
      : whole;
  }
  const keys: PastedKey[] = [];
  let clients = 0;
  for (const cut of cuts) {
    const words = piecesOf(cut.text);
    // What stands before the first label is a command or a heading, unless it could be a key.
    if (!cut.label && !words.some((word) => shapeOf(word) !== "unknown" || isRunTogether(word))) {
      continue;
    }
    if (words.length === 0) continue;
    if (cut.label === "clientKey") {
      clients++;
      continue;
    }
    const read = readUnder(cut, cut.label ? undefined : asked);
    if ("refusal" in read) return read;
    keys.push(...read.keys);
  }
  if (keys.length === 0) {
    return {
      refusal: clients > 0
        ? "That is an OAuth 2.0 Client ID or Client Secret. Search takes the OAuth 1.0 keys or the Bearer Token."
        : `That is only the label ${
          listed(cuts.flatMap(({ label }) =>
            label && label !== "clientKey" ? [factsOf(label).label] : []
          ))
        }, without a key. Copy what stands beside or under it.`,
    };
  }
  for (const key of keys) {
    if (keys.some((other) => other.part === key.part && other.value !== key.value)) {
      return { refusal: `That holds the ${factsOf(key.part).label} twice, with different values.` };
    }
  }
  const [first, ...rest] = keys.filter((key, i) =>
    keys.findIndex(({ part }) => part === key.part) === i
  );
  const beside = clients > 0
    ? ["the Client ID or Client Secret beside it, which do not search"]
    : [];
  return {
    keys: [{ ...first, mended: [...first.mended, "its label", ...beside] }, ...rest],
  };
}

/** What cleaning by itself says of a value; reading by pieces says less. */
function told(raw: string, { part, value, mended }: PastedKey): Partial<PastedKey> {
  const clean = cleanValue(raw, part);
  return clean.value === value ? { mended: clean.mended } : { mended };
}

/** A sentence about a key of another service or protocol; nothing for one that may be X's. */
export const foreignNote = ({ part, value }: PastedKey): string | undefined =>
  isForeign(value) ? shapeNote(value, part, "What you pasted") : undefined;

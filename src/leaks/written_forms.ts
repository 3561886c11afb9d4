/** One way in which a secret may stand in a text, by its letters and digits alone. */
export interface WrittenForm {
  signs: string;
  /** In words, as it reads after "found". */
  how: string;
}

/** The small letter or digit of each code of ASCII that is one. */
const SIGNS = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /[A-Za-z0-9]/.test(sign) ? sign.toLowerCase().charCodeAt(0) : 0;
});
const ASCII = new TextDecoder("latin1");

/**
 * Letters and digits only: so a line break, a quotation mark, a plus, a blank or a zero byte
 * between two of them, and base64's two alphabets, make no difference.
 */
export function plainSigns(text: string): string {
  const signs = new Uint8Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = SIGNS[text.charCodeAt(at)];
    if (sign) signs[count++] = sign;
  }
  return ASCII.decode(signs.subarray(0, count));
}

/** Shorter secrets stand in texts by chance. */
const SHORTEST = 12;

function urlDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A text in base64, at each of the three places of a byte at which it can begin there. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = new TextEncoder().encode("\0".repeat(before) + text);
    // The signs at both ends also hold bits of what stands beside it.
    return bytes.toBase64().replace(/=+$/, "").slice(before === 0 ? 0 : before + 1, -1);
  });
}

/** The bytes of a text of ASCII in UTF-16, without the zero at the end that tells which byte is first. */
const inUtf16 = (text: string) => [...text].join("\0");

/** What a list of numbers is shortened to where it is shown. Source: `Deno.inspect`, 100 items. */
const SHOWN_NUMBERS = 90;

/** Every way in which a secret may be written; none for one that is too short to be told from words. */
export function writtenForms(secret: string): WrittenForm[] {
  if (plainSigns(secret).length < SHORTEST) return [];
  const decoded = urlDecoded(secret);
  const once = encodeURIComponent(secret);
  const twice = encodeURIComponent(once);
  const written = [
    { text: secret, how: "as it is" },
    { text: decoded, how: "URL-decoded" },
    { text: once, how: "URL-encoded" },
    { text: twice, how: "URL-encoded twice" },
    { text: encodeURIComponent(twice), how: "URL-encoded three times" },
  ];
  // Whatever is done to bytes is done to each of these.
  const narrow = [...new Set([secret, decoded, once])];
  const texts = [...narrow, ...narrow.map(inUtf16)];
  const base64 = texts.flatMap(inBase64);
  const bytes = texts.map((text) => new TextEncoder().encode(text));
  const forms = [
    ...written,
    ...base64.map((text) => ({ text, how: "in base64" })),
    ...[...base64, ...narrow.flatMap(inBase64).map(inUtf16)].flatMap(inBase64)
      .map((text) => ({ text, how: "in base64 twice" })),
    ...bytes.map((all) => ({ text: all.toHex(), how: "in hexadecimal" })),
    ...bytes.map((all) => ({
      text: all.subarray(0, SHOWN_NUMBERS).join(),
      how: "as numbers of its letters",
    })),
  ].map(({ text, how }) => ({ signs: plainSigns(text), how }));
  const met = new Set<string>();
  return forms.filter(({ signs }) =>
    signs.length >= SHORTEST && !met.has(signs) && met.add(signs) !== undefined
  );
}

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "", f: "", v: "", 0: "" };
const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  shy: "",
};

const fromCode = (code: number) =>
  code <= 0x10FFFF ? String.fromCodePoint(code).replaceAll("\0", "") : "";

/** What a reader of the text takes away, the outermost layer first; each leaves a text without its sign alone. */
const LAYERS: readonly { sign: RegExp; read: (text: string) => string }[] = [
  {
    sign: /\\/,
    // As C, Go, Java, JavaScript, JSON, Perl, Python and Rust write them. One of eight digits begins
    // with three zeros, which no letter of four does; in octal, a letter or digit has two or three.
    read: (text) =>
      text.replace(
        /\\(?:[ux]\{([\da-fA-F]{1,6})\}|U(000[\da-fA-F]{5})|[uU]([\da-fA-F]{4})|[xX]([\da-fA-F]{2})|([01][0-7]{2}|[4-7][0-7])|([nrtbfv0"'`\\/]|\r?\n))/g,
        (_, braced, long, short, byte, octal, sign) =>
          sign !== undefined
            ? ESCAPES[sign] ?? sign.trim()
            : octal !== undefined
            ? fromCode(parseInt(octal, 8))
            : fromCode(parseInt(braced ?? long ?? short ?? byte, 16)),
      ),
  },
  {
    // A list of numbers in hexadecimal, octal or binary, with its casts and endings of a type.
    sign: /\b0[xob]/i,
    read: (text) =>
      text.replace(
        /(?:\(\w{1,20}\)[ \t]*)?\b0(?:x0{0,6}([\da-f]{2})|o([01][0-7]{2}|[4-7][0-7])|b([01]{6,8}))(?:_?u8|uy|u)?\b/gi,
        (_, hex, octal, binary) =>
          fromCode(parseInt(hex ?? octal ?? binary, hex ? 16 : octal ? 8 : 2)),
      ),
  },
  {
    sign: /&/,
    read: (text) =>
      text.replace(
        /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp|shy));/gi,
        (_, hex, number, name) =>
          name === undefined
            ? fromCode(hex === undefined ? Number(number) : parseInt(hex, 16))
            : ENTITIES[name.toLowerCase()],
      ),
  },
  {
    // Tags, and a terminal's colours.
    // deno-lint-ignore no-control-regex
    sign: /<|\x1b/,
    // deno-lint-ignore no-control-regex
    read: (text) => text.replace(/<[a-z/!?][^<>]{0,400}>|\x1b\[[\d;]*[A-Za-z]/gi, ""),
  },
  {
    sign: /%[3-7]/,
    read: (text) =>
      text.replace(/%([3-7][\da-f])/gi, (whole, code) => {
        const sign = String.fromCharCode(parseInt(code, 16));
        return /[A-Za-z0-9]/.test(sign) ? sign : whole;
      }),
  },
];

/** JSON in JSON in a web page: deeper than that, nobody writes. */
const DEEPEST = 4;

/**
 * A text as it stands, and as it reads without its escapes, entities, tags and percent signs, layer
 * by layer.
 */
export function* readingsOf(text: string): Generator<string> {
  yield text;
  let now = text;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const before = now;
    for (const { sign, read } of LAYERS) {
      const next = sign.test(now) ? read(now) : now;
      if (next !== now) yield next;
      now = next;
    }
    if (now === before) return;
  }
}

/** Markup, as opposed to text: what {@linkcode html} gives. */
export class Markup {
  readonly #source: string;

  /** Trusts `source` as it is; only {@linkcode html} makes Markup. */
  constructor(source: string) {
    this.#source = source;
  }

  /** The markup itself. */
  toString(): string {
    return this.#source;
  }
}

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// Control characters have no place in HTML; a reader sees the usual sign for a lost character.
const CONTROL_REGEXP = /(?![\t\n\r])\p{Cc}/gu;

function escape(value: unknown): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Markup) return value.toString();
  if (Array.isArray(value)) return value.map(escape).join("");
  return String(value)
    .replace(CONTROL_REGEXP, "\uFFFD")
    .replace(/[&<>"']/g, (char) => ESCAPES[char]);
}

/**
 * Makes markup. Whatever is put in is escaped, for text and for attributes in quotes; other
 * markup, and lists of it, stay as they are.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Markup {
  return new Markup(
    strings.reduce((source, text, i) => source + escape(values[i - 1]) + text),
  );
}

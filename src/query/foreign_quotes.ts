import type { QueryProblemCode } from "./query_problem.ts";

/** Quotation marks that X does not know, as pairs are written in any language. */
export const DOUBLE = "“”„‟«»＂";
const SINGLE = "'‘’‚‛`´";

/** Whether a text begins with a mark that could open such a quotation. */
export const opensForeignQuotes = (text: string): boolean =>
  text !== "" && (DOUBLE.includes(text[0]) || SINGLE.includes(text[0]));

/** Whether a text has a double mark that X does not know. */
export const hasTypographicQuotes = (text: string): boolean =>
  [...DOUBLE].some((mark) => text.includes(mark));

/** A quotation in marks that X does not know. */
export interface ForeignQuotation {
  code: QueryProblemCode & ("typographic-quotes" | "single-quotes");
  /** What stands between the marks. */
  inner: string;
  /** Where it ends, marks included. */
  end: number;
}

/**
 * Finds quotations in typographic or single marks. A single mark only closes at the end of a word,
 * so that `'don't stop'` is one quotation and `'til` is none. Asked from left to right, it reads a
 * text once: that nothing closes any more is remembered.
 */
export function foreignQuotes(text: string): (start: number) => ForeignQuotation | undefined {
  const never = { double: false, single: false };

  function find(kind: "double" | "single", start: number): ForeignQuotation | undefined {
    if (never[kind]) return;
    const marks = kind === "double" ? `${DOUBLE}"` : SINGLE;
    for (let at = start + 1; at < text.length; at++) {
      if (!marks.includes(text[at])) continue;
      if (kind === "single" && /[^\s()]/.test(text[at + 1] ?? "")) continue;
      const code = kind === "double" ? "typographic-quotes" : "single-quotes";
      return { code, inner: text.slice(start + 1, at), end: at + 1 };
    }
    never[kind] = true;
  }

  return (start) => {
    if (DOUBLE.includes(text[start])) return find("double", start);
    if (SINGLE.includes(text[start])) return find("single", start);
  };
}

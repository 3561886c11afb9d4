import { foreignQuotes } from "./foreign_quotes.ts";
import { type QueryProblem, queryProblem } from "./query_problem.ts";
import type { OperatorNode, TermNode } from "./query_tree.ts";

/** A piece of a query: a term as it will stand in the tree, or a mark between terms. */
export type QueryToken =
  | TermNode
  | OperatorNode
  | { kind: "(" | ")" | "-" | "OR"; start: number; end: number };

const BLANK = /\s+/y;
// "https://" is a link, and no operator of that name.
const OPERATOR = /([A-Za-z_]+):(?!\/\/)/y;
const PLAIN = /[^\s()"]+/y;
const SIGILS = { "#": "hashtag", "@": "mention", "$": "cashtag" } as const;

/** Cuts a query into tokens, left to right, each character looked at a fixed number of times. */
export function scanQuery(text: string): { tokens: QueryToken[]; problems: QueryProblem[] } {
  const tokens: QueryToken[] = [];
  const problems: QueryProblem[] = [];
  const foreignQuotation = foreignQuotes(text);
  let at = 0;

  const match = (pattern: RegExp, from: number) => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0] ?? "";
  };

  /** The end of what opens at `from`; what is never closed reaches to the end of the query. */
  function closing(mark: string, from: number, code: "unclosed-quote" | "unclosed-value") {
    const found = text.indexOf(mark, from + 1);
    if (found >= 0) return { inner: text.slice(from + 1, found), end: found + 1 };
    problems.push(queryProblem(code, { start: from, end: from + 1 }));
    return { inner: text.slice(from + 1), end: text.length };
  }

  /** A quotation in marks that X does not know: reported, and read as it is meant. */
  function foreign(start: number): { inner: string; end: number } | undefined {
    const found = foreignQuotation(start);
    if (!found) return;
    const { code, inner, end } = found;
    const words = inner.replaceAll('"', "");
    // A shell's quotation marks around the whole query are to go, those around alternatives are
    // parentheses; others mean a phrase.
    const whole = text.slice(0, start).trim() === "" && text.slice(end).trim() === "";
    const mended = whole && /[:#@$"()]|(?:^|\s)(?:OR\s|-)/.test(inner)
      ? inner
      : /\S\s+OR\s+\S/.test(inner)
      ? `(${inner})`
      : `"${words}"`;
    const edit = { start, end, text: mended };
    problems.push(queryProblem(code, { start, end }, { edit }));
    return { inner: words, end };
  }

  function operator(name: string, start: number, from: number): OperatorNode {
    const first = text[from];
    const node = (value: string, written: OperatorNode["written"], end: number): OperatorNode => ({
      kind: "operator",
      name: name.toLowerCase(),
      value,
      written,
      valueSpan: { start: from, end },
      start,
      end,
    });
    if (first === '"' || first === "[") {
      const { inner, end } = closing(first === '"' ? '"' : "]", from, "unclosed-value");
      return node(inner, first === '"' ? "quoted" : "bracketed", end);
    }
    const quotation = from < text.length ? foreign(from) : undefined;
    if (quotation) return node(quotation.inner, "quoted", quotation.end);
    const value = match(PLAIN, from);
    if (!value) problems.push(queryProblem("empty-value", { start, end: from }));
    return node(value, "plain", from + value.length);
  }

  function term(start: number): QueryToken {
    const quotation = text[start] === '"' ? closing('"', start, "unclosed-quote") : foreign(start);
    if (quotation) {
      const { inner, end } = quotation;
      if (inner.trim() === "") problems.push(queryProblem("empty-phrase", { start, end }));
      return { kind: "phrase", text: inner, start, end };
    }
    const name = match(OPERATOR, start);
    if (name) return operator(name.slice(0, -1), start, start + name.length);
    const plain = match(PLAIN, start);
    const end = start + plain.length;
    if (plain === "OR") return { kind: "OR", start, end };
    const sigil = SIGILS[plain[0] as keyof typeof SIGILS];
    if (sigil && plain.length > 1) return { kind: sigil, text: plain.slice(1), start, end };
    return { kind: "word", text: plain, start, end };
  }

  while ((at += match(BLANK, at).length) < text.length) {
    const first = text[at];
    if (first === "-" && /^\s?$/.test(text[at + 1] ?? "")) {
      problems.push(queryProblem("dangling-minus", { start: at, end: ++at }));
      continue;
    }
    const mark = first === "(" || first === ")" || first === "-";
    const token: QueryToken = mark ? { kind: first, start: at, end: at + 1 } : term(at);
    tokens.push(token);
    at = token.end;
  }
  return { tokens, problems };
}

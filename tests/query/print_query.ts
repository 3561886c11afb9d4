import { opensForeignQuotes } from "../../src/query/foreign_quotes.ts";
import { scanQuery } from "../../src/query/scan_query.ts";
import type { OperatorNode, QueryNode, TermNode } from "../../src/query/query_tree.ts";

const SIGILS = { hashtag: "#", mention: "@", cashtag: "$" } as const;

const quoted = (text: string) => `"${text.replaceAll('"', "")}"`;

/** Whether a text is read as one token of a kind, to its end. */
function readsAs(text: string, kind: string): boolean {
  const { tokens: [token], problems } = scanQuery(text);
  return token?.kind === kind && token.start === 0 && token.end === text.length &&
    problems.length === 0;
}

function printOperator({ name, value, written }: OperatorNode): string {
  if (written === "bracketed") return `${name}:[${value.replaceAll("]", "")}]`;
  const plain = `${name}:${value}`;
  if (value === "" && written === "plain") return plain;
  const safe = written === "plain" && readsAs(plain, "operator") && !opensForeignQuotes(value);
  return safe ? plain : `${name}:${quoted(value)}`;
}

function printTerm({ kind, text }: TermNode): string {
  if (kind === "phrase") return quoted(text);
  const plain = kind === "word" ? text : SIGILS[kind] + text;
  // What comes after could close a mark that opens here.
  return readsAs(plain, kind) && !opensForeignQuotes(plain) ? plain : quoted(plain);
}

/** A node where a single term must stand. */
const single = (node: QueryNode): string =>
  node.kind === "or" || node.kind === "and" || node.kind === "not"
    ? `(${printQuery(node)})`
    : printQuery(node);

/**
 * Writes a tree as a query: read again by `parseQuery`, it gives the same tree, positions apart.
 * A tree that no query gives, such as alternatives right under a negation, gets parentheses.
 */
export function printQuery(tree: QueryNode): string {
  switch (tree.kind) {
    case "or":
      return tree.branches.map((node) => node.kind === "or" ? single(node) : printQuery(node))
        .join(" OR ");
    case "and":
      return tree.terms.map((node) => node.kind === "not" ? printQuery(node) : single(node))
        .join(" ");
    case "not":
      return `-${single(tree.term)}`;
    case "group":
      return `(${printQuery(tree.inside)})`;
    case "operator":
      return printOperator(tree);
    default:
      return printTerm(tree);
  }
}

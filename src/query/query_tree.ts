/** Where something stands in the query: offsets into the text as JavaScript counts them, `end` exclusive. */
export interface Span {
  /** Offset of its first character. */
  start: number;
  /** Offset after its last character. */
  end: number;
}

/** Alternatives, joined by `OR`. */
export interface OrNode extends Span {
  /** Tells the nodes apart. */
  kind: "or";
  /** Two or more alternatives. */
  branches: QueryNode[];
}

/** Terms that must all hold, joined by a space. */
export interface AndNode extends Span {
  /** Tells the nodes apart. */
  kind: "and";
  /** Two or more terms. */
  terms: QueryNode[];
}

/** A negated term. */
export interface NotNode extends Span {
  /** Tells the nodes apart. */
  kind: "not";
  /** What must not hold. */
  term: QueryNode;
}

/** A pair of parentheses. */
export interface GroupNode extends Span {
  /** Tells the nodes apart. */
  kind: "group";
  /** What stands between them. */
  inside: QueryNode;
}

/** One thing to look for that carries no operator's name. */
export interface TermNode extends Span {
  /** A `word`, a quoted `phrase`, a `#hashtag`, a `@mention` or a `$cashtag`. */
  kind: "word" | "phrase" | "hashtag" | "mention" | "cashtag";
  /** Its text, without quotation marks, `#`, `@` or `$`. */
  text: string;
}

/** An operator with its value, such as `from:PaperwickLib`. */
export interface OperatorNode extends Span {
  /** Tells the nodes apart. */
  kind: "operator";
  /** The name before the colon, in lower case. */
  name: string;
  /** The value after it, without quotation marks or brackets. Empty if it is missing. */
  value: string;
  /** How the value was written. */
  written: "plain" | "quoted" | "bracketed";
  /** Where the value stands, marks included. */
  valueSpan: Span;
}

/** A query as a tree. `AND` binds tighter than `OR`. */
export type QueryNode = OrNode | AndNode | NotNode | GroupNode | TermNode | OperatorNode;

/** The nodes right under a node. */
export function childrenOf(node: QueryNode): readonly QueryNode[] {
  switch (node.kind) {
    case "or":
      return node.branches;
    case "and":
      return node.terms;
    case "not":
      return [node.term];
    case "group":
      return [node.inside];
    default:
      return [];
  }
}

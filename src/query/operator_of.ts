import { type Operator, OPERATORS } from "./operators.ts";
import type { OperatorNode, QueryNode } from "./query_tree.ts";

const BY_FORM = new Map(
  OPERATORS.flatMap((each) => [each.form, ...each.aliases].map((form) => [form, each] as const)),
);

const TERM_FORMS = {
  word: "keyword",
  phrase: '"phrase"',
  hashtag: "#",
  mention: "@",
  cashtag: "$",
};

/** The operator of a form or an alias, such as `"from:"` or `"is:retweet"`. */
export const operatorByForm = (form: string): Operator | undefined => BY_FORM.get(form);

/** How a table names what a node uses: `"from:"`, but `"is:retweet"`. */
export const formOf = ({ name, value }: OperatorNode): string =>
  name === "is" || name === "has" ? `${name}:${value.toLowerCase()}` : `${name}:`;

/** The operator that a term of a query uses; nothing if X has none of that name, or it is no term. */
export function operatorOf(node: QueryNode): Operator | undefined {
  if (node.kind === "operator") return BY_FORM.get(formOf(node));
  return node.kind in TERM_FORMS
    ? BY_FORM.get(TERM_FORMS[node.kind as keyof typeof TERM_FORMS])
    : undefined;
}

import { nearest } from "../../problems/mod.ts";
import { type ForeignOperator, STREAM_OPERATORS, WEB_OPERATORS } from "../foreign_operators.ts";
import { formOf, type Operator, operatorByForm, operatorOf, OPERATORS } from "../operators.ts";
import type { OperatorNode, Span } from "../query_tree.ts";

/** What somebody who wrote an operator means by it. */
export type MeantOperator =
  | { from: "search"; operator: Operator }
  | { from: "web" | "stream"; foreign: ForeignOperator; form: string; operator?: Operator }
  | { from: "guess"; form?: string; operator?: Operator };

const FORMS = OPERATORS.flatMap(({ form, aliases }) => [form, ...aliases])
  .filter((form) => /^\w+:/.test(form));
const NAMES = [...new Set(FORMS.map((form) => form.split(":")[0]))];

/** The fixed values that `is:` or `has:` knows. */
export const valuesOf = (name: string): string[] =>
  OPERATORS.flatMap(({ form }) => form.startsWith(`${name}:`) ? [form.slice(name.length + 1)] : []);

/** Other words for fixed values, too far away to be typing errors. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  "has:photo": "has:images",
  "has:photos": "has:images",
  "has:picture": "has:images",
  "has:pictures": "has:images",
  "has:pics": "has:images",
  "has:url": "has:links",
  "has:urls": "has:links",
  "has:tags": "has:hashtags",
  "has:location": "has:geo",
  "has:retweets": "is:retweet",
  "has:replies": "is:reply",
  "is:rt": "is:retweet",
  "is:repost": "is:retweet",
  "is:reposts": "is:retweet",
  "is:replies": "is:reply",
  "is:quoted": "is:quote",
  "is:quote_tweet": "is:quote",
  "is:blue_verified": "is:verified",
  "is:ad": "is:nullcast",
  "is:geo": "has:geo",
};

function foreignIn(table: Readonly<Record<string, ForeignOperator>>, node: OperatorNode) {
  const forms = [`${node.name}:${node.value.toLowerCase()}`, `${node.name}:`];
  const form = forms.find((each) => Object.hasOwn(table, each));
  return form === undefined ? undefined : { form, foreign: table[form] };
}

function guess(node: OperatorNode): string | undefined {
  const { name } = node;
  const form = formOf(node);
  if (name === "is" || name === "has") {
    if (Object.hasOwn(OTHER_WORDS, form)) return OTHER_WORDS[form];
    const known = FORMS.filter((each) => each.startsWith(`${name}:`));
    const near = nearest(node.value.toLowerCase(), known.map((each) => each.split(":")[1]));
    return near && operatorByForm(`${name}:${near}`)?.form;
  }
  const near = nearest(name, NAMES);
  if (near === undefined || near === "is" || near === "has") return;
  return `${near}:`;
}

/** What somebody means by an operator: X's own, one of another place, or perhaps a typing error. */
export function meantOperator(node: OperatorNode): MeantOperator {
  const operator = operatorOf(node);
  if (operator) return { from: "search", operator };
  for (const [from, table] of [["web", WEB_OPERATORS], ["stream", STREAM_OPERATORS]] as const) {
    const found = foreignIn(table, node);
    const use = found?.foreign.use?.replace(/^-/, "");
    if (found) return { from, ...found, operator: use ? operatorByForm(use) : undefined };
  }
  const form = guess(node);
  return { from: "guess", form, operator: form ? operatorByForm(form) : undefined };
}

/** The change that writes another operator: its name alone, or as a whole. */
export function rename(node: OperatorNode, text: string): Span & { text: string } {
  const { start, valueSpan } = node;
  return { start, end: text.endsWith(":") ? valueSpan.start : node.end, text };
}

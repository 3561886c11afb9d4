import { countryName } from "./countries.ts";
import { languageName } from "./languages.ts";
import { operatorOf } from "./operator_of.ts";
import { type Argument, type Operator, OPERATORS } from "./operators.ts";
import type { OperatorNode, TermNode } from "./query_tree.ts";
import { readRadius } from "./read_area.ts";

/** What a term says of posts: they `contain` `“cat”`. */
export interface TermReading {
  verb: string;
  object: string;
}

const KEYWORD = OPERATORS.find(({ form }) => form === "keyword")!;

/** How a value is said, where it is not said as it is written. */
const SAY: Partial<Record<Argument, (value: string) => string>> = {
  user: (value) => /^\d{16,}$/.test(value) ? `user ${value}` : `@${value.replace(/^@/, "")}`,
  language: languageName,
  country: countryName,
  number: (value) => /^\d{1,15}$/.test(value) ? Number(value).toLocaleString("en") : value,
  box: (value) => `${value} (west, south, east, north)`,
  radius(value) {
    const area = readRadius(value);
    if (!area) return value;
    return `${area.radius} ${area.unit} of latitude ${area.latitude}, longitude ${area.longitude}`;
  },
};

const singular = (text: string) => text.replace(/ies$/, "y").replace(/s$/, "");

function say({ says, argument }: Operator, value: string): TermReading {
  const [verb, object] = says.split("|");
  const said = value.trim() === "" ? "…" : SAY[argument]?.(value) ?? value;
  const text = object.replace("{}", () => said);
  return { verb, object: argument === "number" && said === "1" ? singular(text) : text };
}

/** What one term says of posts, as X reads it. */
export function readTerm(node: TermNode | OperatorNode): TermReading {
  const operator = operatorOf(node);
  if (node.kind !== "operator") {
    // A quoted word has no order.
    const plain = node.kind === "phrase" && !/\S\s+\S/.test(node.text);
    return say(plain ? KEYWORD : operator!, node.text.trim());
  }
  if (operator) return say(operator, node.value);
  return { verb: "match", object: `“${node.name}:${node.value}” (which X does not know)` };
}

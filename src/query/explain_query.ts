import { readRadius } from "./areas.ts";
import { countryName } from "./countries.ts";
import { languageName } from "./languages.ts";
import { type Argument, type Operator, operatorOf, OPERATORS } from "./operators.ts";
import {
  type AndNode,
  childrenOf,
  type OperatorNode,
  type OrNode,
  type QueryNode,
  type TermNode,
} from "./query_tree.ts";

/** What a term says of posts: they `contain` `“cat”`. */
interface TermReading {
  verb: string;
  object: string;
}

const KEYWORD = OPERATORS.find(({ form }) => form === "keyword")!;

/** How a value is said, where it is not said as it is written. */
const SAY: Partial<Record<Argument, (value: string) => string>> = {
  user: (value) => /^\d+$/.test(value) ? `user ${value}` : `@${value.replace(/^@/, "")}`,
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

function sayTerm({ says, argument }: Operator, value: string): TermReading {
  const [verb, object] = says.split("|");
  const said = value.trim() === "" ? "…" : SAY[argument]?.(value) ?? value;
  const text = object.replace("{}", () => said);
  return { verb, object: argument === "number" && said === "1" ? singular(text) : text };
}

/** What one term says of posts, as X reads it. */
function readTerm(node: TermNode | OperatorNode): TermReading {
  const operator = operatorOf(node);
  if (node.kind !== "operator") {
    // A quoted word has no order.
    const plain = node.kind === "phrase" && !/\S\s+\S/.test(node.text);
    const sigil = node.kind === "mention" ? "@" : "";
    return sayTerm(plain ? KEYWORD : operator!, sigil + node.text.trim());
  }
  if (operator) return sayTerm(operator, node.value);
  return { verb: "match", object: `“${node.name}:${node.value}” (which X does not know)` };
}

/** What one or several terms with the same verb say: posts `do not` `contain` `“cat”` `or` `“dog”`. */
interface Saying {
  kind: "saying";
  not: boolean;
  verb: string;
  objects: string[];
  joined: "and" | "or";
}

/** Sayings, of which all or one must hold. */
interface Sayings {
  kind: "and" | "or";
  parts: Reading[];
}

type Reading = Saying | Sayings;

/** A negation goes down to the terms, and turns "and" and "or" around on its way. */
function read(node: QueryNode, not = false): Reading {
  switch (node.kind) {
    case "group":
      return read(node.inside, not);
    case "not":
      return read(node.term, !not);
    case "and":
    case "or": {
      const kind = kindOf(node, not);
      return join(kind, partsOf(node, not, kind).map(([part, not]) => read(part, not)));
    }
    default: {
      const { verb, object } = readTerm(node);
      return { kind: "saying", not, verb, objects: [object], joined: "or" };
    }
  }
}

const kindOf = (node: OrNode | AndNode, not: boolean) =>
  (node.kind === "and") !== not ? "and" : "or";

/** What all or one of must hold; what is joined the same way within is laid open. */
function partsOf(node: QueryNode, not: boolean, kind: "and" | "or"): [QueryNode, boolean][] {
  const parts: [QueryNode, boolean][] = [];
  function walk(node: QueryNode, not: boolean): void {
    if (node.kind === "group") return walk(node.inside, not);
    if (node.kind === "not") return walk(node.term, !not);
    const same = (node.kind === "and" || node.kind === "or") && kindOf(node, not) === kind;
    if (same) { for (const child of childrenOf(node)) walk(child, not); }
    else parts.push([node, not]);
  }
  walk(node, not);
  return parts;
}

/** How sayings that have their verb in common become one, if they can. */
function joiner(kind: "and" | "or", { not, verb }: Saying): "and" | "or" | undefined {
  if (kind === "or") return not ? undefined : "or";
  // No post is by two users or in two languages: "are by @a and @b" would say something else.
  return not ? "or" : /^are\b/.test(verb) ? undefined : "and";
}

/** What is said twice, in capitals or not, is read once. */
function once(readings: Reading[]): Reading[] {
  const seen = new Set<string>();
  return readings.filter((each) => {
    const key = JSON.stringify(each).toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}

/** Joins readings; those with the same verb are one. */
function join(kind: "and" | "or", readings: Reading[]): Reading {
  const parts: Reading[] = [];
  const byVerb = new Map<string, Saying>();
  const add = (part: Reading) => {
    if (part.kind !== "saying") return void parts.push(part);
    const joined = joiner(kind, part);
    const key = `${part.not} ${part.verb}`;
    const first = byVerb.get(key);
    const fits = joined && (part.objects.length === 1 || part.joined === joined);
    if (first && fits) {
      for (const object of part.objects) {
        if (!first.objects.includes(object)) first.objects.push(object);
      }
      return;
    }
    const own: Saying = { ...part, objects: [...part.objects] };
    if (fits) byVerb.set(key, Object.assign(own, { joined }));
    parts.push(own);
  };
  once(readings).forEach(add);
  return parts.length === 1 ? parts[0] : { kind, parts };
}

function list(items: string[], joined: "and" | "or"): string {
  if (items.length < 2) return items.join();
  return `${items.slice(0, -1).join(", ")} ${joined} ${items[items.length - 1]}`;
}

function say({ not, verb, objects, joined }: Saying): string {
  const negated = /^are\b/.test(verb) ? verb.replace("are", "are not") : `do not ${verb}`;
  return `${not ? negated : verb} ${list(objects, joined)}`;
}

function sayAll(reading: Reading, depth = 0): string {
  if (reading.kind === "saying") return say(reading);
  const { kind, parts } = reading;
  const said = parts.map((part) => sayAll(part, depth + 1));
  const nested = parts.some((part) => part.kind !== "saying");
  // "Do not contain “a” and are in English" would leave open what is negated.
  const negatedFirst = kind === "and" && parts[0].kind === "saying" && parts[0].not;
  const long = negatedFirst || parts.length > 2 || (depth === 0 || kind === "or") &&
      parts.some((part) => part.kind !== "saying" || part.objects.length > 1);
  const deep = depth === 0 && nested &&
    (kind === "and" || said.some((each) => each.includes(", ")));
  const mark = deep ? ";" : long ? "," : "";
  const last = said.pop()!;
  const text = `${kind === "or" ? "either " : ""}${said.join(`${mark} `)}${mark} ${kind} ${last}`;
  // Below the second level, only parentheses can tell what belongs together.
  const unclear = depth >= (kind === "or" ? 2 : 3) || depth === 2 && text.includes(", ");
  return unclear ? `(${text})` : text;
}

/**
 * Says in plain English which posts a query finds, as X reads it. It never throws; of a broken
 * query it says what could be read.
 *
 * @param tree The query, as `parseQuery` gives it.
 */
export function explainQuery(tree: QueryNode | null): string {
  return tree ? `posts that ${sayAll(read(tree))}` : "no posts: there is nothing to look for";
}

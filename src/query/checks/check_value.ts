import { boxFault, radiusFault } from "../areas.ts";
import { guessCountry, isCountry } from "../countries.ts";
import { guessLanguage, languageState } from "../languages.ts";
import { type Argument, type Operator, operatorByForm } from "../operators.ts";
import { type QueryProblem, queryProblem, type QueryProblemCode } from "../query_problem.ts";
import type { NotNode, OperatorNode } from "../query_tree.ts";
import { meantOperator } from "./meant_operator.ts";

/** What is wrong with an operator's value. */
export interface ValueFault {
  code: QueryProblemCode;
  /** What fills the gaps of the message. */
  words?: string[];
  /** What to write in the value's place, where that is plain. */
  text?: string;
  /** Where what is wrong ends, where the value goes on as words. */
  end?: number;
}

type Value = Pick<OperatorNode, "value" | "written">;

/** A user's name. Source: X's help pages, as of 2026-08-22. */
export const USER_NAME_REGEXP = /^\w{1,15}$/;
const ID_REGEXP = /^\d{1,20}$/;

const isUser = (text: string) => USER_NAME_REGEXP.test(text) || ID_REGEXP.test(text);

const RULES: Partial<Record<Argument, (value: Value, form: string) => ValueFault | undefined>> = {
  user({ value }) {
    if (isUser(value)) return;
    const name = value.replace(/^(?:https?:\/\/)?(?:www\.)?(?:x|twitter)\.com\/|^@|[,/]$/gi, "")
      .replace(/^@/, "");
    return { code: "bad-user", text: isUser(name) ? name : undefined };
  },
  id({ value }, form) {
    if (ID_REGEXP.test(value)) return;
    const id = /^https:\/\/\S+\/(?:status|lists)\/(\d{1,20})(?:\?\S*)?$/.exec(value)?.[1];
    return { code: "bad-id", words: [form], text: id };
  },
  number({ value }, form) {
    if (/^\d+$/.test(value)) return;
    const plain = value.replace(/^(\d{1,3})k$/i, "$1000").replace(
      /(?<=\d)[,.'_](?=\d{3}(?!\d))/g,
      "",
    );
    return { code: "bad-number", words: [form], text: /^\d+$/.test(plain) ? plain : undefined };
  },
  url({ value, written }) {
    if (written === "quoted" || /^[\p{L}\p{N}\p{M}_]*$/u.test(value)) return;
    return { code: "bad-url", text: `"${value}"` };
  },
  context({ value }) {
    if (/^(\d+|\*)\.(\d+|\*)$/.test(value) && value !== "*.*") return;
    return { code: "bad-context" };
  },
  country({ value }) {
    if (!isCountry(value)) {
      return { code: "bad-country", words: [value], text: guessCountry(value) };
    }
  },
  language({ value }) {
    const state = languageState(value);
    if (state === "former") return { code: "former-language", words: [value] };
    if (state === "unknown") {
      return { code: "bad-language", words: [value], text: guessLanguage(value) };
    }
  },
  radius({ value, written }) {
    const fault = radiusFault(value, written);
    return fault && { code: "bad-radius", words: [fault.what], text: fault.text };
  },
  box({ value, written }) {
    const fault = boxFault(value, written);
    return fault && { code: "bad-box", words: [fault.what], text: fault.text };
  },
};

/** What is wrong with an operator's value, if anything. */
export function checkValue({ argument, form }: Operator, value: Value): ValueFault | undefined {
  return RULES[argument]?.(value, form);
}

/** A value that stands beside its operator, not right after the colon. */
export interface StrayValue {
  problem: QueryProblem;
  /** What belongs to the operator, though it is read as words of their own. */
  start: number;
  end: number;
}

const WORD = /\s+([^\s()":-][^\s()":]*)(?=[\s()]|$)/y;
const GROUP = /\(\s*([^\s()":-][^\s()":]*(?:\s+OR\s+[^\s()":-][^\s()":]*)*)\s*\)/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function takes(node: OperatorNode, value: string): boolean {
  if (value === "OR") return false;
  const { operator } = meantOperator(node);
  if (!operator) return operatorByForm(`${node.name}:${value.toLowerCase()}`) !== undefined;
  return checkValue(operator, { value, written: "plain" }) === undefined;
}

/** The value of an operator without one: after a space, or as alternatives in parentheses. */
export function strayValue(
  text: string,
  node: OperatorNode,
  minus?: NotNode,
): StrayValue | undefined {
  const word = match(WORD, text, node.end);
  if (word && takes(node, word[1])) {
    const end = node.end + word[0].length;
    const edit = { start: node.end, end: end - word[1].length, text: "" };
    return { problem: queryProblem("empty-value", node, { edit }), start: node.end, end };
  }
  const group = match(GROUP, text, node.end);
  if (!group) return;
  const values = group[1].split(/\s+OR\s+/);
  const end = node.end + group[0].length;
  const each = values.map((value) => `${node.name}:${value}`);
  // Under a minus sign the alternatives would be a negated group.
  const negated = each.map((term) => `-${term}`).join(" ");
  const written = minus ? negated : each.length > 1 ? `(${each.join(" OR ")})` : each[0];
  const edit = values.every((value) => takes(node, value))
    ? { start: (minus ?? node).start, end, text: written }
    : undefined;
  const words = [`${node.name}:`];
  return { problem: queryProblem("grouped-value", node, { words, edit }), start: node.end, end };
}

import { guessCountry, isCountry } from "../countries.ts";
import { guessLanguage, languageState } from "../languages.ts";
import type { Argument, Operator } from "../operators.ts";
import { boxFault, radiusFault } from "./check_area.ts";
import type { OperatorNode } from "../query_tree.ts";
import type { ValueFault } from "./value_fault.ts";

type Value = Pick<OperatorNode, "value" | "written">;

/** A user's name. Source: X's help pages, as of 2026-08-22. */
export const USER_NAME_REGEXP = /^\w{1,15}$/;
const ID_REGEXP = /^\d{1,20}$/;

const isUser = (text: string) => USER_NAME_REGEXP.test(text) || ID_REGEXP.test(text);

const RULES: Partial<Record<Argument, (value: Value, form: string) => ValueFault | undefined>> = {
  user({ value }) {
    if (isUser(value)) return;
    const name = value.replace(/^@|,$/g, "");
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
  radius: ({ value, written }) => radiusFault(value, written),
  box: ({ value, written }) => boxFault(value, written),
};

/** What is wrong with an operator's value, if anything. */
export function checkValue({ argument, form }: Operator, value: Value): ValueFault | undefined {
  return RULES[argument]?.(value, form);
}

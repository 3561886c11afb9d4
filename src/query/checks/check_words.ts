import { hasTypographicQuotes, opensForeignQuotes } from "../foreign_quotes.ts";
import {
  type ProblemDetails,
  type QueryProblem,
  queryProblem,
  type QueryProblemCode,
} from "../query_problem.ts";
import type { TermNode } from "../query_tree.ts";
import { USER_NAME_REGEXP } from "./check_value.ts";
import { neighbours, removal } from "./check_writing.ts";
import type { QueryTerm } from "./query_terms.ts";

/** What a word is looked at with. */
interface Look {
  node: TermNode;
  text: string;
  negated: boolean;
  /** Whether the query has another term. */
  company: boolean;
  /** How many terms say what to find. */
  positive: number;
}

interface Rule {
  code: QueryProblemCode;
  applies(look: Look): boolean;
  words?(look: Look): string[];
  /** What to write in the word's place, or what to change. */
  edit?(look: Look): string | ProblemDetails["edit"];
}

const quote = ({ node }: Look) => `"${node.text}"`;
const between = ({ node, text }: Look) => {
  const { before, after } = neighbours(text, node);
  return before && after;
};

/** Between letters: punctuation and symbols, but no emoji with what belongs to it. */
const INNER_REGEXP =
  /[\p{L}\p{N}\p{M}](?:(?!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|_)[\p{P}\p{S}])+[\p{L}\p{N}]/u;
// X's pages do not say how it cuts numbers such as 10:30, 1,000 or 3.5.
const NUMBER_REGEXP = /^\p{N}+(?:[.,:/]\p{N}+)*$/u;
const ONLY_MARKS_REGEXP = /^[\p{P}+=<>|~^`$]+$/u;

/** What can be wrong with a bare word; the first that applies is told. */
const WORD_RULES: readonly Rule[] = [
  {
    code: "and-word",
    applies: ({ node }) => /^and$/i.test(node.text),
    words: ({ node }) => [node.text],
    edit: (look) => between(look) && !look.negated ? removal(look.text, look.node) : quote(look),
  },
  {
    code: "or-word",
    applies: (look) => /^or$/i.test(look.node.text) && !look.negated && between(look),
    edit: () => "OR",
  },
  {
    code: "not-word",
    applies: ({ node, text }) => node.text === "NOT" && neighbours(text, node).after,
    edit({ node, text, negated, positive }) {
      const blank = /\s*(?=([^\s-]?))/y;
      blank.lastIndex = node.end;
      const [{ length }, next] = blank.exec(text)!;
      const { before } = neighbours(text, node);
      // Something must be left to find.
      if (negated || !next || positive < 3 || !before && next === "(") return;
      return { start: node.start, end: node.end + length, text: "-" };
    },
  },
  {
    code: "near-word",
    applies: (look) =>
      /^(?:NEAR|ADJ|WITHIN)(?:\/?\d+)?$|^W\/\d+$/.test(look.node.text) && !look.negated &&
      between(look),
    words: ({ node }) => [node.text],
    edit: ({ text, node }) => removal(text, node),
  },
  {
    code: "only-punctuation",
    applies: ({ node }) => ONLY_MARKS_REGEXP.test(node.text) && !/[[\]{}]/.test(node.text),
    words: ({ node }) => [node.text],
    edit(look) {
      const { before, after } = neighbours(look.text, look.node);
      if (look.negated || (!before && !after)) return;
      const tag = /^#\s+([\p{L}\p{N}_]+)(?![^\s()])/u.exec(look.text.slice(look.node.start));
      // A keyboard of a phone puts a space there; "lunch @ home" may mean the word at.
      if (look.node.text === "#" && tag) {
        const { start } = look.node;
        return { start, end: start + tag[0].length, text: `#${tag[1]}` };
      }
      return /^\|+$/.test(look.node.text) && before && after ? "OR" : removal(look.text, look.node);
    },
  },
  { code: "stray-bracket", applies: ({ node }) => /[[\]{}]/.test(node.text), edit: quote },
  { code: "typographic-quotes", applies: ({ node }) => hasTypographicQuotes(node.text) },
  { code: "single-quotes", applies: ({ node }) => opensForeignQuotes(node.text), edit: quote },
  {
    code: "typographic-minus",
    applies: ({ node }) => /^[–—−‒]\S/.test(node.text),
    edit: ({ node, company, negated }) =>
      company && !negated ? `-${node.text.slice(1)}` : undefined,
  },
  { code: "emoji-variant", applies: ({ node }) => /[\uFE0E\uFE0F]/.test(node.text), edit: quote },
  {
    code: "link-as-word",
    applies: ({ node }) => /^https?:\/\/./i.test(node.text),
    edit: ({ node }) => `url:"${node.text}"`,
  },
  {
    code: "wildcard",
    applies: ({ node }) => /^\*[\p{L}\p{N}]|[\p{L}\p{N}]\*/u.test(node.text),
  },
  {
    code: "split-word",
    applies: ({ node }) => INNER_REGEXP.test(node.text) && !NUMBER_REGEXP.test(node.text),
    words: ({ node }) => [node.text],
    edit: quote,
  },
];

/** A phrase that would be a query without its quotation marks. */
const QUERY_REGEXP =
  /\S\s+OR\s+\S|(?:^|[\s(-])(?:from|to|is|has|lang|url|place_country|retweets_of|conversation_id):\S/;

// Beside letters, digits and _, the joiners and dots with which some scripts are written.
const HASHTAG_REGEXP = /^[\p{L}\p{N}\p{M}_\u200C\u200D·・]+$/u;
const CASHTAG_REGEXP = /^[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?$/;

const isHashtag = (text: string) => HASHTAG_REGEXP.test(text) && !/^\p{N}+$/u.test(text);
const isCashtag = (text: string) => CASHTAG_REGEXP.test(text);
const isUserName = (text: string) => USER_NAME_REGEXP.test(text);

/** The tag without the punctuation of the sentence that it was copied from. */
const trimmed = (good: (text: string) => boolean, sigil: string) => ({ node }: Look) => {
  let end = node.text.length;
  while (/[\p{P}--_]/v.test(node.text[end - 1] ?? "")) end--;
  const bare = node.text.slice(0, end);
  return good(bare) ? sigil + bare : undefined;
};

const RULES: Record<TermNode["kind"], readonly Rule[]> = {
  word: WORD_RULES,
  phrase: [{
    code: "quoted-query",
    applies: ({ node, text, company }) =>
      !company && text.trim() === `"${node.text}"` && QUERY_REGEXP.test(node.text),
    edit: ({ node }) => node.text,
  }],
  hashtag: [{
    code: "bad-hashtag",
    applies: ({ node }) => !isHashtag(node.text),
    edit: trimmed(isHashtag, "#"),
  }],
  mention: [{
    code: "bad-user",
    applies: ({ node }) => !isUserName(node.text),
    edit: trimmed(isUserName, "@"),
  }],
  cashtag: [{
    code: "bad-cashtag",
    applies: ({ node }) => !isCashtag(node.text),
    edit: (look) => trimmed(isCashtag, "$")(look) ?? `"$${look.node.text}"`,
  }],
};

const PROXIMITY_REGEXP = /^~\d+$/;

/** Checks the words, phrases and tags of a query, each by itself. */
export function checkWords(text: string, terms: readonly QueryTerm[]): QueryProblem[] {
  const problems: QueryProblem[] = [];
  const positive = terms.filter(({ negated }) => !negated).length;
  for (const { node, minus } of terms) {
    if (node.kind === "operator") continue;
    if (PROXIMITY_REGEXP.test(node.text) && text[node.start - 1] === '"') {
      const words = [node.text, "Leave it out, or write the words without quotation marks."];
      problems.push(queryProblem("stream-only", node, { words }));
      continue;
    }
    const look = { node, text, negated: minus !== undefined, company: terms.length > 1, positive };
    const rule = RULES[node.kind].find(({ applies }) => applies(look));
    if (!rule) continue;
    const edit = rule.edit?.(look);
    const { start, end } = node;
    problems.push(queryProblem(rule.code, node, {
      words: rule.words?.(look),
      edit: typeof edit === "string" ? { start, end, text: edit } : edit,
    }));
  }
  return problems;
}

import { STREAM_OPERATORS, WEB_OPERATORS } from "../foreign_operators.ts";
import { OPERATORS } from "../operators.ts";
import { type QueryProblem, queryProblem, type QueryProblemCode } from "../query_problem.ts";
import { oddQuotes } from "./odd_quotes.ts";
import { movedBack, type OddSign, rewrite, type Rewritten } from "./rewrite.ts";
import { strayBrackets } from "./stray_brackets.ts";

/** Signs that take no room. The two joiners belong to scripts and to emoji, at an edge to nothing. */
// deno-fmt-ignore
const INVISIBLE = String.raw`[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]|[\p{Cc}--[\t\n\v\f\r]]|(?<![\p{L}\p{M}\p{N}\p{S}\u200C\u200D\uFE0F])[\u200C\u200D]|(?<=[\p{Script=Latin}\d])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{M}\p{N}\p{S}])|(?<![\p{Emoji}\p{Extended_Pictographic}])[\uFE0E\uFE0F]`;
/** Spaces that X's pages do not name: those of other widths, and those that do not break a line. */
const ODD_SPACE = String.raw`[[\p{Zs}\u2028\u2029]--[ ]]`;
const ENTITY = String.raw`\s&amp;(?=\s)|&(?:quot|apos|amp|nbsp|lt|gt|#0*3[49]|#x2[27]);`;
const ESCAPE = String.raw`\\(?:["'\(\)]|u00(?:22|27)|u201[89cdCD])`;
const PASTED_REGEXP = new RegExp(
  `(?<invisible>(?:${INVISIBLE})+)|(?<space>${ODD_SPACE}+)|(?<entity>${ENTITY})|(?<escape>${ESCAPE})`,
  "gv",
);
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", nbsp: " ", lt: "<", gt: ">" };

const hex = (text: string) =>
  [...text].map((sign) => `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`)
    .join(" ");

/** What came along when a query was copied from a page or a program. */
function pastedSigns(text: string): OddSign[] {
  return [...text.matchAll(PASTED_REGEXP)].map((found): OddSign => {
    const [part] = found;
    const place = { start: found.index, end: found.index + part.length };
    const { invisible, space, entity } = found.groups!;
    if (invisible) return { ...place, code: "invisible-sign", words: [hex(part)], text: "" };
    if (space) return { ...place, code: "odd-space", words: [hex(part)], text: " " };
    if (entity) {
      // Between words, it is an "and", which a space says already.
      if (/^\s/.test(part)) {
        return { ...place, code: "pasted-code", words: [part.trim(), ""], text: "" };
      }
      const mark = ENTITIES[part.slice(1, -1)] ?? (/39|27|apos/.test(part) ? "'" : '"');
      return { ...place, code: "pasted-code", words: [part, mark], text: mark };
    }
    const mark = part[1] === "u" ? String.fromCharCode(parseInt(part.slice(2), 16)) : part[1];
    return { ...place, code: "pasted-escape", words: [mark], text: mark };
  });
}

const NAMES = new Set(
  [
    ...OPERATORS.flatMap(({ form, aliases }) => [form, ...aliases]),
    ...Object.keys(WEB_OPERATORS),
    ...Object.keys(STREAM_OPERATORS),
  ].map((form) => /^\w+(?=:)/.exec(form)?.[0]),
);

/** Letters and signs of full width, as an input method writes them, in their narrow form. */
const narrow = (text: string) =>
  text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xFEE0));

// Within quotation marks they are text; within a sentence the sign of a sentence.
const WIDE_REGEXP =
  /"[^"]*"|[()]|(?<![^\s(（\-－])[（＃＠＄](?=\S)|）|(?<![^\s(（])－(?=\S)|(?<!\S)(?:ＯＲ|ＡＮＤ|ＮＯＴ|｜+)(?!\S)|(?<![^\s(（\-－])([A-Za-zＡ-Ｚａ-ｚ_＿]+)[:：][^\s()（）"＂“”:：]*/g;

/** Signs of full width where X knows the narrow ones: （cats ＯＲ dogs） lang：en. */
function wideSigns(text: string): OddSign[] {
  const signs: OddSign[] = [];
  let open = 0;
  for (const found of text.matchAll(WIDE_REGEXP)) {
    const [part, name] = found;
    if (name && !NAMES.has(narrow(name).toLowerCase())) continue;
    const put = part[0] === "｜" ? "OR" : narrow(part);
    if (put === "(") open++;
    // One that closes nothing belongs to a sentence.
    if (part === "）" && open === 0) continue;
    if (put === ")") open = Math.max(0, open - 1);
    if (part[0] === '"' || put === part) continue;
    const { index: start } = found;
    signs.push({
      start,
      end: start + part.length,
      code: "wide-sign",
      words: [part, put],
      text: put,
    });
  }
  return signs;
}

/** The whole query as it is written in an address or a program: cats%20OR%20dogs. */
function encodedWhole(text: string): OddSign[] {
  const whole = (code: QueryProblemCode, put: string): OddSign[] =>
    put === text || put.trim() === ""
      ? []
      : [{ start: 0, end: text.length, code, words: [text, put], text: put }];
  const string = /^\s*("(?:[^"\\]|\\.)*\\.(?:[^"\\]|\\.)*")[\s,;]*$/s.exec(text)?.[1];
  try {
    if (string) return whole("pasted-code", String(JSON.parse(string)));
    const address = /^(?:.*?[?&])?(?:q|query)=([^\s&]+)/.exec(text)?.[1] ?? text;
    const encoded = /%(?:20|2[2389]|3A|40)|\+OR\+/i.test(address);
    if (/\s/.test(text.trim()) || !encoded || /:\/\//.test(address)) return [];
    return whole("pasted-code", decodeURIComponent(address.replaceAll("+", " ")));
  } catch {
    return [];
  }
}

/** Each stage reads what the one before it has made of the query. */
const STAGES = [encodedWhole, pastedSigns, wideSigns, oddQuotes, strayBrackets];

/** A query with its odd signs told, and as it is meant. */
export interface ReadSigns {
  /** What is told of them, with their fixes, at their places in the query. */
  problems: QueryProblem[];
  /** The query as it is meant. */
  meant: Rewritten;
}

/**
 * Finds the signs of a query that are not what they were meant for: pasted, invisible, of full
 * width, quotation marks without a partner, and brackets for parentheses.
 */
export function readSigns(text: string): ReadSigns {
  const problems: QueryProblem[] = [];
  let meant = rewrite(text, []);
  for (const stage of STAGES) {
    const signs = stage(meant.text);
    if (signs.length === 0) continue;
    const before = meant;
    for (const { code, words, start, end, text } of signs) {
      const problem = queryProblem(code, { start, end }, { words, edit: { start, end, text } });
      problems.push(movedBack(problem, before));
    }
    const next = rewrite(before.text, signs);
    meant = {
      text: next.text,
      back: (span) => {
        const there = next.back(span);
        const { start, end, exact } = before.back(there);
        return { start, end, exact: exact && there.exact };
      },
    };
  }
  return { problems, meant };
}

import type { Evidence } from "./evidence.ts";

/** What an answer says of itself. */
export type AnswerRead = Pick<
  Evidence,
  | "statusSaid"
  | "type"
  | "title"
  | "reason"
  | "names"
  | "codes"
  | "resetDate"
  | "messages"
  | "parameters"
  | "body"
  | "pageTitle"
  | "cloudflareCode"
  | "servers"
  | "challenge"
>;

/** The headers of an answer, their names in small letters. */
export type AnswerHeaders = Record<string, string | string[] | undefined>;

type Json = Record<string, unknown>;

// An error is small. Whatever is larger is read as far as this, and never by recursion.
const MOST_OBJECTS = 500;
const MOST_MESSAGES = 20;
const LONGEST_TEXT = 4000;
const LONGEST_PAGE = 100_000;

/** Keys under which servers put their sentences. */
const SENTENCE_KEYS = [
  "message",
  "detail",
  "details",
  "error_description",
  "error_message",
  "errorMessage",
  "description",
  "error",
  "errors",
  "faultstring",
  "msg",
  "reason",
];
/** Keys under which they put what they call the error. */
const NAME_KEYS = [
  "type",
  "title",
  "reason",
  "label",
  "error",
  "name",
  "code",
  "error_code",
  "errorCode",
];
const CODE_KEYS = ["code", "error_code", "errorCode"];
/** What is no error's own: values that were sent, and what was found, such as the texts of posts. */
const FOREIGN_KEYS = ["parameters", "value", "data", "includes"];

/** The detail of a parameter error only says that there is one; its errors say which. */
const EMPTY_TALK_REGEXP = /^one or more parameters\b.*\binvalid\b/i;
const IDENTIFIER_REGEXP = /^[\w.-]+$/;

// These words reach terminals: nothing in them may move a cursor, or turn the reading direction.
const tidy = (text: string): string =>
  text.slice(0, LONGEST_TEXT).replace(/[\p{Cc}\p{Bidi_Control}]+/gu, " ").trim();

/** A name as small letters and digits: `"UsageCapExceeded"` and `"usage-cap-exceeded"` are one. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Last segment of a problem's type, whatever its host, its case and its separators. */
function typeOf(text: string): string | undefined {
  if (text === "about:blank") return text;
  const segments = text.split(/[?]/)[0].split(text.includes("/") ? /[/#]/ : ":");
  return segments.filter(Boolean).at(-1);
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && tidy(value) !== "" ? tidy(value) : undefined;

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
};

const isStatus = (number: number | undefined): number is number =>
  number !== undefined && number >= 400 && number < 600;

/** All objects in a value, the outermost first; wide and deep ones only as far as errors go. */
function objectsIn(value: object): Json[] {
  const found: object[] = [value];
  for (let at = 0; at < found.length; at++) {
    for (const [key, each] of Object.entries(found[at])) {
      if (found.length >= MOST_OBJECTS) break;
      if (typeof each === "object" && each !== null && !FOREIGN_KEYS.includes(key)) {
        found.push(each);
      }
    }
  }
  return found as Json[];
}

/** The sentences right in one object; in a list every text is one. */
function sentencesIn(node: Json): string[] {
  const values = Array.isArray(node) ? node : SENTENCE_KEYS.map((key) => node[key]);
  const enrollment = textOf(node.required_enrollment);
  return [
    ...values.map(textOf).filter((text) => text !== undefined),
    ...(enrollment === undefined ? [] : [`Required enrollment: ${enrollment}.`]),
  ];
}

/** Any texts that read like sentences, for a server whose keys nobody knows. */
const anySentences = (nodes: Json[]): string[] =>
  nodes.flatMap((node) => Object.entries(node))
    .map(([key, value]) => FOREIGN_KEYS.includes(key) ? undefined : textOf(value))
    .filter((text) => text !== undefined && /\s/.test(text)) as string[];

function parametersIn({ parameters, parameter }: Json): string[] {
  const names = typeof parameters === "object" && parameters !== null
    ? Object.keys(parameters)
    : [];
  return [...names, ...[textOf(parameter)].filter((text) => text !== undefined)];
}

/** A sentence that is also an identifier is a name; it is said only where nothing better is. */
function sayable(sentences: string[]): string[] {
  const better = sentences.filter((text) =>
    !EMPTY_TALK_REGEXP.test(text) && !/^[a-z0-9]+([_-][a-z0-9]+)+$/.test(text)
  );
  return [...new Set(better.length ? better : sentences)].slice(0, MOST_MESSAGES);
}

function readJson(body: object): AnswerRead {
  const nodes = objectsIn(body);
  const first = (key: string) =>
    nodes.map((node) => textOf(node[key])).find((text) => text !== undefined);
  const type = nodes.map((node) => textOf(node.type)).map((text) => text && typeOf(text))
    .find(Boolean);
  const named = nodes.flatMap((node) =>
    Array.isArray(node) ? node.map(textOf) : NAME_KEYS.map((key) => {
      const text = textOf(node[key]);
      return text !== undefined && key === "type" ? typeOf(text) : text;
    })
  );
  const numbers = nodes.flatMap((node) => CODE_KEYS.map((key) => numberOf(node[key])))
    .filter((number) => number !== undefined);
  const sentences = sayable(nodes.flatMap(sentencesIn));
  const cloudflare = nodes.some((node) => node.cloudflare_error === true) ||
    /cloudflare/i.test(String(first("type")));
  return {
    statusSaid: [
      ...nodes.map(({ status }) => numberOf(status)),
      ...nodes.flatMap((node) => Array.isArray(node) ? [] : [numberOf(node.code)]),
    ].find(isStatus),
    type,
    title: first("title"),
    reason: nodes.flatMap(({ reason, error }) => [textOf(reason), textOf(error)])
      .find((text) => text !== undefined && IDENTIFIER_REGEXP.test(text)),
    names: [
      ...new Set(
        named.filter((text) => text !== undefined && text.length < 80).map((text) =>
          plainName(text!)
        ),
      ),
    ],
    codes: cloudflare ? [] : [...new Set(numbers)],
    cloudflareCode: cloudflare ? numbers.find((number) => number >= 500) : undefined,
    resetDate: first("reset_date"),
    messages: sentences.length || first("title") ? sentences : sayable(anySentences(nodes)),
    parameters: [...new Set(nodes.flatMap(parametersIn))],
    body: "json",
  };
}

const NOTHING_READ = { names: [], codes: [], messages: [], parameters: [] };

const PAGE_REGEXP =
  /^<(!doctype\s+html|!--|html|head|body|title|meta|script|style|center|div|h[1-6]|p|br|b)\b|^<!--/i;

const decoded = (text: string): string =>
  text.replace(/<[^>]*>/g, " ").replace(/&nbsp;/g, " ").replace(/&amp;/g, "&")
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/\s+/g, " ")
    .trim();

function kindOf(text: string, contentType: string): "html" | "xml" | "text" | "empty" {
  if (text === "") return "empty";
  if (PAGE_REGEXP.test(text)) return "html";
  if (text.startsWith("<?xml") || /^<[a-z]+>/i.test(text)) {
    return /<html\b/i.test(text.slice(0, 1000)) ? "html" : "xml";
  }
  return /html/i.test(contentType) && text.startsWith("<") ? "html" : "text";
}

/** X's first version answers errors as XML, too; what other servers send has no such codes. */
const XML_ERROR_REGEXP = /<error(?:\s+code="(\d+)")?\s*>([^<]*)(?:<code>(\d+)<\/code>)?/g;

/** The number of an error of Cloudflare's, in its text or on its page. */
function cloudflareCodeIn(text: string, servers: string): number | undefined {
  const plain = text.match(/^error code:\s*(\d{3,4})\b/i)?.[1];
  const isTheirs = /cloudflare/i.test(servers) || /cloudflare|cf-error|ray id/i.test(text);
  const shown = isTheirs
    ? text.match(/\berror(?:\s|:|&nbsp;|code|<[^>]{0,200}>)*(1[012]\d\d|52\d|530)\b/i)?.[1]
    : undefined;
  return plain ?? shown ? Number(plain ?? shown) : undefined;
}

function readText(text: string, headers: AnswerHeaders, servers: string): AnswerRead {
  const page = text.slice(0, LONGEST_PAGE);
  const kind = kindOf(page, String(headers["content-type"] ?? ""));
  const cloudflareCode = cloudflareCodeIn(page, servers);
  if (kind === "html") {
    const title = page.match(/<title\b[^>]*>([^<]*)/i)?.[1] ??
      page.match(/<h[1-3]\b[^>]*>([\s\S]{0,300}?)<\/h/i)?.[1];
    const pageTitle = title === undefined ? undefined : tidy(decoded(title)) || undefined;
    return { ...NOTHING_READ, body: kind, pageTitle, cloudflareCode };
  }
  if (kind === "xml") {
    const errors = [...page.matchAll(XML_ERROR_REGEXP)];
    return {
      ...NOTHING_READ,
      body: kind,
      codes: errors.map(([, code, , inside]) => Number(code ?? inside)).filter(Boolean),
      pageTitle: tidy(decoded(page)) || undefined,
    };
  }
  const messages = kind === "empty" ? [] : [tidy(decoded(page))].filter(Boolean);
  return { ...NOTHING_READ, body: kind, messages, cloudflareCode };
}

/** JSON that came as a text, such as `"Forbidden."` in quotes, or JSON within JSON. */
function unwrapped(body: unknown): unknown {
  let value = body;
  for (let depth = 0; depth < 3 && typeof value === "string"; depth++) {
    const text: string = value.replace(/^\uFEFF/, "").trim();
    const isJson = /^["[{]/.test(text);
    try {
      value = isJson ? JSON.parse(text) : text;
    } catch {
      return text;
    }
    // A text that was JSON by itself is a list of one sentence.
    if (!isJson || value === text) return depth === 0 ? text : [text];
  }
  return value;
}

/**
 * Reads an answer, whatever its shape, into evidence: X's two envelopes and those of others, in
 * lists or not, one within another; texts, and the pages of proxies and of sign-in networks.
 * Never throws.
 *
 * @param body Its body: JSON that was read, or else its text.
 * @param headers Its headers, which tell what a body does not.
 */
export function readAnswer(body: unknown, headers: AnswerHeaders = {}): AnswerRead {
  const servers = ["server", "via", "x-squid-error", "proxy-agent", "x-cache"]
    .filter((name) => headers[name] !== undefined)
    .map((name) => `${name} ${headers[name]}`).join(", ").slice(0, LONGEST_TEXT);
  const value = unwrapped(body);
  const asked = headers["proxy-authenticate"] ?? headers["www-authenticate"];
  const read = typeof value === "object" && value !== null
    ? readJson(value)
    : readText(value === undefined || value === null ? "" : String(value), headers, servers);
  return {
    ...read,
    servers: servers || undefined,
    challenge: String(asked ?? "").match(/^\s*([\w-]+)/)?.[1].toLowerCase(),
  };
}

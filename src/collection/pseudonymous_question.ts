import { TOKEN_FIELD } from "./page_fields.ts";
import { TextPseudonyms } from "./pseudonymous_text.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

type Json = Record<string, unknown>;

/** Operators of X's search language whose value is a person, a post or a list. */
const OPERATORS =
  /\b(from|to|retweets_of|retweets_of_user|retweets_of_tweet_id|quotes_of_tweet_id|in_reply_to_tweet_id|in_reply_to_status_id|conversation_id|list|place|bounding_box|point_radius):("[^"]*"|\[[^\]]*\]|[^\s()]+)/gi;

/**
 * What was asked, as a file with pseudonyms says it.
 *
 * @param question As JSON, by the names of the options.
 */
export function pseudonymousQuestion(question: string, pseudonyms: Pseudonyms): string {
  const asked = JSON.parse(question) as Json;
  const id = (value: unknown) => typeof value === "string" ? pseudonyms.of("id", value) : undefined;
  const person = (value: unknown) => typeof value === "string" ? personIn(value) : undefined;
  const personIn = (text: string) => pseudonyms.of(/^\d+$/.test(text) ? "id" : "username", text);
  const { query, sinceId, untilId, timeline, mentions, lookup } = asked;
  return JSON.stringify({
    ...asked,
    ...(typeof query === "string" ? { query: pseudonymousQuery(query, pseudonyms) } : {}),
    ...{ sinceId: id(sinceId), untilId: id(untilId), lookup: id(lookup) },
    ...{ timeline: person(timeline), mentions: person(mentions) },
  });
}

/** Operators of X's search language whose value is no person, no post, and nobody's words. */
const NAMELESS_OPERATOR =
  /^(?:lang|is|has|sample|context|place_country|(?:followers|following|tweets|posts|listed|likes|reposts|replies|quotes|retweets)_count|since|until|since_time|until_time):"?[\w.*:-]+"?$/;
/** One of them that names people, once they are pseudonyms. */
const HIDDEN_TERM = /^(?:\w+:|@)?[pu]_[a-z2-7]{16}$/;
/** A word in small letters, a tag, a short number, or what joins them. */
const WORD =
  /^(?:OR|AND|[#$][\p{L}\p{N}_]+|\d{1,4}|\p{Ll}[\p{Ll}\p{M}'’-]*|"\p{Ll}[\p{Ll}\p{M}'’-]*")$/u;

/** Whether a term tells nobody's name, as far as that can be told before X has answered. */
const isNameless = (term: string) =>
  WORD.test(term) || NAMELESS_OPERATOR.test(term) || HIDDEN_TERM.test(term);

/**
 * A query as a file with pseudonyms says it: people and posts behind operators and `@` are
 * pseudonyms, and where any other term may name somebody, as a phrase, a word with a capital or a
 * digit, or `entity:`, all of it is one. By it the same question is known again.
 */
export function pseudonymousQuery(query: string, pseudonyms: Pseudonyms): string {
  const hidden = query.replace(OPERATORS, (_, operator: string, value: string) => {
    const plain = value.replace(/^"?@?/, "").replace(/"$/, "");
    const isName = /^(?:from|to|retweets_of|retweets_of_user)$/i.test(operator) &&
      !/^\d+$/.test(plain);
    return `${operator}:${pseudonyms.of(isName ? "username" : "id", plain)}`;
  });
  const { text } = new TextPseudonyms(pseudonyms, { usernames: [], names: [] }).text(hidden);
  const terms = text.split(/[\s()]+/).map((term) => term.replace(/^-/, ""));
  return terms.every((term) => term === "" || isNameless(term))
    ? text
    : pseudonyms.of("query", query);
}

/** A request as a file with pseudonyms says it: without whom and what it named, and without tokens. */
export function pseudonymousRequest(
  { path, parameters }: { path: string; parameters: Json },
  pseudonyms: Pseudonyms,
): { path: string; parameters: Json } {
  const hidden = Object.entries(parameters).flatMap(([name, value]) => {
    if (TOKEN_FIELD.test(name)) return [];
    if (typeof value !== "string") return [[name, value]];
    if (name === "query") return [[name, pseudonymousQuery(value, pseudonyms)]];
    if (!/^(?:ids|since_id|until_id)$/.test(name)) return [[name, value]];
    return [[name, value.split(",").map((id) => pseudonyms.of("id", id)).join(",")]];
  });
  return {
    path: path.replace(/\d{2,}/g, (id) => pseudonyms.of("id", id)),
    parameters: Object.fromEntries(hidden),
  };
}

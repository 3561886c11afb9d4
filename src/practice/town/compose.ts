import type { Author } from "./authors.ts";
import type { Random } from "./random.ts";
import { type Memory, sentence } from "./sentence.ts";
import type { Moment } from "./timeline.ts";
import {
  ENGLISH_LONG,
  ENGLISH_QUOTES,
  ENGLISH_REPLIES,
  ENGLISH_SENTENCES,
} from "./words/english_sentences.ts";
import { ENGLISH_TAILS, ENGLISH_WORDS } from "./words/english_words.ts";
import type { EverydayTopic } from "./words/everyday_topics.ts";
import { HASHTAGS_BY_LANGUAGE, PHRASEBOOKS } from "./words/other_languages.ts";
import { SMALL_PHRASEBOOKS } from "./words/small_phrasebooks.ts";
import { type TopicFacts, TOPICS } from "./words/topics.ts";

/** What somebody writes: the words, their language and their subject. */
export interface Composition {
  text: string;
  lang: string;
  topic: TopicFacts;
}

/** Posts without a word, of which nobody can tell the language. */
const WORDLESS: readonly string[] = ["📚📚📚", "☕️ 🌧️ 📚", "🧡", "👏🏽👏🏽👏🏽", "🐢💤"];

const BOOKS = { ...PHRASEBOOKS, ...SMALL_PHRASEBOOKS };
const STORM = TOPICS.find(({ topic }) => topic === "storm")!;

/** What is talked about at an hour of the day. */
function topicAt(at: number, chance: Random) {
  const hour = Math.floor(at / 3_600_000) % 24;
  const weights = TOPICS.map((each) => each.weight * (each.hours.includes(hour) ? 3 : 1));
  let left = chance.next() * weights.reduce((sum, weight) => sum + weight, 0);
  return TOPICS[Math.max(0, weights.findIndex((weight) => (left -= weight) < 0))];
}

function hashtags(topic: TopicFacts, lang: string, own: string | undefined, chance: Random) {
  if (!chance.chance(own ? 0.7 : 0.36)) return "";
  if (own) return ` #${own}`;
  const storm = topic === STORM;
  const tags = lang === "en" || storm ? topic.hashtags : HASHTAGS_BY_LANGUAGE[lang];
  const first = storm && chance.chance(0.7) ? tags[0] : chance.pick(tags);
  return ` #${first}${chance.chance(0.12) && first !== "Paperwick" ? " #Paperwick" : ""}`;
}

/** Writes a post of its own. */
export function compose(
  author: Author,
  { at, storm }: Moment,
  chance: Random,
  memory: Memory,
): Composition {
  const { institution, language } = author;
  const topic = storm ? STORM : topicAt(at, chance);
  if (!institution && chance.chance(0.006)) {
    return { text: chance.pick(WORDLESS), lang: "und", topic };
  }
  const lang = chance.chance(0.12) ? "en" : language;
  const book = BOOKS[lang];
  const templates = institution
    ? institution[storm ? "storm" : "posts"]
    : book
    ? book[storm ? "storm" : "posts"]
    : ENGLISH_SENTENCES[topic.topic];
  const words = book?.words ?? ENGLISH_WORDS;
  let text = sentence(memory.fresh(templates, chance), words, chance, lang);
  if (!institution && lang === "en" && chance.chance(0.28)) {
    text += ` ${chance.pick(ENGLISH_TAILS)}`;
  }
  return { text: text + hashtags(topic, lang, institution?.hashtag, chance), lang, topic };
}

/** Whether a person writes about everyday things: in the two languages that have words for them. */
export const writesEveryday = ({ institution, language }: Author): boolean =>
  !institution && (language === "en" || language === "es");

/** Writes about an everyday topic, in English or Spanish. */
export function composeEveryday(
  { language }: Author,
  topic: EverydayTopic,
  chance: Random,
  memory: Memory,
): Composition {
  const lang = language === "es" ? "es" : "en";
  const { posts, hashtags } = lang === "es" ? topic.spanish : topic;
  const words = BOOKS[lang]?.words ?? ENGLISH_WORDS;
  const text = sentence(memory.fresh(posts, chance), words, chance, lang);
  const tag = chance.chance(0.45) ? ` #${chance.pick(hashtags)}` : "";
  return { text: text + tag, lang, topic };
}

/** Writes a post that is longer than 280 characters. */
export function composeLong(chance: Random): Composition {
  const told = ENGLISH_LONG.map((row) => sentence(chance.pick(row), ENGLISH_WORDS, chance));
  const text = told.join(" ");
  return { text, lang: "en", topic: TOPICS[0] };
}

/** Writes an answer, or what stands above a quoted post. */
export function composeAnswer(
  author: Author,
  topic: TopicFacts,
  kind: "replies" | "quotes",
  chance: Random,
  memory: Memory,
): Composition {
  const lang = author.language;
  const book = BOOKS[lang];
  const templates = book ? book[kind] : kind === "replies" ? ENGLISH_REPLIES : ENGLISH_QUOTES;
  return {
    text: sentence(memory.fresh(templates, chance), book?.words ?? ENGLISH_WORDS, chance, lang),
    lang,
    topic,
  };
}

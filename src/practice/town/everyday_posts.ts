import { snowflake } from "../wire/mod.ts";
import { type Author, whoWrites } from "./authors.ts";
import { compose, composeAnswer, composeEveryday, writesEveryday } from "./compose.ts";
import { dress, greetsLibrary, linkTo } from "./dress.ts";
import {
  type Draft,
  likesOf,
  type MadeUpPost,
  publish,
  type ReferenceType,
} from "./made_up_post.ts";
import { type Random, random } from "./random.ts";
import { Memory } from "./sentence.ts";
import { momentsOfDay } from "./timeline.ts";
import { EVERYDAY_TOPICS, type EverydayTopic } from "./words/everyday_topics.ts";
import type { TopicFacts } from "./words/topics.ts";

export const DAY = 86_400_000;

/** What is settled about a post before it has words: so much is cheap to know of many days. */
export interface Outline {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  author: Author;
  /** Nothing if it is about what the library does. */
  topic?: EverydayTopic;
  likes: number;
  /** Whether it greets the library by its name. */
  greets: boolean;
  /** An earlier one of the same day that it answers, quotes or reposts. */
  reference?: { type: ReferenceType; outline: Outline };
}

/** Which posts of a day are wanted. */
export interface DayFacts {
  /** The day's own seed. */
  seed: string;
  /** When it begins: milliseconds since 1970. */
  day: number;
  /** Posts before `from`, and from `to` on, are not written. @default the whole day */
  from?: number;
  to?: number;
  /** So many posts on an ordinary day. */
  count: number;
  /** Who writes: those of them who have joined by then. */
  authors: readonly Author[];
  /** What share of those who could write about the library does not. */
  everyday: number;
}

/** How often each topic comes up on a day outside of its hours, against the others. */
function weightsOn(day: number): { weights: readonly number[]; seasons: number } {
  const date = new Date(day).toISOString().slice(0, 10);
  const seasons = EVERYDAY_TOPICS.map(({ seasons = [] }) =>
    seasons.find(({ from, to }) => date >= from && date < to)
  );
  const weights = EVERYDAY_TOPICS.map(({ weight }, i) => seasons[i]?.weight ?? weight);
  return { weights, seasons: seasons.filter((season) => season).length };
}

function topicAt(at: number, chance: Random, weights: readonly number[]): EverydayTopic {
  const hour = new Date(at).getUTCHours();
  const now = weights.map((weight, i) =>
    weight * (EVERYDAY_TOPICS[i].hours.includes(hour) ? 3 : 1)
  );
  let left = chance.next() * now.reduce((sum, weight) => sum + weight, 0);
  return EVERYDAY_TOPICS[Math.max(0, now.findIndex((weight) => (left -= weight) < 0))];
}

function kindOf(roll: number): ReferenceType | undefined {
  if (roll < 0.18) return "replied_to";
  if (roll < 0.24) return "quoted";
  return roll < 0.34 ? "retweeted" : undefined;
}

/**
 * The outlines of a day, oldest first: the same for the same facts. What is cut off at its end
 * changes nothing in what comes before.
 */
export function outlinesOf(
  { seed, day, from = day, to = day + DAY, count, authors, everyday }: DayFacts,
): Outline[] {
  const chance = random(seed);
  const present = authors.filter(({ profile }) => Date.parse(profile.created_at) < day);
  const writer = whoWrites(present, chance);
  const { weights, seasons } = weightsOn(day);
  const loud = count * (0.75 + 0.5 * chance.next()) * (1 + seasons / 2);
  const outlines: Outline[] = [];
  const told: Outline[] = [];
  for (const at of momentsOfDay(chance, day, Math.max(1, Math.round(loud)))) {
    if (at < from) continue;
    if (at >= to) break;
    const author = writer();
    const type = author.institution ? undefined : kindOf(chance.next());
    const about = type && told.length > 0
      ? told[told.length - 1 - chance.below(told.length)]
      : undefined;
    const reference = type && about && about.author !== author
      ? { type, outline: about }
      : undefined;
    const isEveryday = writesEveryday(author) && chance.chance(everyday);
    const repost = reference?.type === "retweeted";
    const outline: Outline = {
      id: snowflake(at, chance.below(4194304)),
      at,
      author,
      topic: isEveryday ? topicAt(at, chance, weights) : undefined,
      likes: repost ? 0 : likesOf(author, chance),
      greets: !reference && greetsLibrary(author, chance),
      reference,
    };
    outlines.push(outline);
    if (!repost) told.push(outline);
  }
  return outlines;
}

/** Puts a day into words, oldest first. */
export function writeDay(
  outlines: readonly Outline[],
  seed: string,
  idOf: (username: string) => string | undefined,
): MadeUpPost[] {
  const chance = random(`${seed} words`);
  const memory = new Memory();
  const written = new Map<Outline, { post: MadeUpPost; topic: TopicFacts }>();

  function draft({ author, at, topic, greets, reference: to }: Outline): Draft {
    if (!to) {
      const composition = topic
        ? composeEveryday(author, topic, chance, memory)
        : compose(author, { at, storm: false }, chance, memory);
      return dress(composition, author, at, chance, greets);
    }
    const { post, topic: theirs } = written.get(to.outline)!;
    const reference = { type: to.type, post };
    if (to.type === "retweeted") {
      const { lang } = post.fields;
      return { topic: theirs, lang, author, at, reference, text: "", links: [] };
    }
    const kind = to.type === "quoted" ? "quotes" : "replies";
    const links = to.type === "quoted" ? [linkTo(post, chance)] : [];
    return {
      ...composeAnswer(author, theirs, kind, chance, memory),
      author,
      at,
      reference,
      links,
    };
  }

  for (const outline of outlines) {
    const { id, likes } = outline;
    const made: Draft = { ...draft(outline), id, likes };
    written.set(outline, { post: publish(made, chance, idOf), topic: made.topic });
  }
  return [...written.values()].map(({ post }) => post);
}

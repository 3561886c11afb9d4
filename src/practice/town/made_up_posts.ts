import { type Author, madeUpAuthors, whoWrites } from "./authors.ts";
import { compose, composeAnswer, composeLong } from "./compose.ts";
import { dress, linkTo } from "./dress.ts";
import { type Draft, type MadeUpPost, publish, type ReferenceType } from "./made_up_post.ts";
import { madeUpPoll } from "./media.ts";
import { type Random, random } from "./random.ts";
import { Memory, sentence } from "./sentence.ts";
import { type Moment, stormBegins, timeline } from "./timeline.ts";
import { ENGLISH_WORDS } from "./words/english_words.ts";
import { ADS } from "./words/institutions.ts";
import { type TopicFacts, TOPICS } from "./words/topics.ts";

export const HOUR = 3_600_000;

/** How far back the posts reach, in milliseconds: as far as recent search does. */
export const REACH = 7 * 24 * HOUR;

/** How far ahead posts are made, so that new ones keep arriving while the room is open. */
export const AHEAD = 24 * HOUR;

/** The made-up posts and who wrote them. */
export interface MadeUpPosts {
  /** Newest first. Some lie in the future: they are there once the clock has reached them. */
  posts: readonly MadeUpPost[];
  authors: readonly Author[];
}

/** A post, and what it is about. */
interface Told {
  post: MadeUpPost;
  topic: TopicFacts;
}

/** One of the latest posts, rather one that many like. */
function target(recent: readonly Told[], chance: Random, most = 150) {
  const reach = Math.min(recent.length, most);
  const candidates = [1, 2, 3].map(() => recent[recent.length - 1 - chance.below(reach)]);
  const likes = ({ post }: typeof candidates[0]) => post.fields.public_metrics.like_count;
  return candidates.reduce((best, each) => (likes(each) > likes(best) ? each : best));
}

/**
 * Makes the posts of one library week in the invented town of Paperwick: the same for the same
 * seed and the same hour of the clock, so that a room that is opened again within the hour has
 * the same posts with the same ids.
 *
 * @param seed Any text.
 * @param now Milliseconds since 1970; the posts lie in the seven days before it.
 */
export function madeUpPosts(seed: string, now: number): MadeUpPosts {
  const anchor = Math.floor(now / HOUR) * HOUR;
  const chance = random(`${seed} ${anchor}`);
  const authors = madeUpAuthors(random(seed));
  const ids = new Map(authors.map(({ profile }) => [profile.username, profile.id]));
  const writer = whoWrites(authors, chance);
  const moments = timeline(chance, {
    from: anchor - REACH,
    to: anchor + AHEAD,
    storm: stormBegins(anchor),
  });
  const memory = new Memory();
  const posts: MadeUpPost[] = [];
  const recent: Told[] = [];
  const answers: Told[] = [];

  function draft(author: Author, moment: Moment): Draft {
    const { at } = moment;
    const roll = author.institution ? 0.9 * chance.next() + 0.1 : chance.next();
    const kind: ReferenceType | undefined = recent.length < 20 || author.institution && roll < 0.6
      ? undefined
      : roll < 0.2
      ? "replied_to"
      : roll < 0.26
      ? "quoted"
      : roll > 0.83
      ? "retweeted"
      : undefined;
    const thread = kind === "replied_to" && answers.length > 5 && chance.chance(0.35);
    const about = kind && (thread ? target(answers, chance, 12) : target(recent, chance));
    if (about && about.post.author !== author) {
      const reference = { type: kind, post: about.post };
      if (kind === "retweeted") {
        const { topic, post } = about;
        return { topic, lang: post.fields.lang, author, at, reference, text: "", links: [] };
      }
      const answer = composeAnswer(
        author,
        about.topic,
        kind === "quoted" ? "quotes" : "replies",
        chance,
        memory,
      );
      if (kind === "replied_to") return { ...answer, author, at, reference, links: [] };
      return { ...answer, author, at, reference, links: [linkTo(about.post, chance)] };
    }
    if (author.institution && chance.chance(0.03)) {
      const text = sentence(chance.pick(ADS), ENGLISH_WORDS, chance);
      return { text, lang: "en", topic: TOPICS[0], author, at, nullcast: true, links: [] };
    }
    if (!author.institution && chance.chance(0.008)) {
      const { ask, poll } = madeUpPoll(at, chance);
      return { text: ask, lang: "en", topic: TOPICS[0], author, at, poll, links: [] };
    }
    const long = author.language === "en" && !author.institution && chance.chance(0.025);
    const composition = long ? composeLong(chance) : compose(author, moment, chance, memory);
    return dress(composition, author, at, chance);
  }

  for (const [i, moment] of moments.entries()) {
    // Every seventeenth post is somebody else's in turn, so that nobody stays silent all week.
    const author = i % 17 === 0 ? authors[i / 17 % authors.length] : writer();
    const made = draft(author, moment);
    const post = publish(made, chance, (username) => ids.get(username));
    posts.push(post);
    if (post.nullcast || post.reference?.type === "retweeted") continue;
    recent.push({ post, topic: made.topic });
    if (post.reference?.type === "replied_to") answers.push({ post, topic: made.topic });
  }
  return { posts: posts.reverse(), authors };
}

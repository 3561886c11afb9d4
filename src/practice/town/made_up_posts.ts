import { type Author, madeUpAuthors, whoWrites } from "./authors.ts";
import { compose, composeAnswer, composeLong, type Composition } from "./compose.ts";
import type { Link } from "./entities.ts";
import { type Draft, type MadeUpPost, publish, type ReferenceType } from "./made_up_post.ts";
import { madeUpMedia, madeUpPoll } from "./media.ts";
import { placeFor } from "./places.ts";
import { type Random, random } from "./random.ts";
import { Memory, sentence } from "./sentence.ts";
import { type Moment, stormBegins, timeline } from "./timeline.ts";
import { ENGLISH_WORDS } from "./words/english_words.ts";
import { ADS } from "./words/institutions.ts";
import { type TopicFacts, TOPICS } from "./words/topics.ts";

const HOUR = 3_600_000;

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

/** Pages that posts link to. Only on hosts that are kept for examples. */
const LINKED_PAGES: readonly { url: string; title: string }[] = [
  { url: "https://example.org/paperwick/library-week", title: "Library week: the programme" },
  { url: "https://example.org/paperwick/opening-hours", title: "Opening hours in exam season" },
  { url: "https://example.org/paperwick/bookmobile", title: "Where Marmalade stops" },
  { url: "https://example.org/paperwick/repair-cafe", title: "The repair café: what we mend" },
  { url: "https://example.org/paperwick/poetry-night", title: "Poetry night: sign up to read" },
  { url: "https://example.org/paperwick/storm-log", title: "Storm Semicolon, hour by hour" },
  { url: "https://example.com/blog/small-libraries", title: "In praise of small libraries" },
  { url: "https://example.com/blog/how-to-revise", title: "How to revise without tears" },
  { url: "https://example.com/shop/bookmarks", title: "Bookmarks knitted by the choir" },
];

/** A short address as it stands in a post. */
const short = (kind: "s" | "m" | "p", chance: Random) =>
  `https://example.org/${kind}/${chance.below(78_364_164_096).toString(36).padStart(7, "0")}`;

/** A post, and what it is about. */
interface Told {
  post: MadeUpPost;
  topic: TopicFacts;
}

/** What is said of the town's two shares. */
const SHARES = [
  "$CRUMB, the biscuit index of Paperwick, is up again.",
  "Sold one $CRUMB, bought two $PWICK, feel like a banker.",
];

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
      const { profile } = about.post.author;
      const expanded_url = `https://example.org/${profile.username}/status/${about.post.fields.id}`;
      return {
        ...answer,
        author,
        at,
        reference,
        links: [{ url: short("p", chance), expanded_url }],
      };
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
    return dress(long ? composeLong(chance) : compose(author, moment, chance, memory), author, at);
  }

  /** Adds mentions, links, media and places, now and then. */
  function dress(composition: Composition, author: Author, at: number) {
    const links: Link[] = [];
    let { text } = composition;
    if (!author.institution && chance.chance(0.05)) text += " @PaperwickLib";
    // Picked in any case, so that the same seed makes the same week.
    const share = chance.chance(0.015) ? chance.pick(SHARES) : undefined;
    if (share && composition.lang === "en") text = `${share} ${text}`;
    if (chance.chance(0.12)) {
      const page = chance.pick(LINKED_PAGES);
      const expanded_url = chance.chance(0.3) ? short("s", chance) : page.url;
      const url = short("s", chance);
      links.push({ url, expanded_url, unwound_url: page.url, status: 200, title: page.title });
    }
    const media = chance.chance(0.15) ? madeUpMedia(at, chance) : undefined;
    if (media) {
      const expanded_url = `https://example.org/practice/media/${media.media_key}`;
      links.push({ url: short("m", chance), expanded_url, media_key: media.media_key });
    }
    const place = placeFor(composition.lang, chance);
    return { ...composition, text, author, at, links, media, place };
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

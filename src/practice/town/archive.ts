import { timeOfId } from "../wire/mod.ts";
import type { Author } from "./authors.ts";
import { DAY, type Outline, outlinesOf, writeDay } from "./everyday_posts.ts";
import { type MadeUpPost, mentioned } from "./made_up_post.ts";
import { groups, likersOf } from "./ties.ts";

/** The first day of which posts are kept. */
export const ARCHIVE_BEGINS = Date.UTC(2019, 0, 1);

/** So many days are kept once they are made: more than ten years, of about 30 kB each. */
const DAYS_KEPT = 4000;

/** X shows no more of a timeline, and of mentions. Source: docs.x.com, timelines, 2026-08-22. */
const TIMELINE = 3200;
const MENTIONS = 800;

/** What the archive is made of. */
interface ArchiveFacts {
  seed: string;
  authors: readonly Author[];
  /** Where it ends and the week begins: milliseconds since 1970. */
  until: number;
  /** The id of a user name. */
  idOf: (username: string) => string | undefined;
  /** So many days are kept once they are made. @default 4000 */
  daysKept?: number;
}

const dayOf = (at: number) => Math.floor(at / DAY) * DAY;

/** Every year the town writes a little more. */
const usual = (day: number) => 8 + 0.8 * (new Date(day).getUTCFullYear() - 2019);

/**
 * What the town wrote before its week, a thin dozen of posts a day. Each day stands for itself and
 * is made when it is asked for: its posts refer to no other day's.
 */
export class Archive {
  readonly #facts: ArchiveFacts;
  readonly #days = new Map<number, readonly MadeUpPost[]>();
  #outlines?: readonly Outline[];
  #byAuthor?: Map<Author, Outline[]>;
  #byMentioned?: Map<Author, Outline[]>;
  #byLiker?: Map<Author, Outline[]>;

  constructor(facts: ArchiveFacts) {
    this.#facts = facts;
  }

  #outlinesOf(day: number): { seed: string; outlines: Outline[] } {
    const { seed: town, authors, until: to } = this.#facts;
    const seed = `${town} ${new Date(day).toISOString().slice(0, 10)}`;
    const count = usual(day);
    const outlines = outlinesOf({
      seed,
      day,
      to: Math.min(to, day + DAY),
      count,
      authors,
      everyday: 0.8,
    });
    return { seed, outlines };
  }

  /** The posts of a day, newest first. */
  #day(day: number): readonly MadeUpPost[] {
    let posts = this.#days.get(day);
    if (posts) {
      // The day that was asked for longest ago goes first.
      this.#days.delete(day);
    } else {
      const { seed, outlines } = this.#outlinesOf(day);
      posts = writeDay(outlines, seed, this.#facts.idOf).reverse();
    }
    this.#days.set(day, posts);
    if (this.#days.size > (this.#facts.daysKept ?? DAYS_KEPT)) {
      this.#days.delete(this.#days.keys().next().value!);
    }
    return posts;
  }

  /** All outlines, newest first. */
  #all(): readonly Outline[] {
    if (this.#outlines) return this.#outlines;
    const all: Outline[] = [];
    for (let day = ARCHIVE_BEGINS; day < this.#facts.until; day += DAY) {
      all.push(...this.#outlinesOf(day).outlines);
    }
    return this.#outlines = all.reverse();
  }

  /** The posts of outlines, as long as they fit, and at most so many. */
  #written(
    outlines: readonly Outline[] = [],
    fits: (post: MadeUpPost) => boolean = () => true,
    most = Infinity,
  ): MadeUpPost[] {
    const posts: MadeUpPost[] = [];
    for (const { id } of outlines) {
      if (posts.length === most) break;
      const post = this.byId(id)!;
      if (fits(post)) posts.push(post);
    }
    return posts;
  }

  /** The posts from `from` up to, not including, `to`; newest first. */
  between(from: number, to: number): readonly MadeUpPost[] {
    const start = Math.max(from, ARCHIVE_BEGINS);
    const end = Math.min(to, this.#facts.until);
    const posts: MadeUpPost[] = [];
    for (let day = dayOf(end - 1); day + DAY > start && end > start; day -= DAY) {
      for (const post of this.#day(day)) if (post.at >= start && post.at < end) posts.push(post);
    }
    return posts;
  }

  byId(id: string): MadeUpPost | undefined {
    if (!/^\d{1,19}$/.test(id)) return undefined;
    const at = timeOfId(id);
    if (at < ARCHIVE_BEGINS || at >= this.#facts.until) return undefined;
    return this.#day(dayOf(at)).find(({ fields }) => fields.id === id);
  }

  timelineOf(person: Author): readonly MadeUpPost[] {
    this.#byAuthor ??= groups(this.#all(), ({ author }) => [author]);
    return this.#written(this.#byAuthor.get(person), undefined, TIMELINE);
  }

  mentionsOf(person: Author): readonly MadeUpPost[] {
    const library = this.#facts.authors.find(({ profile }) => profile.username === "PaperwickLib")!;
    const mayName = ({ greets, reference }: Outline): Author[] => [
      ...(greets ? [library] : []),
      // A repost says whose it is, and repeats whom that one names.
      ...(reference ? [reference.outline.author, ...mayName(reference.outline)] : []),
    ];
    this.#byMentioned ??= groups(this.#all(), mayName);
    const names = (post: MadeUpPost) => mentioned(post).includes(person.profile.id);
    return this.#written(this.#byMentioned.get(person), names, MENTIONS);
  }

  likedBy(person: Author): readonly MadeUpPost[] {
    const { seed, authors } = this.#facts;
    this.#byLiker ??= groups(this.#all(), (post) => likersOf(post, authors, seed));
    return this.#written(this.#byLiker.get(person));
  }

  /** The posts that refer to one of the archive; newest first. */
  referringTo(
    { fields: { id }, at }: MadeUpPost,
    type: "quoted" | "retweeted",
  ): readonly MadeUpPost[] {
    if (at < ARCHIVE_BEGINS || at >= this.#facts.until) return [];
    return this.#day(dayOf(at)).filter(({ reference }) =>
      reference?.type === type && reference.post.fields.id === id
    );
  }
}

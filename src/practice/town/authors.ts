import { snowflake } from "../wire/mod.ts";
import type { Random } from "./random.ts";
import { type Institution, INSTITUTIONS } from "./words/institutions.ts";
import { PEOPLE_WORDS } from "./words/people_words.ts";
import { SMALL_PHRASEBOOKS } from "./words/small_phrasebooks.ts";

/** How many people and institutions write in Paperwick. */
const AUTHORS = 300;

/** One who writes, with the profile fields that X gives a user. */
export interface Author {
  /** The profile, as X would send it with every field asked for. */
  profile: {
    id: string;
    name: string;
    username: string;
    created_at: string;
    description: string;
    location: string;
    url: string;
    profile_image_url: string;
    protected: boolean;
    verified: boolean;
    verified_type: "blue" | "business" | "government" | "none";
    /** Without `like_count`, which X sends: twarc's CSV plugin drops every batch with it (0.7.2). */
    public_metrics: Record<string, number>;
  };
  /** The language they mostly write in. */
  language: string;
  /** Set if it is an institution. */
  institution?: Institution;
  /** Ids of the Lists that they are members of. */
  lists: readonly string[];
  /** How much they write, against the others. */
  activity: number;
  /** Set if X would have suspended the account. */
  suspended?: boolean;
}

const LANGUAGES: readonly [language: string, share: number][] = [
  ["en", 0.66],
  ["de", 0.09],
  ["fr", 0.07],
  ["es", 0.07],
  ["ja", 0.05],
  ["pt", 0.04],
  ["ar", 0.02],
];

const SMALL_LANGUAGES = Object.keys(SMALL_PHRASEBOOKS);

/** Every ninth has a small language, so that none stays without a speaker. */
function language(rank: number, chance: Random): string {
  if (rank % 9 === 8) return SMALL_LANGUAGES[(rank - 8) / 9 % SMALL_LANGUAGES.length];
  let left = chance.next();
  return LANGUAGES.find(([, share]) => (left -= share) < 0)?.[0] ?? "en";
}

function username(chance: Random, taken: Set<string>): string {
  for (;;) {
    const first = chance.pick(PEOPLE_WORDS.first);
    const second = chance.pick(PEOPLE_WORDS.second);
    const joined = chance.chance(0.5)
      ? `${first}_${second}`
      : first[0].toUpperCase() + first.slice(1) + second[0].toUpperCase() + second.slice(1);
    const name = chance.chance(0.3) ? joined + (2 + chance.below(97)) : joined;
    if (name.length <= 15 && !taken.has(name)) {
      taken.add(name);
      return name;
    }
  }
}

/** The town's Lists, by the ids that `list:` takes: its institutions, and its reading room's regulars. */
const LISTS = { institutions: "1001", regulars: "1002" };

/** The Lists that an author is a member of: of its people, every twelfth is a regular. */
function listsOf(rank: number, institution: boolean): string[] {
  if (institution) return [LISTS.institutions];
  return rank % 12 === 0 ? [LISTS.regulars] : [];
}

/**
 * When somebody joined, and their id. Institutions were there before the first post that is kept,
 * and some people long before: their ids are short enough for a number of JavaScript, or of the
 * first month of the long ones. X gave ids of ten digits up to 4.8 billion and long ones to nobody
 * before 2016, so that neither belongs to a real person.
 */
function admission(rank: number, institution: boolean, chance: Random) {
  const year = 2012 + chance.below(13);
  const [month, day, second] = [chance.below(12), 1 + chance.below(28), chance.below(86_400)];
  const on = (year: number, month: number) => Date.UTC(year, month, day) + second * 1000;
  const long = (joined: number) => ({ joined, idOf: (low: number) => snowflake(joined, low) });
  if (institution) return long(on(2012 + year % 7, month));
  switch (rank % 15) {
    case 3:
      return {
        joined: on(2009 + year % 5, month),
        idOf: () => String(6_000_000_000 + rank * 7919),
      };
    case 9:
      return long(Date.UTC(2010, 10, 5 + day % 20) + second * 1000);
    case 12:
      return long(on(2011, month));
    default:
      return long(on(year, month));
  }
}

/** So many posts the town has written before and since; each author has a share of them. */
const WRITTEN = 16_000;

/** Makes the people and institutions of Paperwick, a few of whom write much more than most. */
export function madeUpAuthors(chance: Random): Author[] {
  const taken = new Set(INSTITUTIONS.map((each) => each.username));
  return Array.from({ length: AUTHORS }, (_, rank): Author => {
    const institution: Institution | undefined = INSTITUTIONS[rank];
    const { joined, idOf } = admission(rank, institution !== undefined, chance);
    // Zipf's law: the second writes half as much as the first, the tenth a tenth.
    const activity = 1 / (rank + 4);
    const followers = Math.floor(20 + 3000 * chance.next() ** 6 + (institution ? 4000 : 0));
    const verified = institution !== undefined || chance.chance(0.12);
    const name = institution?.username ?? username(chance, taken);
    const id = idOf(chance.below(4194304));
    return {
      profile: {
        id,
        name: institution?.name ??
          `${chance.pick(PEOPLE_WORDS.given)} ${chance.pick(PEOPLE_WORDS.family)}`,
        username: name,
        created_at: new Date(joined).toISOString(),
        description: institution?.description ??
          `${chance.pick(PEOPLE_WORDS.likes)} (A made-up account for practice.)`,
        location: institution ? "Paperwick" : chance.pick(PEOPLE_WORDS.homes),
        url: `https://example.org/people/${name}`,
        profile_image_url: `https://example.org/practice/faces/${id}.png`,
        protected: false,
        verified,
        verified_type: !verified
          ? "none"
          : name === "PaperwickTown"
          ? "government"
          : institution
          ? "business"
          : "blue",
        public_metrics: {
          followers_count: followers,
          following_count: 10 + chance.below(400),
          tweet_count: 50 + chance.below(9000) + Math.ceil(WRITTEN * activity),
          listed_count: Math.floor(followers / 90),
        },
      },
      language: institution ? "en" : language(rank, chance),
      institution,
      lists: listsOf(rank, institution !== undefined),
      activity,
    };
  });
}

/** Picks who writes: the first ones of the list much more often. */
export function whoWrites(authors: readonly Author[], chance: Random): () => Author {
  const bounds: number[] = [];
  let total = 0;
  for (const { activity } of authors) bounds.push(total += activity);
  return () => {
    const mark = chance.next() * total;
    let low = 0;
    for (let high = bounds.length - 1; low < high;) {
      const middle = (low + high) >> 1;
      if (bounds[middle] <= mark) low = middle + 1;
      else high = middle;
    }
    return authors[low];
  };
}

import { snowflake } from "../wire/mod.ts";
import type { Author } from "./authors.ts";
import { type MadeUpPost, publish } from "./made_up_post.ts";
import { random } from "./random.ts";
import { TOPICS } from "./words/topics.ts";

/** People and posts that are known by their ids, and not shown to everybody any more. */
export interface Withdrawn {
  people: readonly Author[];
  posts: readonly MadeUpPost[];
}

interface Row {
  username: string;
  name: string;
  joined: number;
  because: "protected" | "suspended";
  /** What they wrote, in the town's first spring. */
  wrote: readonly string[];
}

/** Made up, as all people of the town are; by names that its words for names do not make. */
const ROWS: readonly Row[] = [
  {
    username: "hushed_heron",
    name: "Wren Latchworth",
    joined: Date.UTC(2014, 4, 6),
    because: "protected",
    wrote: [
      "The heron by the library door is not for everybody.",
      "Only my friends read this shelf.",
    ],
  },
  {
    username: "ShyTortoise",
    name: "Olive Underleaf",
    joined: Date.UTC(2017, 9, 2),
    because: "protected",
    wrote: ["Marmalade waved at me. I shall tell three people."],
  },
  {
    username: "BannedBiscuit",
    name: "Crispin Crumb",
    joined: Date.UTC(2019, 0, 21),
    because: "suspended",
    wrote: [
      "Ten thousand biscuits if you press this toaster.",
      "Press the toaster. Press it again.",
    ],
  },
  {
    username: "LoudGasket",
    name: "Basil Overpipe",
    joined: Date.UTC(2020, 6, 13),
    because: "suspended",
    wrote: ["HONK AT THE LIBRARY. ALL OF YOU."],
  },
];

/** What an author took back. */
const DELETED = [
  "The library is closed on Thursday. No, wait.",
  "Typo of the week: we have a new exhibition of old bocks.",
  "Lost: one glove. Found: the same glove.",
];

/** The moment of the oldest of these posts; each next one is a day later. */
const FIRST = Date.UTC(2024, 2, 4, 9);
const DAY = 86_400_000;

function personOf({ username, name, joined, because }: Row, rank: number): Author {
  const id = snowflake(joined, 7001 + rank);
  return {
    profile: {
      id,
      name,
      username,
      created_at: new Date(joined).toISOString(),
      description: "A made-up account for practice.",
      location: "Paperwick",
      url: `https://example.org/people/${username}`,
      profile_image_url: `https://example.org/practice/faces/${id}.png`,
      protected: because === "protected",
      verified: false,
      verified_type: "none",
      public_metrics: {
        followers_count: 12,
        following_count: 12,
        tweet_count: 40,
        listed_count: 0,
      },
    },
    language: "en",
    lists: [],
    activity: 0,
    ...(because === "suspended" ? { suspended: true } : {}),
  };
}

/**
 * The few people who are protected or suspended, what they wrote, and what others deleted. All of
 * them have the same ids in every room, so that a lesson can name them.
 *
 * @param authors Who writes in the town; its first author deleted something.
 */
export function withdrawn([first]: readonly Author[]): Withdrawn {
  const people = ROWS.map(personOf);
  const written = [
    ...DELETED.map((text) => ({ text, author: first, deleted: true as const })),
    ...ROWS.flatMap(({ wrote }, i) => wrote.map((text) => ({ text, author: people[i] }))),
  ];
  const chance = random("withdrawn");
  const posts = written.map(({ text, author, ...rest }, i): MadeUpPost => ({
    ...publish(
      { text, author, lang: "en", topic: TOPICS[0], at: FIRST + i * DAY, links: [] },
      chance,
      () => undefined,
    ),
    ...rest,
  }));
  return { people, posts };
}

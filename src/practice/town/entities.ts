/** A kind of thing that X names in a text, and the domain under which this room files it. */
interface ThingKind {
  type: "Person" | "Place" | "Product" | "Other";
  domain: { id: string; name: string };
}

/** Something with a name that people of Paperwick write about. */
export interface NamedThing extends ThingKind {
  id: string;
  name: string;
}

const PLACE: ThingKind = { type: "Place", domain: { id: "2", name: "Made-up place" } };
const PERSON: ThingKind = { type: "Person", domain: { id: "3", name: "Made-up person" } };
const WORK: ThingKind = { type: "Product", domain: { id: "4", name: "Made-up book or bus" } };
const EVENT: ThingKind = { type: "Other", domain: { id: "5", name: "Made-up event" } };

/** What is found by name in a text, as X finds people and places. All of it is made up. */
const NAMED_THINGS: readonly NamedThing[] = [
  { id: "101", name: "Paperwick", ...PLACE },
  { id: "102", name: "Pudding Square", ...PLACE },
  { id: "103", name: "Harbour Steps", ...PLACE },
  { id: "104", name: "Foxglove Lane", ...PLACE },
  { id: "105", name: "Gasworks Yard", ...PLACE },
  { id: "106", name: "Windmill Green", ...PLACE },
  { id: "201", name: "Mr Pym", ...PERSON },
  { id: "202", name: "Odile", ...PERSON },
  { id: "203", name: "Iva", ...PERSON },
  { id: "301", name: "Marmalade", ...WORK },
  { id: "302", name: "Advanced Puddles", ...WORK },
  { id: "303", name: "Murder at the Jam Stall", ...WORK },
  { id: "304", name: "Uncommon Spoons", ...WORK },
  { id: "401", name: "Storm Semicolon", ...EVENT },
];

const BY_NAME = new Map(NAMED_THINGS.map((each) => [each.name, each]));
const NAMES_REGEXP = new RegExp(
  `(?<![\\p{L}\\p{N}_#@$])(?:${[...BY_NAME.keys()].join("|")})(?![\\p{L}\\p{N}_…])`,
  "gu",
);

/** The things that a text names, in its order, and where. */
export function namedIn(text: string): { at: number; thing: NamedThing }[] {
  return [...text.matchAll(NAMES_REGEXP)]
    .map(({ index, 0: name }) => ({ at: index, thing: BY_NAME.get(name)! }));
}

/** A link of a post: what stands in the text, and where it leads. */
export interface Link {
  /** As it stands in the text. */
  url: string;
  expanded_url: string;
  /** Where it leads in the end: of a page that X has looked at, whatever stands in the post. */
  unwound_url?: string;
  /** How the page answered when X looked at it. */
  status?: number;
  title?: string;
  /** Set if it stands for a photo, GIF or video of the post. */
  media_key?: string;
}

/** Hashtags, mentions, cashtags, names and links of a text, in the shape that X sends them. */
export interface Entities {
  hashtags?: { start: number; end: number; tag: string }[];
  mentions?: { start: number; end: number; username: string; id?: string }[];
  cashtags?: { start: number; end: number; tag: string }[];
  /** Names of people, places and things; their end is inclusive. */
  annotations?: {
    start: number;
    end: number;
    probability: number;
    type: string;
    normalized_text: string;
  }[];
  urls?: ({ start: number; end: number; display_url: string } & Link)[];
}

// A "…" right after a mark means that a repost was cut in the middle of it.
const MARKS =
  /(?<url>https:\/\/\S+)|(?<![\p{L}\p{N}_])(?:#(?<tag>[\p{L}\p{N}\p{M}_]+)|@(?<user>[A-Za-z0-9_]{1,15})|\$(?<cash>[A-Z]{1,6}))(?![\p{L}\p{N}_…])/gu;

/** How sure this room is of a name; X's own numbers vary. */
const PROBABILITY = 0.9;

function spanOf(text: string, at: number, part: string): { start: number; end: number } {
  const start = [...text.slice(0, at)].length;
  return { start, end: start + [...part].length };
}

/** Finds the entities of a text. Positions count code points, the end exclusive, as X's do. */
export function entitiesOf(
  text: string,
  links: readonly Link[],
  idOf: (username: string) => string | undefined,
): Entities | undefined {
  const found: Entities = {};
  let any = false;
  for (const match of text.matchAll(MARKS)) {
    const span = spanOf(text, match.index, match[0]);
    const { url, tag, user, cash } = match.groups!;
    const link = url === undefined ? undefined : links.find((each) => each.url === url);
    if (tag) (found.hashtags ??= []).push({ ...span, tag });
    if (cash) (found.cashtags ??= []).push({ ...span, tag: cash });
    if (user) {
      const id = idOf(user);
      (found.mentions ??= []).push({ ...span, username: user, ...(id ? { id } : {}) });
    }
    if (link) {
      const display_url = link.expanded_url.replace("https://", "");
      (found.urls ??= []).push({ ...span, ...link, display_url });
    }
    any ||= Boolean(tag || cash || user || link);
  }
  for (const { at, thing: { name, type } } of namedIn(text)) {
    const { start, end } = spanOf(text, at, name);
    (found.annotations ??= []).push({
      start,
      end: end - 1,
      probability: PROBABILITY,
      type,
      normalized_text: name,
    });
    any = true;
  }
  return any ? found : undefined;
}

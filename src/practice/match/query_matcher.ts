import {
  type OperatorNode,
  operatorOf,
  type QueryNode,
  readBox,
  readRadius,
  type TermNode,
} from "../../query/mod.ts";
import type { PostFields, ReferenceType } from "../town/mod.ts";
import type { SearchablePost } from "./searchable_post.ts";
import { fold, joined, partsOf } from "./tokens.ts";

/** Whether a post is what a query asks for. */
export type Matcher = (post: SearchablePost) => boolean;

type Point = readonly [longitude: number, latitude: number];

const EARTH_KM = 6371.0088;
const KM_PER_MILE = 1.609344;
const radians = (degrees: number) => degrees * Math.PI / 180;

/** Kilometres between two points, over the surface (haversine). */
function kilometres([west, south]: Point, [east, north]: Point): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord = half(south, north) +
    Math.cos(radians(south)) * Math.cos(radians(north)) * half(west, east);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(chord));
}

/** The exact point of a post, or else the corners of its place; none if it has no place. */
function pointsOf({ post }: SearchablePost): readonly Point[] {
  const exact = post.fields.geo?.coordinates;
  if (exact) return [exact.coordinates];
  if (!post.place) return [];
  const [west, south, east, north] = post.place.geo.bbox;
  return [[west, south], [west, north], [east, south], [east, north]];
}

/** X takes an exact point that lies in the area, or a place that lies in it as a whole. */
function inArea(holds: (point: Point) => boolean): Matcher {
  return (post) => {
    const points = pointsOf(post);
    return points.length > 0 && points.every(holds);
  };
}

/** The posts around a point; none if the value cannot be read. */
function inRadius(value: string): Matcher {
  const area = readRadius(value);
  if (!area) return () => false;
  const middle: Point = [area.longitude, area.latitude];
  const radius = area.unit === "mi" ? area.radius * KM_PER_MILE : area.radius;
  return inArea((point) => kilometres(middle, point) <= radius);
}

/** The posts in a box; none if the value cannot be read. */
function inBox(value: string): Matcher {
  const box = readBox(value);
  if (!box) return () => false;
  return inArea(([longitude, latitude]) =>
    longitude >= box.west && longitude <= box.east && latitude >= box.south &&
    latitude <= box.north
  );
}

const media = ({ post }: SearchablePost) => post.media?.type;
const refersAs = (type: ReferenceType): Matcher => ({ post }) => post.reference?.type === type;

/** What each operator with a fixed value asks of a post. */
const FLAGS: Readonly<Record<string, Matcher>> = {
  "is:retweet": refersAs("retweeted"),
  "is:reply": refersAs("replied_to"),
  "is:quote": refersAs("quoted"),
  "is:verified": ({ post }) => post.author.profile.verified,
  "is:nullcast": ({ post }) => post.nullcast === true,
  "has:hashtags": (post) => post.hashtags.length > 0,
  "has:cashtags": (post) => post.cashtags.length > 0,
  "has:mentions": (post) => post.mentions.length > 0,
  "has:links": (post) => post.links.length > 0,
  "has:media": (post) => media(post) !== undefined,
  "has:images": (post) => media(post) === "photo",
  "has:video_link": (post) => media(post) === "video",
  "has:geo": ({ post }) => post.place !== undefined,
};

const isUser = (value: string, name: string, id: string) => name === value || id === value;

/** Posts that refer to one post. */
const refersTo = (type: ReferenceType) => (id: string): Matcher => ({ post: { reference } }) =>
  reference?.type === type && reference.post.fields.id === id;

const atLeast =
  (count: keyof PostFields["public_metrics"]) => (value: string): Matcher => ({ post }) =>
    post.fields.public_metrics[count] >= Number(value);

function filedUnder(value: string): Matcher {
  const [domain, entity] = value.split(".");
  return ({ contexts }) =>
    contexts.some((each) =>
      (domain === "*" || domain === each.domain) && (entity === "*" || entity === each.entity)
    );
}

function linksTo(value: string): Matcher {
  const wanted = joined(value);
  if (wanted === undefined) return () => false;
  return ({ links }) => links.some((link) => link.includes(wanted));
}

function taggedWith(value: string): Matcher {
  const wanted = joined(value);
  const id = value.toLowerCase();
  return ({ place, post }) =>
    place !== undefined &&
    (post.place?.id === id || wanted !== undefined && place.includes(wanted));
}

/** The two ways to write Chinese share one code in the posts that X sends. */
function inLanguage(value: string): Matcher {
  const code = value.toLowerCase();
  const lang = code.startsWith("zh-") ? "zh" : code;
  return ({ post }) => post.fields.lang.toLowerCase() === lang;
}

/** What each operator with a free value asks of a post. */
const VALUES: Readonly<Record<string, (value: string) => Matcher>> = {
  "from:": (value) => ({ author, post }) => isUser(value, author, post.fields.author_id),
  "to:": (value) => ({ to, toId }) => to !== undefined && isUser(value, to, toId!),
  "retweets_of:": (value) => ({ repost, post: { reference } }) => {
    if (!repost) return false;
    const { username, id } = reference!.post.author.profile;
    return isUser(value, username.toLowerCase(), id);
  },
  "url:": linksTo,
  "context:": filedUnder,
  "entity:": (value) => ({ names }) => names.includes(fold(value)),
  // The post that a conversation began with is not found (github.com/DocNow/twarc/issues/636).
  "conversation_id:": (id) => ({ post: { fields } }) =>
    fields.conversation_id === id && fields.id !== id,
  "list:": (id) => ({ post }) => post.author.lists.includes(id),
  "in_reply_to_tweet_id:": refersTo("replied_to"),
  "retweets_of_tweet_id:": refersTo("retweeted"),
  "quotes_of_tweet_id:": refersTo("quoted"),
  "place:": taggedWith,
  "place_country:": (value) => ({ post }) => post.place?.country_code === value.toUpperCase(),
  "point_radius:": inRadius,
  "bounding_box:": inBox,
  "min_likes:": atLeast("like_count"),
  "min_replies:": atLeast("reply_count"),
  "min_reposts:": atLeast("retweet_count"),
  "lang:": inLanguage,
};

/** What an operator of a checked query asks of a post. */
function operatorMatcher(node: OperatorNode): Matcher {
  const form = operatorOf(node)?.form ?? "";
  return FLAGS[form] ?? VALUES[form]?.(node.value.trim().toLowerCase()) ?? (() => false);
}

/** Posts with all of some runs of tokens. A term without a single token finds nothing. */
function containing(runs: readonly string[], negated: boolean): Matcher {
  if (runs.length === 0) return () => false;
  const matches: Matcher = ({ tokens }) => runs.every((run) => tokens.includes(run));
  // Since May 2026 words do not find reposts. A word that is excluded still is, in reposts too.
  return negated ? matches : (post) => !post.repost && matches(post);
}

function termMatcher({ kind, text }: TermNode, negated: boolean): Matcher {
  const folded = fold(text);
  switch (kind) {
    case "hashtag":
      return ({ hashtags }) => hashtags.includes(folded);
    case "cashtag":
      return ({ cashtags }) => cashtags.includes(folded);
    case "mention":
      return ({ mentions }) => mentions.includes(folded);
    case "phrase":
      return containing([joined(text) ?? []].flat(), negated);
    case "word":
      return containing(partsOf(text), negated);
  }
}

const slowness = (node: QueryNode): number =>
  node.kind === "not" ? slowness(node.term) : node.kind === "operator" ? 0 : 1;

/** Turns the tree of a checked query into a test for posts. */
export function queryMatcher(tree: QueryNode, negated = false): Matcher {
  switch (tree.kind) {
    case "or": {
      const branches = tree.branches.map((node) => queryMatcher(node, negated));
      return (post) => branches.some((matches) => matches(post));
    }
    case "and": {
      // Operators first: they are quicker to ask than texts.
      const quick = tree.terms.toSorted((a, b) => slowness(a) - slowness(b));
      const terms = quick.map((node) => queryMatcher(node, negated));
      return (post) => terms.every((matches) => matches(post));
    }
    case "not": {
      const matches = queryMatcher(tree.term, !negated);
      return (post) => !matches(post);
    }
    case "group":
      return queryMatcher(tree.inside, negated);
    case "operator":
      return operatorMatcher(tree);
    default:
      return termMatcher(tree, negated);
  }
}

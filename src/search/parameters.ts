import { isAmount, wholeMills } from "../money/mod.ts";
import { raise } from "../problems/mod.ts";

/** A moment: a `Date`, or text such as `"2026-11-20"` or `"2026-11-20T15:00"`, which is read as UTC. */
export type Moment = Date | string;

/** What narrows a search or a count in time. */
export interface TimeWindow {
  /** From this moment on, inclusive. UTC. @default 7 days ago */
  since?: Moment;
  /** Up to this moment, exclusive. UTC. @default about 30 seconds ago */
  until?: Moment;
}

const refuse = (doing: string, found: string) => raise("bad-option", { doing, found });

/** Writes a moment as X takes it: RFC 3339, UTC, whole seconds. */
export function toTimestamp(moment: Moment | undefined, name: string, doing: string) {
  if (moment === undefined) return undefined;
  const zoned = typeof moment === "string" && /T\d/.test(moment) &&
    !/(Z|[+-]\d\d:?\d\d)$/i.test(moment);
  const date = new Date(zoned ? `${moment}Z` : moment);
  if (Number.isNaN(date.getTime())) {
    throw refuse(doing, `${name} is not a date; write it as "2026-11-20" or "2026-11-20T15:00"`);
  }
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

/** Checks an id: X's are whole numbers of up to 19 digits, written as text. */
export function toId(id: string | undefined, name: string, doing: string) {
  if (id === undefined) return undefined;
  if (typeof id !== "string" || !/^\d{1,19}$/.test(id)) {
    throw refuse(doing, `${name} must be an id as text, such as "1334987486343299072"`);
  }
  return id;
}

/** Checks a number of posts. */
export function toLimit(limit: number, doing: string): number {
  if (!Number.isInteger(limit) || limit < 1) {
    throw refuse(doing, "limit must be a whole number of posts, 1 or more");
  }
  return limit;
}

/** Reads a budget into thousandths of a US dollar; `Infinity` where there is none. */
export function toBudget(budget: number | undefined, doing: string): number {
  if (budget === undefined) return Infinity;
  if (!isAmount(budget)) {
    throw refuse(doing, "budget must be an amount in USD above 0, such as 0.50");
  }
  return wholeMills(budget);
}

/** Checks one of a few words. */
export function toChoice<Choice extends string>(
  value: Choice | undefined,
  choices: readonly Choice[],
  name: string,
  doing: string,
): Choice | undefined {
  if (value !== undefined && !choices.includes(value)) {
    throw refuse(doing, `${name} must be ${choices.map((each) => `"${each}"`).join(" or ")}`);
  }
  return value;
}

// Fields are free; only expansions bring objects that may be billed. Names: X's OpenAPI file 2.166.
const TWEET_FIELDS = "attachments,author_id,conversation_id,created_at,edit_history_tweet_ids," +
  "entities,geo,in_reply_to_user_id,lang,note_tweet,possibly_sensitive,public_metrics," +
  "referenced_tweets";
const USER_FIELDS = "created_at,description,id,location,name,public_metrics,username,verified," +
  "verified_type";
const MEDIA_FIELDS = "alt_text,media_key,preview_image_url,type,url";
const PLACE_FIELDS = "country_code,full_name,id,name,place_type";

/** What comes along with the posts, if asked for. */
export interface Extras {
  /** Also the authors: up to USD 0.010 more for each. @default false */
  authors?: boolean;
  /** Also the posts that they refer to: up to USD 0.005 more for each. @default false */
  references?: boolean;
  /** Also photos, videos and polls. @default false */
  media?: boolean;
  /** Also the places that are tagged. @default false */
  places?: boolean;
}

/** The parameters that ask for fields, and for what comes along. */
export function fieldsFor({ authors, references, media, places }: Extras) {
  const expansions = [
    ...(authors ? ["author_id"] : []),
    ...(references ? ["referenced_tweets.id"] : []),
    ...(authors && references ? ["referenced_tweets.id.author_id"] : []),
    ...(media ? ["attachments.media_keys", "attachments.poll_ids"] : []),
    ...(places ? ["geo.place_id"] : []),
  ];
  return {
    "tweet.fields": TWEET_FIELDS,
    expansions: expansions.join(",") || undefined,
    "user.fields": authors ? USER_FIELDS : undefined,
    "media.fields": media ? MEDIA_FIELDS : undefined,
    "place.fields": places ? PLACE_FIELDS : undefined,
  };
}

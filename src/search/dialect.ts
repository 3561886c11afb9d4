import { MILLS, MOST_REFERENCES, worstCase } from "../money/mod.ts";
import { toChoice, toSwitch } from "./parameters.ts";

/**
 * X's two vocabularies: `"tweet"`, as on the pages of its documentation and in its OpenAPI file
 * 2.166, and `"post"`, as in 2.167. It takes both; what it sends is read in both, always.
 */
export type Dialect = "tweet" | "post";

/** In which one is asked where nobody says; to be changed on the day X drops the old names. */
export const DEFAULT_DIALECT: Dialect = "tweet";

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

/** Extras, and the vocabulary in which they are asked for. */
export interface Asking extends Extras {
  /**
   * The vocabulary in which X is asked: `"tweet"` or `"post"`. Rows are the same either way. In
   * `"post"`, X gives ids of authors and of referenced posts only together with them, so that more
   * comes along that it might charge for. @default "tweet"
   */
  dialect?: Dialect;
}

/** What a dialect calls things in its questions. */
interface Vocabulary {
  /** The parameter that names fields of a post, and what it names. */
  parameter: "tweet.fields" | "post.fields";
  fields: string;
  /** What every row needs and no field brings. */
  always: readonly string[];
  references: readonly string[];
  /** Only the authors of what posts refer to; where there is no such name, they are asked for by id. */
  referencedAuthors: readonly string[];
}

// Fields are free; only expansions bring objects that may be billed. Names: X's OpenAPI files 2.166
// and 2.167, 2026-08-22.
const VOCABULARIES: Readonly<Record<Dialect, Vocabulary>> = {
  tweet: {
    parameter: "tweet.fields",
    fields: "attachments,author_id,conversation_id,created_at,edit_history_tweet_ids," +
      "entities,geo,in_reply_to_user_id,lang,note_tweet,possibly_sensitive,public_metrics," +
      "referenced_tweets",
    always: [],
    references: ["referenced_tweets.id"],
    referencedAuthors: ["referenced_tweets.id.author_id"],
  },
  post: {
    parameter: "post.fields",
    fields: "attachments,conversation_id,created_at,entities,geo,lang,note_post," +
      "possibly_sensitive,public_metrics",
    always: ["author_id", "in_reply_to_user_id", "referenced_posts", "edit_history_post_ids"],
    references: [],
    referencedAuthors: [],
  },
};

const USER_FIELDS = "created_at,description,id,location,name,public_metrics,username,verified," +
  "verified_type";
const PERSON_FIELDS = `${USER_FIELDS},profile_image_url,protected,url`;
const MEDIA_FIELDS = "alt_text,media_key,preview_image_url,type,url";
const PLACE_FIELDS = "country_code,full_name,id,name,place_type";

/** The parameters that ask for fields, and for what comes along. */
export function fieldsFor(
  { authors, references, media, places, dialect = DEFAULT_DIALECT }: Asking,
): Record<string, string | undefined> {
  const words = VOCABULARIES[dialect];
  const expansions = new Set([
    ...words.always,
    ...(authors ? ["author_id"] : []),
    ...(references ? words.references : []),
    ...(authors && references ? words.referencedAuthors : []),
    ...(media ? ["attachments.media_keys", "attachments.poll_ids"] : []),
    ...(places ? ["geo.place_id"] : []),
  ]);
  return {
    [words.parameter]: words.fields,
    expansions: [...expansions].join(",") || undefined,
    "user.fields": authors ? USER_FIELDS : undefined,
    "media.fields": media ? MEDIA_FIELDS : undefined,
    "place.fields": places ? PLACE_FIELDS : undefined,
  };
}

/** The parameters that ask for people. */
export const personFields = (): Record<string, string> => ({ "user.fields": PERSON_FIELDS });

/** The parameters that ask for the authors of what posts refer to, by their ids. */
export const authorFields = (): Record<string, string> => ({ "user.fields": USER_FIELDS });

/**
 * Which of what came along is wanted: in a dialect where it comes unasked, only what was asked for,
 * so that rows do not depend on the dialect.
 */
export function wantedOf(
  { authors = false, references = false, dialect = DEFAULT_DIALECT }: Asking,
): { authors: boolean; references: boolean } {
  const comesUnasked = VOCABULARIES[dialect].always.length > 0;
  return comesUnasked ? { authors, references } : { authors: true, references: true };
}

/** Whether the authors of what posts refer to must be asked for by themselves. */
export const asksForReferencedAuthors = (
  { authors, references, dialect = DEFAULT_DIALECT }: Asking,
): boolean =>
  Boolean(authors && references) && VOCABULARIES[dialect].referencedAuthors.length === 0;

/**
 * What one post costs at most with all that comes along for it, in thousandths of a US dollar.
 *
 * @param path Where it is asked for, such as `"tweets/search/recent"`.
 */
export function priceOfPost(path: string, asking: Asking): number {
  const { expansions } = fieldsFor(asking);
  const one = { query: "", max_results: "1", ids: "1", expansions };
  const later = asksForReferencedAuthors(asking) ? MOST_REFERENCES * MILLS.user : 0;
  return worstCase({ path: `/2/${path}`, parameters: one })! + later;
}

/** Checks the name of a dialect. */
export const toDialect = (dialect: Dialect | undefined, doing: string): Dialect =>
  toChoice(dialect, ["tweet", "post"], "dialect", doing) ?? DEFAULT_DIALECT;

/**
 * Checks what is to come along: each of the four is a switch.
 *
 * @throws {AccessError} `bad-option`
 */
export const toExtras = (
  { authors, references, media, places }: Extras,
  doing: string,
): Required<Extras> => ({
  authors: toSwitch(authors, "authors", doing),
  references: toSwitch(references, "references", doing),
  media: toSwitch(media, "media", doing),
  places: toSwitch(places, "places", doing),
});

import { type AccessError, raise } from "../problems/mod.ts";

type Json = Record<string, unknown>;

/** A post of the answer with the objects that came along for it, before it becomes a row. */
export interface Joined {
  post: Json;
  author?: Json;
  /** How it refers to another post, in X's word. */
  refType?: string;
  refId?: string;
  ref?: Json;
  refAuthor?: Json;
  media: Json[];
  polls: Json[];
  place?: Json;
}

/** The objects of a list; X's lists hold nothing else, other servers' may. */
export const objects = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "object" && each !== null) : [];

/** An id as text, however it was sent: X writes text, and some servers write numbers. */
export function idOf(value: unknown): string | undefined {
  return (typeof value === "string" && value !== "") || typeof value === "number"
    ? String(value)
    : undefined;
}

const index = (objects: Json[], key: string) =>
  new Map(objects.map((each) => [idOf(each[key]), each]));
const ids = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(idOf).filter((each) => each !== undefined) : [];

const includedPosts = ({ tweets, posts }: Json): Json[] => objects(tweets ?? posts);

/** Whom an answer names as authors of what its posts refer to, and does not bring. */
export function absentAuthors({ includes }: Json): string[] {
  const { users, ...rest } = (includes ?? {}) as Json;
  const here = new Set(objects(users).map(({ id }) => idOf(id)));
  const named = includedPosts(rest).map(({ author_id }) => idOf(author_id));
  return [...new Set(named)].filter((id): id is string => id !== undefined && !here.has(id));
}

/** An answer with some more people beside its posts. */
export function withPeople(body: Json, people: Json[]): Json {
  const includes = (body.includes ?? {}) as Json;
  return { ...body, includes: { ...includes, users: [...objects(includes.users), ...people] } };
}

// A post can refer to several; the first of these that it has says what kind of post it is.
const REFERENCES = ["retweeted", "replied_to", "quoted"];

/**
 * Joins each post of a page with its author, reference, media and place, by maps. Reads both
 * dialects of X's OpenAPI files: `referenced_tweets` (2.166) and `referenced_posts` (2.167).
 *
 * @param wanted What was asked for beside the posts: in one of the dialects authors and references
 * come along for their ids only, and rows must not depend on the dialect.
 */
export function joinPage(
  body: Json,
  { authors, references } = { authors: true, references: true },
): Joined[] {
  const includes = (body.includes ?? {}) as Json;
  const users = index(authors ? objects(includes.users) : [], "id");
  const posts = index(references ? includedPosts(includes) : [], "id");
  const media = index(objects(includes.media), "media_key");
  const polls = index(objects(includes.polls), "id");
  const places = index(objects(includes.places), "id");
  // A post without an id is none: nobody could find it again, or tell it from another.
  return objects(body.data).filter((post) => idOf(post.id) !== undefined).map((post) => {
    const references = objects(post.referenced_tweets ?? post.referenced_posts);
    const reference = REFERENCES.map((type) => references.find((each) => each.type === type))
      .find((each) => each !== undefined);
    const refId = idOf(reference?.id);
    const find = (map: Map<unknown, Json>, value: unknown) => {
      const id = idOf(value);
      return id === undefined ? undefined : map.get(id);
    };
    const ref = find(posts, refId);
    const attachments = (post.attachments ?? {}) as Json;
    const found = (values: unknown, map: Map<unknown, Json>) =>
      ids(values).map((id) => map.get(id)).filter((each) => each !== undefined);
    return {
      post,
      author: find(users, post.author_id),
      refType: reference?.type as string | undefined,
      refId,
      ref,
      refAuthor: find(users, ref?.author_id),
      media: found(attachments.media_keys, media),
      polls: found(attachments.poll_ids, polls),
      place: find(places, (post.geo as Json | undefined)?.place_id),
    };
  });
}

/** An object that an answer refers to and X left out. */
export interface Missing {
  /** What kind of object it is, in X's word, such as `"user"`. */
  type: string | null;
  /** Its id. */
  id: string | null;
  /** Why, in X's words, such as `"Not Found Error"`. */
  why: string;
}

/**
 * What a good answer leaves out: X answers 200 with `errors[]` where some objects could not be
 * had, such as posts of protected or suspended accounts. The rest of the answer is kept.
 */
export function readMissing(body: Json): Missing[] {
  const errors = Array.isArray(body.errors) ? body.errors as Json[] : [];
  const text = (value: unknown) => typeof value === "string" ? value : null;
  return errors.map((error) => ({
    type: text(error?.resource_type),
    id: idOf(error?.resource_id) ?? idOf(error?.value) ?? null,
    why: text(error?.title) ?? text(error?.detail) ?? "no reason given",
  }));
}

/** A whole number of things, which some versions of the API send as text. */
export const toCount = (value: unknown): number | undefined => {
  const isNumber = typeof value === "number" ||
    (typeof value === "string" && /^\d+$/.test(value));
  return isNumber && Number.isSafeInteger(Number(value)) && Number(value) >= 0
    ? Number(value)
    : undefined;
};

/**
 * Whether an answer is a page of posts. One without a find has no `data`, and must then say that it
 * found none: an error can come with status 200, and nobody must take it for a zero.
 */
export function isPage(body: Json): boolean {
  const { data } = body;
  if (Array.isArray(data) && data.length > 0) return true;
  if (data !== undefined && data !== null && !Array.isArray(data)) return false;
  const found = toCount((body.meta as Json | undefined | null)?.result_count);
  const isSaid = found === 0 || (Array.isArray(data) && found === undefined);
  return isSaid && !tellsOfTrouble(body);
}

/** Whether an answer to a list of ids or names holds something, or says of each why it does not. */
export function isLookedUp(body: Json): boolean {
  const { data, errors } = body;
  if (Array.isArray(data) && data.length > 0) return true;
  const isNothing = data === undefined || data === null || Array.isArray(data);
  return isNothing && Array.isArray(errors) && errors.length > 0 && !tellsOfTrouble(body);
}

/** Whether an answer about one person holds a page of posts, or says why the person is not shown. */
export const isPageOfPerson = (body: Json): boolean => isPage(body) || isLookedUp(body);

/** Whether an answer without a find tells why, beside objects that it could not show. */
function tellsOfTrouble({ title, code, error, errors }: Json): boolean {
  if ([title, code, error].some((clue) => clue !== undefined && clue !== null)) return true;
  if (errors === undefined || errors === null) return false;
  return !Array.isArray(errors) ||
    errors.some((each) => !(each as Json | null)?.resource_type);
}

/**
 * Whether a page with posts, or with an empty list, leaves open whether there are more: X says it in
 * `meta`, which names the next page or does not.
 */
export function leavesOpenWhetherMore(
  { data, meta }: Json,
  doing: string,
): AccessError | undefined {
  if (!Array.isArray(data) || (typeof meta === "object" && meta !== null)) return undefined;
  return raise("unexpected-answer", {
    doing,
    found: "a page came without meta, in which X says whether there are more posts",
    nextSteps: [
      "What came is here, and is no proof that there are no more.",
      "Check baseUrl, or the variable X_API_BASE_URL: something else than X may answer there.",
    ],
  });
}

/** Where the next page begins, if there is one. */
export function nextTokenOf({ meta }: Json): string | undefined {
  return idOf((meta as Json | undefined)?.next_token);
}

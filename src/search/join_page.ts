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

/** Whether what was found is a list, or nothing: an answer without a find has no `data`. */
export const isListed = ({ data }: Json): boolean => data === undefined || Array.isArray(data);

/** The objects of a list; X's lists hold nothing else, other servers' may. */
export const objects = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "object" && each !== null) : [];
const index = (objects: Json[], key: string) => new Map(objects.map((each) => [each[key], each]));
const strings = (value: unknown): string[] => Array.isArray(value) ? value.map(String) : [];

// A post can refer to several; the first of these that it has says what kind of post it is.
const REFERENCES = ["retweeted", "replied_to", "quoted"];

/**
 * Joins each post of a page with its author, reference, media and place, by maps. Reads both
 * dialects of X's OpenAPI files: `referenced_tweets` (2.166) and `referenced_posts` (2.167).
 */
export function joinPage(body: Json): Joined[] {
  const includes = (body.includes ?? {}) as Json;
  const users = index(objects(includes.users), "id");
  const posts = index(objects(includes.tweets ?? includes.posts), "id");
  const media = index(objects(includes.media), "media_key");
  const polls = index(objects(includes.polls), "id");
  const places = index(objects(includes.places), "id");
  // A post without an id is none: nobody could find it again.
  return objects(body.data).filter((post) => typeof post.id === "string").map((post) => {
    const references = objects(post.referenced_tweets ?? post.referenced_posts);
    const reference = REFERENCES.map((type) => references.find((each) => each.type === type))
      .find((each) => each !== undefined);
    const ref = posts.get(reference?.id);
    const attachments = (post.attachments ?? {}) as Json;
    const found = (ids: unknown, map: Map<unknown, Json>) =>
      strings(ids).map((id) => map.get(id)).filter((each): each is Json => each !== undefined);
    return {
      post,
      author: users.get(post.author_id),
      refType: reference?.type as string | undefined,
      refId: reference?.id as string | undefined,
      ref,
      refAuthor: users.get(ref?.author_id),
      media: found(attachments.media_keys, media),
      polls: found(attachments.poll_ids, polls),
      place: places.get((post.geo as Json | undefined)?.place_id),
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
    id: text(error?.resource_id) ?? text(error?.value),
    why: text(error?.title) ?? text(error?.detail) ?? "no reason given",
  }));
}

/** Where the next page begins, if there is one. */
export function nextTokenOf({ meta }: Json): string | undefined {
  const token = (meta as Json | undefined)?.next_token;
  return typeof token === "string" ? token : undefined;
}

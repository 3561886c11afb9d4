import { InvalidRequest, olderNames, timeOfId } from "../wire/mod.ts";
import type { Author } from "./authors.ts";
import type { MadeUpPost, PostFields, ReferenceType } from "./made_up_post.ts";
import type { Town } from "./town.ts";

type Json = Record<string, unknown>;

/** One answered page of a collection. */
export interface AnsweredPage {
  query: string;
  body: Json;
}

/** A town whose posts are those of a collection. */
export interface ReplayedTown extends Town {
  /** From the oldest of its posts up to, not including, this: milliseconds since 1970. */
  readonly held: { readonly from: number; readonly to: number };
  /** The posts that a query of the collection brought, newest first; nothing if it was not asked. */
  askedFor(query: string): readonly MadeUpPost[] | undefined;
}

const objects = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "object" && each !== null) : [];

/** A post can refer to several; the first of these that it has says what kind of post it is. */
const REFERENCES: readonly ReferenceType[] = ["retweeted", "replied_to", "quoted"];

/** A collection holds posts, and not who follows whom or likes what. */
function notHeld(what: string): never {
  throw new InvalidRequest([{
    parameters: {},
    message: `This room replays a collection. It holds posts: ${what} was not collected.`,
  }]);
}

/** What was sent of people, posts and the rest, each under its id, richer where it came twice. */
class Sent {
  readonly users = new Map<string, Json>();
  readonly posts = new Map<string, Json>();
  readonly media = new Map<string, Json>();
  readonly polls = new Map<string, Json>();
  readonly places = new Map<string, Json>();
  /** Posts that X did not show, and whether it named their accounts as the reason. */
  readonly hidden = new Map<string, boolean>();
  /** The ids of the posts that each query brought. */
  readonly byQuery = new Map<string, Set<string>>();

  #add(map: Map<string, Json>, given: unknown, key = "id"): void {
    for (const object of objects(given)) {
      const id = String(object[key] ?? "");
      if (id) map.set(id, { ...map.get(id), ...olderNames(object) });
    }
  }

  add({ query, body }: AnsweredPage): void {
    const includes = (body.includes ?? {}) as Json;
    this.#add(this.users, includes.users);
    this.#add(this.posts, includes.tweets ?? includes.posts);
    this.#add(this.posts, body.data);
    this.#add(this.media, includes.media, "media_key");
    this.#add(this.polls, includes.polls);
    this.#add(this.places, includes.places);
    for (const { resource_type: type, resource_id, value, title } of objects(body.errors)) {
      const id = resource_id ?? value;
      if (type !== "user" && id) this.hidden.set(String(id), title === "Authorization Error");
    }
    const found = this.byQuery.get(query) ?? new Set();
    for (const { id } of objects(body.data)) found.add(String(id));
    this.byQuery.set(query, found);
  }
}

/** Somebody of whom an id is known at most: who it is was not collected. */
function stranger(id: string, isProtected = false): Author {
  const profile = { id, username: "", protected: isProtected } as Author["profile"];
  return { profile, language: "", lists: [], activity: 0 };
}

const personOf = (profile: Json): Author => ({
  profile: { ...profile } as unknown as Author["profile"],
  language: "",
  lists: [],
  activity: 0,
});

/** A post that another one refers to, and that X did not show or nobody asked for. */
const unseen = (id: string, isProtected: boolean): MadeUpPost => ({
  fields: { id } as PostFields,
  at: timeOfId(id),
  fullText: "",
  author: stranger("", isProtected),
  ...(isProtected ? {} : { deleted: true as const }),
});

/** A post as it was sent, without what it refers to. */
function postOf(sent: Sent, fields: PostFields, author: Author): MadeUpPost {
  const { id, created_at, attachments, geo, note_tweet, text = "" } = fields;
  const at = timeOfId(id);
  // Ids before November 2010 do not hold their moment.
  const told = Date.parse(created_at);
  const isRight = Number.isNaN(told) || Math.abs(told - at) < 2000;
  return {
    fields: { ...fields, text, public_metrics: fields.public_metrics ?? {} },
    at: isRight ? at : told,
    fullText: note_tweet?.text ?? text,
    author,
    media: sent.media.get(attachments?.media_keys?.[0] ?? "") as MadeUpPost["media"],
    poll: sent.polls.get(attachments?.poll_ids?.[0] ?? "") as MadeUpPost["poll"],
    place: sent.places.get(geo?.place_id ?? "") as MadeUpPost["place"],
  };
}

/**
 * Makes a town of the pages of a collection: what X answered is what it answers again. Nothing is
 * made up: of what was not collected it says so.
 */
export function replayedTown(pages: Iterable<AnsweredPage>): ReplayedTown {
  const sent = new Sent();
  for (const page of pages) sent.add(page);
  const ids = new Map([...sent.users].map(([id, profile]) => [id, personOf(profile)]));
  const people = [...ids.values()];
  const names = new Map(people.map((each) => [each.profile.username?.toLowerCase(), each]));
  const strangers = new Map<string, Author>();
  const authorOf = (id: string | undefined): Author => {
    const known = ids.get(id ?? "") ?? strangers.get(id ?? "");
    if (known) return known;
    const author = stranger(id ?? "");
    strangers.set(id ?? "", author);
    return author;
  };
  const byId = new Map([...sent.posts].map(([id, given]) => {
    const fields = given as unknown as PostFields;
    return [id, postOf(sent, fields, authorOf(fields.author_id))];
  }));
  for (const post of byId.values()) {
    const references = post.fields.referenced_tweets ?? [];
    const told = REFERENCES.map((type) => references.find((each) => each.type === type))
      .find((each) => each !== undefined);
    if (!told) continue;
    const other = byId.get(told.id) ?? unseen(told.id, sent.hidden.get(told.id) ?? false);
    post.reference = { type: told.type, post: other };
  }
  const posts = [...byId.values()].sort((one, other) =>
    other.at - one.at || (other.fields.id > one.fields.id ? 1 : -1)
  );
  const mentioned = ({ fields }: MadeUpPost) =>
    (fields.note_tweet?.entities ?? fields.entities)?.mentions ?? [];
  const refersAs = (type: ReferenceType) => (to: MadeUpPost) =>
    posts.filter(({ reference }) => reference?.type === type && reference.post === to);
  return {
    people,
    weekBegins: 0,
    personById: (id) => ids.get(id),
    personByName: (username) => names.get(username.toLowerCase()),
    postById: (id) => byId.get(id),
    postsBetween: (from, to) => posts.filter(({ at }) => at >= from && at < to),
    timelineOf: (person) => posts.filter(({ author }) => author === person),
    mentionsOf: ({ profile }) =>
      posts.filter((post) => mentioned(post).some(({ id }) => id === profile.id)),
    followersOf: () => notHeld("who follows whom"),
    followedBy: () => notHeld("who follows whom"),
    likedBy: () => notHeld("who likes what"),
    likersOf: () => notHeld("who likes what"),
    repostsOf: refersAs("retweeted"),
    quotesOf: refersAs("quoted"),
    held: {
      from: posts.at(-1)?.at ?? 0,
      // Tokens of pages keep whole seconds.
      to: (Math.floor((posts[0]?.at ?? 0) / 1000) + 1) * 1000,
    },
    askedFor(query) {
      const found = sent.byQuery.get(query);
      return found && posts.filter(({ fields }) => found.has(fields.id));
    },
  };
}

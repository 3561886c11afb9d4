import { hiddenBecause, type MadeUpPost, type Town } from "../town/mod.ts";
import {
  type Dialect,
  dialectOf,
  FIELDS_OF_EXPANSION,
  inDialect,
  notAuthorizedFor,
  POST_EXPANSIONS,
  type ResourceError,
  resourceNotFound,
  TWEET_EXPANSIONS,
} from "../wire/mod.ts";
import { listed, type Parameters, selectFields, wantedFields } from "./parameters.ts";

/** Objects that belong to posts, each once. */
export type Includes = Record<string, Record<string, unknown>[]>;

/** Posts as X sends them, and what was expanded of them. */
export interface ExpandedPosts {
  data: Record<string, unknown>[];
  includes?: Includes;
  /** What they refer to and nobody may see. */
  errors?: ResourceError[];
}

/** The names by which the older dialect knows what the other one expands. */
const OLDER: Readonly<Record<string, string>> = {
  referenced_posts: "referenced_tweets.id",
  edit_history_post_ids: "edit_history_tweet_ids",
};

/** What a request expands, in the names of the older dialect, and the fields that this brings. */
function expansionsOf(parameters: Parameters, { fields }: Dialect) {
  const known = fields === "post.fields" ? POST_EXPANSIONS : TWEET_EXPANSIONS;
  const asked = listed(parameters, "expansions").filter((each) => known.includes(each));
  return {
    expansions: new Set(asked.map((each) => OLDER[each] ?? each)),
    joining: asked.flatMap((each) => FIELDS_OF_EXPANSION[each] ?? []),
  };
}

/** Selects the fields of posts and adds what they refer to, as far as it was asked for. */
export function expandPosts(
  posts: readonly MadeUpPost[],
  parameters: Parameters,
  town: Pick<Town, "personById">,
): ExpandedPosts {
  const dialect = dialectOf(parameters, listed(parameters, "expansions"));
  const { expansions, joining } = expansionsOf(parameters, dialect);
  const postFields = wantedFields(parameters, dialect.fields, joining);
  const refersTo = (name: string) => expansions.has(`referenced_tweets.id${name}`);
  const referenceFields = wantedFields(
    parameters,
    dialect.fields,
    [
      ...joining,
      ...(refersTo(".author_id") ? ["author_id"] : []),
      ...(refersTo(".attachments.media_keys") ? ["attachments"] : []),
    ],
  );
  const found: Record<string, Map<string, object>> = {};
  const unseen = new Map<string, ResourceError>();
  const add = (kind: string, id: string | undefined, object: object | undefined) => {
    if (id && object) (found[kind] ??= new Map()).set(id, object);
  };
  const addUser = (id: string | undefined) => {
    const person = id === undefined ? undefined : town.personById(id);
    if (!person?.suspended) add("users", id, person?.profile);
  };

  for (const post of posts) {
    const { fields, reference } = post;
    if (expansions.has("author_id")) addUser(fields.author_id);
    if (expansions.has("in_reply_to_user_id")) addUser(fields.in_reply_to_user_id);
    if (expansions.has("entities.mentions.username")) {
      for (const { id } of fields.entities?.mentions ?? []) addUser(id);
    }
    if (expansions.has("entities.note.mentions.username")) {
      for (const { id } of fields.note_tweet?.entities?.mentions ?? []) addUser(id);
    }
    if (expansions.has("attachments.media_keys")) add("media", post.media?.media_key, post.media);
    if (expansions.has("attachments.poll_ids")) add("polls", post.poll?.id, post.poll);
    if (expansions.has("geo.place_id")) add("places", post.place?.id, post.place);
    if (!reference) continue;
    const { post: other } = reference;
    if (refersTo("") || refersTo(".author_id") || refersTo(".attachments.media_keys")) {
      const hidden = hiddenBecause(other);
      const { id } = other.fields;
      if (hidden) {
        const parameter = dialect.posts === "posts" ? "referenced_posts" : "referenced_tweets.id";
        const missing = { of: "tweet", parameter, value: id } as const;
        unseen.set(
          id,
          hidden === "deleted" ? resourceNotFound(missing) : notAuthorizedFor(missing, "includes"),
        );
        continue;
      }
      add(dialect.posts, id, other.fields);
    }
    if (refersTo(".author_id")) addUser(other.fields.author_id);
    if (refersTo(".attachments.media_keys")) add("media", other.media?.media_key, other.media);
  }

  const wanted: Record<string, Set<string>> = {
    users: wantedFields(parameters, "user.fields"),
    [dialect.posts]: referenceFields,
    media: wantedFields(parameters, "media.fields"),
    places: wantedFields(parameters, "place.fields"),
    polls: wantedFields(parameters, "poll.fields"),
  };
  const includes = Object.fromEntries(
    Object.entries(found).map(([kind, objects]) => [
      kind,
      [...objects.values()].map((each) => selectFields(inDialect(each, dialect), wanted[kind])),
    ]),
  );
  return {
    data: posts.map(({ fields }) => selectFields(inDialect(fields, dialect), postFields)),
    ...(Object.keys(includes).length > 0 ? { includes } : {}),
    ...(unseen.size > 0 ? { errors: [...unseen.values()] } : {}),
  };
}

/** Selects the fields of people. */
export function describePeople(
  people: readonly { profile: object }[],
  parameters: Parameters,
): Record<string, unknown>[] {
  const dialect = dialectOf(parameters, listed(parameters, "expansions"));
  const wanted = wantedFields(parameters, "user.fields");
  return people.map(({ profile }) => selectFields(inDialect(profile, dialect), wanted));
}

import type { MadeUpPost, Town } from "../town/mod.ts";
import { FIELDS_OF_EXPANSION } from "../wire/mod.ts";
import { listed, type Parameters, selectFields, wantedFields } from "./parameters.ts";

/** Objects that belong to posts, each once. */
export type Includes = Record<string, Record<string, unknown>[]>;

/** Posts as X sends them, and what was expanded of them. */
export interface ExpandedPosts {
  data: Record<string, unknown>[];
  includes?: Includes;
}

/** Selects the fields of posts and adds what they refer to, as far as it was asked for. */
export function expandPosts(
  posts: readonly MadeUpPost[],
  parameters: Parameters,
  town: Town,
): ExpandedPosts {
  const expansions = new Set(listed(parameters, "expansions"));
  const joining = [...expansions].flatMap((each) => FIELDS_OF_EXPANSION[each] ?? []);
  const postFields = wantedFields(parameters, "tweet.fields", joining);
  const refersTo = (name: string) => expansions.has(`referenced_tweets.id${name}`);
  const referenceFields = wantedFields(
    parameters,
    "tweet.fields",
    [
      ...joining,
      ...(refersTo(".author_id") ? ["author_id"] : []),
      ...(refersTo(".attachments.media_keys") ? ["attachments"] : []),
    ],
  );
  const found: Record<string, Map<string, object>> = {};
  const add = (kind: string, id: string | undefined, object: object | undefined) => {
    if (id && object) (found[kind] ??= new Map()).set(id, object);
  };
  const addUser = (id: string | undefined) =>
    add("users", id, id && town.personById(id)?.profile || undefined);

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
      add("tweets", other.fields.id, other.fields);
    }
    if (refersTo(".author_id")) addUser(other.fields.author_id);
    if (refersTo(".attachments.media_keys")) add("media", other.media?.media_key, other.media);
  }

  const wanted: Record<string, Set<string>> = {
    users: wantedFields(parameters, "user.fields"),
    tweets: referenceFields,
    media: wantedFields(parameters, "media.fields"),
    places: wantedFields(parameters, "place.fields"),
    polls: wantedFields(parameters, "poll.fields"),
  };
  const includes = Object.fromEntries(
    Object.entries(found).map(([kind, objects]) => [
      kind,
      [...objects.values()].map((each) => selectFields(each, wanted[kind])),
    ]),
  );
  return {
    data: posts.map(({ fields }) => selectFields(fields, postFields)),
    ...(Object.keys(includes).length > 0 ? { includes } : {}),
  };
}

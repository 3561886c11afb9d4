import { idOf, objects } from "../search/mod.ts";
import { FIELDS, ID_FIELD, TOKEN_FIELD, URL_FIELD, USERNAME_FIELD } from "./page_fields.ts";
import { type KnownPeople, peopleOf } from "./people_of_page.ts";
import { TextPseudonyms } from "./pseudonymous_text.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

type Json = Record<string, unknown>;

const asObject = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value as Json : {};

/** From as many digits on, a number is an id wherever it stands, and no count. */
const LONG_NUMBER = 1e14;
const LONG_ID = /\d{15}/;

/** What is kept of a person as it is: what many share, and the numbers that count. */
const KEPT_OF_USER = [
  ...["verified", "verified_type", "protected", "public_metrics", "is_identity_verified"],
  ...["parody", "subscription_type", "withheld"],
];

/** Places that are larger than a house or a street. */
const LARGE_PLACES = new Set(["city", "admin", "country"]);

/** About 11 km in latitude: a town, and not a home. */
const roundDegrees = (value: unknown) =>
  typeof value === "number" ? Math.round(value * 10) / 10 : value;

/** The moment an account was made tells whose it is; its month does not. */
const toMonth = (moment: unknown) =>
  typeof moment === "string" ? moment.replace(/^(\d{4}-\d\d).*$/, "$1-01T00:00:00.000Z") : moment;

/** Rewrites one answer of X such that no id, name or mention in it stays as it was. */
class PageRewriter {
  readonly #pseudonyms: Pseudonyms;
  readonly #texts: TextPseudonyms;
  readonly #people: KnownPeople;

  constructor(pseudonyms: Pseudonyms, body: Json) {
    this.#pseudonyms = pseudonyms;
    this.#people = peopleOf(body);
    this.#texts = new TextPseudonyms(pseudonyms, this.#people);
  }

  page({ data, includes, errors, meta, ...rest }: Json): Json {
    const { users, tweets, posts, media, places, ...others } = asObject(includes);
    const each = (list: unknown, rewrite: (object: Json) => Json) =>
      Array.isArray(list) ? objects(list).map(rewrite) : undefined;
    const known = {
      users: each(users, (user) => this.#user(user)),
      tweets: each(tweets, (post) => this.#post(post)),
      posts: each(posts, (post) => this.#post(post)),
      media: each(media, (one) => this.#medium(one)),
      places: each(places, (place) => this.#place(place)),
      ...asObject(this.#any(others)),
    };
    const inside = Object.fromEntries(Object.entries(known).filter(([, value]) => value));
    return {
      ...(data === undefined ? {} : { data: each(data, (post) => this.#post(post)) }),
      ...(includes === undefined ? {} : { includes: inside }),
      ...(errors === undefined ? {} : { errors: each(errors, (error) => this.#error(error)) }),
      ...(meta === undefined ? {} : { meta: this.#any(meta) }),
      ...asObject(this.#any(rest)),
    };
  }

  /** Whatever it is: by the names of its fields. */
  #any(value: unknown, field = ""): unknown {
    if (Array.isArray(value)) return value.map((each) => this.#any(each, field));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(
        Object.entries(value).filter(([name]) => !TOKEN_FIELD.test(name))
          .map(([name, each]) => [this.#field(name), this.#any(each, name)]),
      );
    }
    if (ID_FIELD.test(field)) return this.#id(value);
    if (typeof value === "number" && Math.abs(value) >= LONG_NUMBER) return this.#id(value);
    if (typeof value !== "string") return value;
    if (USERNAME_FIELD.test(field)) return this.#pseudonyms.of("username", value);
    return URL_FIELD.test(field) ? this.#texts.url(value) : this.#texts.text(value).text;
  }

  /** The name of a field: nobody's, where it is one of X. */
  #field(name: string): string {
    if (FIELDS.has(name)) return name;
    return this.#people.usernames.has(name)
      ? this.#pseudonyms.of("username", name)
      : this.#texts.text(name).text;
  }

  #id(value: unknown): unknown {
    const id = idOf(value);
    return id === undefined ? value : this.#pseudonyms.of("id", id);
  }

  #post({ note_tweet, note_post, geo, context_annotations, ...post }: Json): Json {
    const { text, entities, display_text_range, ...rest } = post;
    return {
      ...asObject(this.#any(rest)),
      ...this.#written({ text, entities, display_text_range }),
      ...(note_tweet ? { note_tweet: this.#note(asObject(note_tweet)) } : {}),
      ...(note_post ? { note_post: this.#note(asObject(note_post)) } : {}),
      ...(geo ? { geo: this.#where(asObject(geo)) } : {}),
      ...(context_annotations ? { context_annotations: this.#subject(context_annotations) } : {}),
    };
  }

  /** Subjects that X names are of the world, with their ids; also one of them may be who writes. */
  #subject(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.#subject(each));
    if (typeof value !== "object" || value === null) return this.#any(value);
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => {
        const isSubject = name === "id" && !LONG_ID.test(String(each));
        return [
          this.#field(name),
          isSubject ? each : this.#subject(name === "id" ? this.#id(each) : each),
        ];
      }),
    );
  }

  #note({ text, entities, ...rest }: Json): Json {
    return { ...asObject(this.#any(rest)), ...this.#written({ text, entities }) };
  }

  /** A text with what X found in it, whose positions move with it. */
  #written({ text, entities, display_text_range }: Json): Json {
    if (typeof text !== "string") return {};
    const { text: after, move } = this.#texts.text(text);
    const moved = (position: unknown) => typeof position === "number" ? move(position) : position;
    const places = (entity: Json, isInclusive: boolean): Json => ({
      ...(entity.start === undefined ? {} : { start: moved(entity.start) }),
      ...(typeof entity.end !== "number"
        ? {}
        : { end: isInclusive ? move(entity.end + 1) - 1 : move(entity.end) }),
    });
    const points = [...after];
    // A word of a name that is a pseudonym now is there no more.
    const isThere = ({ start, end, normalized_text }: Json) =>
      normalized_text === undefined || typeof start !== "number" || typeof end !== "number" ||
      points.slice(start, end + 1).join("") === normalized_text;
    const found = Object.entries(asObject(entities)).map(([kind, list]) => [
      kind,
      Array.isArray(list)
        ? objects(list)
          .map((each) => ({ ...this.#entity(each), ...places(each, kind === "annotations") }))
          .filter(isThere)
        : this.#any(list),
    ]);
    return {
      text: after,
      ...(entities === undefined ? {} : { entities: Object.fromEntries(found) }),
      ...(Array.isArray(display_text_range)
        ? { display_text_range: display_text_range.map(moved) }
        : {}),
    };
  }

  /** A tag stays as it is; of a link, what X read on the page behind it goes where that is a person's. */
  #entity({ tag, title, description, ...entity }: Json): Json {
    const link = entity.unwound_url ?? entity.expanded_url;
    const isHidden = typeof link === "string" && this.#texts.url(link) !== link;
    return {
      ...asObject(this.#any(entity)),
      ...(tag === undefined ? {} : { tag }),
      ...(isHidden || title === undefined ? {} : { title: this.#any(title) }),
      ...(isHidden || description === undefined ? {} : { description: this.#any(description) }),
    };
  }

  #where({ coordinates, ...geo }: Json): Json {
    const point = asObject(coordinates);
    const { coordinates: degrees } = point;
    return {
      ...asObject(this.#any(geo)),
      ...(Array.isArray(degrees)
        ? { coordinates: { ...point, coordinates: degrees.map(roundDegrees) } }
        : {}),
    };
  }

  /** What describes one person in their own words, or shows them, is left out. */
  #user(user: Json): Json {
    const { id, username, name, created_at, location } = user;
    const kept = KEPT_OF_USER.filter((field) => field in user).map((field) => [field, user[field]]);
    return {
      ...(id === undefined ? {} : { id: this.#id(id) }),
      ...(typeof username === "string"
        ? { username: this.#pseudonyms.of("username", username) }
        : {}),
      ...(typeof name === "string" ? { name: this.#pseudonyms.of("name", name) } : {}),
      ...(created_at === undefined ? {} : { created_at: toMonth(created_at) }),
      ...(typeof location === "string" ? { location: this.#texts.text(location).text } : {}),
      ...Object.fromEntries(kept),
    };
  }

  /** A picture's address shows it, and so whose it is. */
  #medium({ media_key, ...medium }: Json): Json {
    const rewrite = (value: unknown, field = ""): unknown => {
      if (Array.isArray(value)) return value.map((each) => rewrite(each, field));
      if (typeof value === "object" && value !== null) {
        return Object.fromEntries(
          Object.entries(value).map(([name, each]) => [this.#field(name), rewrite(each, name)]),
        );
      }
      return typeof value === "string" && URL_FIELD.test(field)
        ? this.#texts.url(value, true)
        : this.#any(value, field);
    };
    return { media_key: this.#id(media_key), ...asObject(rewrite(medium)) };
  }

  #place(place: Json): Json {
    const { id, contained_within, country, country_code, place_type } = place;
    const { name, full_name, geo } = place;
    const isLarge = LARGE_PLACES.has(String(place_type));
    const named = (value: unknown) =>
      typeof value !== "string" || isLarge ? value : this.#pseudonyms.of("name", value);
    return {
      id: this.#id(id),
      ...(name === undefined ? {} : { name: named(name) }),
      ...(full_name === undefined ? {} : { full_name: named(full_name) }),
      ...Object.fromEntries(
        Object.entries({ country, country_code, place_type, ...(isLarge ? { geo } : {}) })
          .filter(([, value]) => value !== undefined),
      ),
      ...(Array.isArray(contained_within)
        ? { contained_within: contained_within.map((each) => this.#id(each)) }
        : {}),
    };
  }

  /** X's words in `detail` repeat the id or the name; its other words might. */
  #error({ title, type, resource_type, parameter, section, ...error }: Json): Json {
    const hidden = (value: unknown) => {
      const id = idOf(value);
      if (id === undefined) return {};
      return this.#pseudonyms.of(/^\d+$/.test(id) ? "id" : "username", id);
    };
    return Object.fromEntries(
      Object.entries({
        ...asObject(this.#any({ title, resource_type, parameter, section })),
        type,
        value: error.value === undefined ? undefined : hidden(error.value),
        resource_id: error.resource_id === undefined ? undefined : hidden(error.resource_id),
      }).filter(([, value]) => value !== undefined),
    );
  }
}

/**
 * An answer of X without ids and names: ids of posts, people, media and places, user names and
 * names, mentions in texts, and links that carry one are pseudonyms; profiles keep what many share,
 * small places their country, and coordinates one decimal.
 */
export function pseudonymousPage(body: Json, pseudonyms: Pseudonyms): Json {
  return new PageRewriter(pseudonyms, body).page(body);
}

/**
 * A second reading of what X's operators mean, straight from the JSON that the API gives: slow,
 * plain, and without a line of the engine that it checks.
 */

/** One thing to look for. */
export type Term =
  | { kind: "word" | "phrase" | "hashtag" | "mention" | "cashtag"; text: string }
  | { kind: "operator"; name: string; value: string; marks?: '""' | "[]" };

/** A query, as it was made up. */
export type Wanted =
  | { kind: "term"; term: Term }
  | { kind: "not"; term: Term }
  | { kind: "and" | "or"; parts: Wanted[] };

/** All posts of a room, with what they refer to, as the API gave them. */
export interface Answers {
  // deno-lint-ignore no-explicit-any -- JSON of the API
  data: any[];
  // deno-lint-ignore no-explicit-any -- JSON of the API
  includes: Record<string, Map<string, any>>;
  /** User names of each List's members. */
  lists: Record<string, string[]>;
}

// deno-lint-ignore no-explicit-any -- JSON of the API
type Post = any;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー]/u;

/** Small letters without accents. */
function plain(grapheme: string): string {
  const small = grapheme.toLowerCase().replaceAll("\uFE0F", "");
  const letter = small.normalize("NFD");
  return /^\p{Script=Latin}|^\p{Script=Greek}/u.test(letter) ? letter[0] : small.normalize("NFC");
}

const cuts = new Map<string, string[][]>();

/** The tokens of a text, in runs between which something else stands. */
function cut(text: string): string[][] {
  const known = cuts.get(text);
  if (known) return known;
  const runs: string[][] = [[]];
  let word = "";
  const end = () => {
    if (word) runs[runs.length - 1].push(word);
    word = "";
  };
  for (const { segment } of graphemes.segment(text)) {
    if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u.test(segment)) {
      end();
      runs.push([plain(segment)], []);
    } else if (UNSPACED.test(segment)) {
      end();
      runs[runs.length - 1].push(plain(segment));
    } else if (/^[\p{L}\p{N}_]/u.test(segment)) {
      word += plain(segment);
    } else {
      end();
      runs.push([]);
    }
  }
  end();
  const found = runs.filter((run) => run.length > 0);
  cuts.set(text, found);
  return found;
}

/** Whether tokens stand in a text one after the other. */
function contains(tokens: string[], wanted: string[]): boolean {
  if (wanted.length === 0) return false;
  for (let i = tokens.indexOf(wanted[0]); i >= 0; i = tokens.indexOf(wanted[0], i + 1)) {
    let same = true;
    for (let j = 1; j < wanted.length && same; j++) same = tokens[i + j] === wanted[j];
    if (same) return true;
  }
  return false;
}

const tokensOf = new Map<string, string[]>();

function textTokens(post: Post): string[] {
  let tokens = tokensOf.get(post.id);
  if (!tokens) {
    const text: string = post.note_tweet?.text ?? post.text;
    tokens = cut(text.split(/\s/).filter((each) => !each.startsWith("https://")).join(" ")).flat();
    tokensOf.set(post.id, tokens);
  }
  return tokens;
}

const same = (one: string, other: string) => cut(one).join() === cut(other).join();
const isRepost = (post: Post) =>
  (post.referenced_tweets ?? []).some((each: Post) => each.type === "retweeted");
const entities = (post: Post, kind: string): Post[] =>
  (post.note_tweet?.entities ?? post.entities ?? {})[kind] ?? [];

function distanceKm(a: number[], b: number[]): number {
  const vector = ([longitude, latitude]: number[]) => {
    const [x, y] = [longitude * Math.PI / 180, latitude * Math.PI / 180];
    return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
  };
  const [p, q] = [vector(a), vector(b)];
  const chord = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
  return 2 * 6371.0088 * Math.asin(chord / 2);
}

function operatorHolds(post: Post, name: string, value: string, answers: Answers): boolean {
  const { users, tweets, media, places } = answers.includes;
  const author = users.get(post.author_id);
  const place = post.geo && places.get(post.geo.place_id);
  const attached = (post.attachments?.media_keys ?? []).map((key: string) => media.get(key).type);
  const isWho = (id: string | undefined) =>
    id !== undefined && (id === value ||
      users.get(id).username.toLowerCase() === value.toLowerCase());
  const refers = (type: string) =>
    (post.referenced_tweets ?? []).filter((each: Post) => each.type === type);
  const within = (inside: (point: number[]) => boolean) => {
    if (!place) return false;
    if (post.geo.coordinates) return inside(post.geo.coordinates.coordinates);
    const [w, s, e, n] = place.geo.bbox;
    return inside([w, s]) && inside([e, s]) && inside([w, n]) && inside([e, n]);
  };
  switch (name) {
    case "from":
      return isWho(post.author_id);
    case "to":
      return isWho(post.in_reply_to_user_id);
    case "retweets_of":
      return refers("retweeted").some(({ id }: Post) => isWho(tweets.get(id).author_id));
    case "url":
      return entities(post, "urls").some((each) =>
        [each.url, each.expanded_url, each.unwound_url ?? ""].some((address) =>
          contains(cut(address).flat(), cut(value).flat())
        )
      );
    case "context":
      return (post.context_annotations ?? []).some(({ domain, entity }: Post) =>
        [`${domain.id}.${entity.id}`, `*.${entity.id}`, `${domain.id}.*`].includes(value)
      );
    case "entity":
      return (post.context_annotations ?? []).some((each: Post) => same(each.entity.name, value)) ||
        entities(post, "annotations").some((each) => same(each.normalized_text, value));
    case "conversation_id":
      return post.conversation_id === value && post.id !== value;
    case "list":
      return (answers.lists[value] ?? []).includes(author.username);
    case "in_reply_to_tweet_id":
    case "in_reply_to_status_id":
      return refers("replied_to").some(({ id }: Post) => id === value);
    case "retweets_of_tweet_id":
      return refers("retweeted").some(({ id }: Post) => id === value);
    case "quotes_of_tweet_id":
      return refers("quoted").some(({ id }: Post) => id === value);
    case "place":
      return Boolean(place) &&
        (place.id === value || contains(cut(place.full_name).flat(), cut(value).flat()));
    case "place_country":
      return place?.country_code.toLowerCase() === value.toLowerCase();
    case "point_radius": {
      const [longitude, latitude, size] = value.split(" ");
      const km = parseFloat(size) * (size.endsWith("mi") ? 1.609344 : 1);
      return within((point) => distanceKm([Number(longitude), Number(latitude)], point) <= km);
    }
    case "bounding_box": {
      const [w, s, e, n] = value.split(" ").map(Number);
      return within(([x, y]) => w <= x && x <= e && s <= y && y <= n);
    }
    case "min_likes":
      return post.public_metrics.like_count >= Number(value);
    case "min_replies":
      return post.public_metrics.reply_count >= Number(value);
    case "min_reposts":
      return post.public_metrics.retweet_count >= Number(value);
    case "lang":
      return post.lang === value.toLowerCase().replace(/^zh-(cn|tw)$/, "zh");
  }
  switch (`${name}:${value}`) {
    case "is:retweet":
      return isRepost(post);
    case "is:reply":
      return refers("replied_to").length > 0;
    case "is:quote":
      return refers("quoted").length > 0;
    case "is:verified":
      return author.verified;
    case "is:nullcast":
      // X's posts do not say so; the town's ads do.
      return !isRepost(post) && entities(post, "hashtags").some(({ tag }) => tag === "Ad");
    case "has:links":
      return entities(post, "urls").length > 0;
    case "has:hashtags":
    case "has:mentions":
    case "has:cashtags":
      return entities(post, value).length > 0;
    case "has:media":
      return attached.length > 0;
    case "has:images":
      return attached.includes("photo");
    case "has:video_link":
    case "has:videos":
      return attached.includes("video");
    case "has:geo":
      return post.geo !== undefined;
  }
  throw new Error(`The test knows no ${name}:${value}`);
}

function termHolds(post: Post, term: Term, negated: boolean, answers: Answers): boolean {
  switch (term.kind) {
    case "operator":
      return operatorHolds(post, term.name, term.value, answers);
    case "hashtag":
      return entities(post, "hashtags").some(({ tag }) => same(tag, term.text));
    case "cashtag":
      return entities(post, "cashtags").some(({ tag }) => same(tag, term.text));
    case "mention":
      return entities(post, "mentions")
        .some(({ username }) => username.toLowerCase() === term.text.toLowerCase());
  }
  if (isRepost(post) && !negated) return false;
  const runs = cut(term.text);
  const inOrder = term.kind === "phrase" || /^\d+([.,:/]\d+)+$/.test(term.text);
  if (inOrder) return contains(textTokens(post), runs.flat());
  return runs.length > 0 && runs.every((run) => contains(textTokens(post), run));
}

/** Whether a post is what a query asks for. */
export function holds(post: Post, wanted: Wanted, answers: Answers): boolean {
  switch (wanted.kind) {
    case "term":
      return termHolds(post, wanted.term, false, answers);
    case "not":
      return !termHolds(post, wanted.term, true, answers);
    case "and":
      return wanted.parts.every((part) => holds(post, part, answers));
    case "or":
      return wanted.parts.some((part) => holds(post, part, answers));
  }
}

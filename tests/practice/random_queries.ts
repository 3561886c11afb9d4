import type { Answers, Term, Wanted } from "./naive_search.ts";

const FLAGS =
  "is:retweet is:reply is:quote is:verified has:hashtags has:cashtags has:links has:mentions " +
  "has:media has:images has:video_link has:videos has:geo";

/** Makes queries by chance, out of what stands in the posts, so that most find something. */
export function randomQueries(answers: Answers, next: () => number): () => Wanted {
  const { data, includes } = answers;
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)];
  const operator = (name: string, value: unknown, marks?: '""' | "[]"): Term => ({
    kind: "operator",
    name,
    value: String(value),
    marks,
  });
  const post = () => pick(data);
  const about = (holds: (each: ReturnType<typeof post>) => unknown) => {
    for (let i = 0; i < 300; i++) {
      const each = post();
      if (holds(each)) return each;
    }
    return post();
  };
  const words = () =>
    (post().text as string).split(/\s+/).filter((each) => !/^(https:|[@#$]|RT$)|[()"]/.test(each));
  const word = (): string => {
    const bare = (pick(words()) ?? "library").replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, "");
    const good = bare && !/^(and|or|not)$/i.test(bare) && !/[:[\]{}\uFE0F*“”„«»‘’‚]/u.test(bare);
    return good && !/^(?:\p{M}|\u200d)/u.test(bare) ? bare : pick(["library", "📚", "図書館"]);
  };
  const reference = (type: string) => {
    const found = about((each) => each.referenced_tweets?.[0].type === type);
    return found.referenced_tweets?.[0].id ?? found.id;
  };
  const userOf = (id: string) => next() < 0.3 ? id : includes.users.get(id).username;
  const center = () => {
    const { geo } = includes.places.get(about((each) => each.geo).geo.place_id);
    return [geo.bbox[0] + (next() - 0.4) * 0.1, geo.bbox[1] + (next() - 0.4) * 0.1]
      .map((each) => each.toFixed(4));
  };

  const makers: (() => Term)[] = [
    () => ({ kind: "word", text: word() }),
    () => ({ kind: "word", text: word().toUpperCase() }),
    () => ({ kind: "word", text: word().normalize("NFD").replace(/[\u0300-\u036f]/g, "") || "a" }),
    () => ({ kind: "word", text: `${word()}-${word()}` }),
    () => ({ kind: "word", text: pick(["9:15", "library", "書", "👍🏽", "📚"]) }),
    () => {
      const all = words();
      const from = below(all.length);
      const text = all.slice(from, from + 1 + below(3)).join(" ");
      return { kind: "phrase", text: text || "library" };
    },
    () => {
      const tags = about((each) => each.entities?.hashtags).entities?.hashtags;
      return { kind: "hashtag", text: tags?.[0].tag ?? "PaperwickLibraryWeek" };
    },
    () => {
      const named = about((each) => each.entities?.mentions).entities?.mentions;
      return { kind: "mention", text: named?.[0].username ?? "PaperwickLib" };
    },
    () => ({ kind: "cashtag", text: pick(["CRUMB", "pwick", "NONE"]) }),
    () => operator("from", userOf(post().author_id)),
    () => operator("to", userOf(about((each) => each.in_reply_to_user_id).author_id)),
    () => operator("to", "PaperwickLib"),
    () =>
      operator(
        "retweets_of",
        userOf(includes.tweets.get(reference("retweeted"))?.author_id ?? post().author_id),
      ),
    () => {
      const [link] = about((each) => each.entities?.urls).entities?.urls ?? [];
      const address = pick([link?.url, link?.expanded_url, link?.unwound_url ?? "paperwick"]);
      return operator("url", pick([address, address?.split("/").at(-1)]) ?? "paperwick", '""');
    },
    () => {
      const filed = about((each) => each.context_annotations).context_annotations;
      const { domain, entity } = pick(
        filed as { domain: { id: string }; entity: { id: string } }[],
      );
      return operator(
        "context",
        pick([`${domain.id}.${entity.id}`, `*.${entity.id}`, `${domain.id}.*`]),
      );
    },
    () =>
      operator(
        "entity",
        pick(["Odile", "pudding square", "Story hour", "Nobody", "Paperwick"]),
        '""',
      ),
    () => operator("conversation_id", about((each) => each.in_reply_to_user_id).conversation_id),
    () => operator("in_reply_to_tweet_id", reference("replied_to")),
    () => operator("retweets_of_tweet_id", reference("retweeted")),
    () => operator("quotes_of_tweet_id", reference("quoted")),
    () => {
      const place = includes.places.get(about((each) => each.geo).geo.place_id);
      return operator("place", pick([place.id, place.name, place.full_name]), '""');
    },
    () => operator("place_country", pick(["DE", "gb", "FR", "es", "PT", "JP", "EG", "US"])),
    () =>
      operator("point_radius", `${center().join(" ")} ${1 + below(20)}${pick(["km", "mi"])}`, "[]"),
    () => {
      const [west, south] = center().map(Number);
      const box = [west, south, west + 0.01 + next() * 0.2, south + 0.01 + next() * 0.2];
      return operator("bounding_box", box.map((each) => each.toFixed(4)).join(" "), "[]");
    },
    () => operator("min_likes", pick([0, 1, 5, 40, 100, 1000])),
    () => operator("min_replies", below(4)),
    () => operator("min_reposts", below(4)),
    () =>
      operator("lang", pick("en de fr es ja pt ar it iw in zh-CN zh-TW ko und hi EN".split(" "))),
    () => operator(...(pick(FLAGS.split(" ")).split(":") as [string, string])),
    () => operator(...(pick(FLAGS.split(" ")).split(":") as [string, string])),
  ];

  const term = (): Wanted => {
    if (next() < 0.02) return { kind: "not", term: operator("is", "nullcast") };
    return next() < 0.2
      ? { kind: "not", term: pick(makers)() }
      : { kind: "term", term: pick(makers)() };
  };
  const many = (make: () => Wanted) => Array.from({ length: 2 + below(2) }, make);
  const any = (depth: number): Wanted => {
    const roll = next();
    if (depth === 0 || roll < 0.4) return term();
    return { kind: roll < 0.75 ? "and" : "or", parts: many(() => any(depth - 1)) };
  };
  const list = () =>
    next() < 0.05
      ? [{ kind: "term" as const, term: operator("list", pick(["1001", "1002", "7"])) }]
      : [];
  return () => {
    const parts = [any(2), ...list()];
    return parts.length === 1 ? parts[0] : { kind: "and", parts };
  };
}

function writeTerm(term: Term): string {
  if (term.kind === "operator") {
    const { name, value, marks } = term;
    return `${name}:${marks?.[0] ?? ""}${value}${marks?.[1] ?? ""}`;
  }
  if (term.kind === "phrase") return `"${term.text}"`;
  return { word: "", hashtag: "#", mention: "@", cashtag: "$" }[term.kind] + term.text;
}

/** A query as X would be asked. */
export function write(wanted: Wanted): string {
  switch (wanted.kind) {
    case "term":
      return writeTerm(wanted.term);
    case "not":
      return `-${writeTerm(wanted.term)}`;
    case "and":
      return wanted.parts.map((part) => part.kind === "or" ? `(${write(part)})` : write(part))
        .join(" ");
    // A space binds tighter than OR, so its parts need no parentheses.
    case "or":
      return wanted.parts.map(write).join(" OR ");
  }
}

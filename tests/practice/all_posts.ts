import { INSTITUTIONS } from "../../src/practice/town/words/institutions.ts";
import { FIELD_NAMES, TWEET_EXPANSIONS } from "../../src/practice/wire/mod.ts";
import type { Answers } from "./naive_search.ts";
import { rehearsal } from "./rehearsal.ts";

const EVERYTHING = {
  ...Object.fromEntries(
    (["tweet.fields", "user.fields", "media.fields", "place.fields"] as const)
      .map((name) => [name, FIELD_NAMES[name].join()]),
  ),
  expansions: TWEET_EXPANSIONS.join(),
};

/** Reads every post of the week through the API, page by page. */
export async function allPosts(): Promise<Answers> {
  const { search, world } = rehearsal();
  const answers: Answers = {
    data: [],
    includes: { users: new Map(), tweets: new Map(), media: new Map(), places: new Map() },
    lists: {
      "1001": INSTITUTIONS.map(({ username }) => username),
      "1002": world.town().people
        .flatMap(({ lists, profile }) => lists.includes("1002") ? [profile.username] : []),
    },
  };
  let token: string | undefined;
  do {
    const page = await search("min_likes:0", {
      max_results: "100",
      ...EVERYTHING,
      ...(token ? { next_token: token } : {}),
    });
    answers.data.push(...page.data);
    for (const [kind, objects] of Object.entries(answers.includes)) {
      for (const each of page.includes[kind] ?? []) objects.set(each.media_key ?? each.id, each);
    }
    token = page.meta.next_token;
  } while (token);
  return answers;
}

import { assert, assertEquals, assertMatch, assertNotEquals } from "../assert.ts";
import { compileQuery, madeUpWorld } from "../../src/practice/match/mod.ts";
import { Archive } from "../../src/practice/town/archive.ts";
import {
  ARCHIVE_BEGINS,
  hiddenBecause,
  type MadeUpPost,
  madeUpPosts,
  madeUpTown,
} from "../../src/practice/town/mod.ts";
import { EVENING, rehearsal } from "./rehearsal.ts";

const DAY = 86_400_000;
const town = rehearsal().world.town();
const archive = town.postsBetween(-Infinity, town.weekBegins);
const month = archive.filter(({ fields }) => fields.created_at.startsWith("2021-07"));
const fieldsOf = (posts: readonly MadeUpPost[]) => posts.map(({ fields }) => fields);
const idsOf = (posts: readonly MadeUpPost[]) => posts.map(({ fields }) => fields.id).join("\n");

Deno.test("a day of the archive is the same whenever it is asked for, by whatever room of the seed", () => {
  const [from, to] = [Date.UTC(2020, 3, 1), Date.UTC(2020, 3, 4)];
  const later = madeUpTown("library week", EVENING + 90 * DAY);
  assertEquals(fieldsOf(later.postsBetween(from, to)), fieldsOf(town.postsBetween(from, to)));
  assert(town.postsBetween(from, to).length > 10);
  const other = madeUpTown("another week", EVENING);
  assertNotEquals(fieldsOf(other.postsBetween(from, to)), fieldsOf(town.postsBetween(from, to)));
});

Deno.test("every day since 2019 has posts, newest first, none twice", () => {
  const days = new Set(archive.map(({ at }) => Math.floor(at / DAY)));
  assertEquals(days.size, Math.ceil((town.weekBegins - ARCHIVE_BEGINS) / DAY));
  const all = town.postsBetween(-Infinity, Infinity);
  assertEquals(new Set(all.map(({ fields }) => fields.id)).size, all.length);
  assert(all.every(({ at }, i) => i === 0 || at <= all[i - 1].at));
});

Deno.test("the archive meets the week without a gap or an overlap", () => {
  const [from, to] = [town.weekBegins - 2 * DAY, town.weekBegins + 2 * DAY];
  const across = town.postsBetween(from, to);
  assertEquals(across, [
    ...town.posts.map(({ post }) => post).filter(({ at }) => at < to),
    ...archive.filter(({ at }) => at >= from),
  ]);
  assertEquals(across.filter(({ at }) => at >= town.weekBegins).at(-1), town.posts.at(-1)!.post);
  // What an hour later is archive, was week before: what was archive stays, with its ids.
  const later = madeUpTown("library week", EVENING + 5 * 3_600_000);
  const ids = (of: typeof later) =>
    of.postsBetween(from, town.weekBegins).map(({ fields }) => fields.id);
  assertEquals(ids(later), ids(town));
  assert(later.weekBegins === town.weekBegins + 5 * 3_600_000);
});

/** How often each post is answered, quoted or reposted by others. */
function referencesIn(posts: readonly MadeUpPost[]): Map<string, number> {
  const told = new Map<string, number>();
  for (const { reference } of posts) {
    if (!reference) continue;
    const key = `${reference.type} ${reference.post.fields.id}`;
    told.set(key, (told.get(key) ?? 0) + 1);
  }
  return told;
}

/** What each post counts of them. */
function countedIn(posts: readonly MadeUpPost[]): Map<string, number> {
  const counts = posts.flatMap(({ fields: { id, public_metrics: metrics } }) => [
    [`replied_to ${id}`, metrics.reply_count] as const,
    [`quoted ${id}`, metrics.quote_count] as const,
    [`retweeted ${id}`, metrics.retweet_count] as const,
  ]);
  return new Map(counts.filter(([, count]) => count > 0));
}

const sorted = (counts: Map<string, number>) => [...counts].sort();

Deno.test("posts of the archive count the answers, quotes, reposts and likes that can be listed", () => {
  assertEquals(sorted(countedIn(month)), sorted(referencesIn(month)));
  assert(countedIn(month).size > 50);
  for (const post of month) {
    const { id, public_metrics: { like_count, quote_count, retweet_count } } = post.fields;
    assertEquals(town.likersOf(post).length, Math.min(100, like_count));
    assertEquals(town.quotesOf(post).length, quote_count);
    assertEquals(town.repostsOf(post).length, retweet_count);
    assert(town.postById(id) === post);
    assertEquals(hiddenBecause(post), undefined);
  }
});

const FACTS = {
  seed: "library week",
  authors: madeUpPosts("library week", EVENING).authors,
  idOf: () => undefined,
};

Deno.test("wherever the week begins within a day, the archive counts only what came before", () => {
  const begins = Date.UTC(2025, 5, 1);
  const whole = new Archive({ ...FACTS, until: begins + DAY }).between(begins, begins + DAY);
  for (let hour = 1; hour < 24; hour++) {
    const until = begins + hour * DAY / 24;
    const cut = new Archive({ ...FACTS, until }).between(begins, begins + DAY);
    assertEquals(idsOf(cut), idsOf(whole.filter(({ at }) => at < until)));
    assertEquals(sorted(countedIn(cut)), sorted(referencesIn(cut)));
  }
});

Deno.test("timelines, mentions and likes of the archive are what reading all of it gives", () => {
  const names = (post: MadeUpPost, id: string) =>
    (post.fields.note_tweet?.entities ?? post.fields.entities)?.mentions
      ?.some((each) => each.id === id);
  const old = (posts: readonly MadeUpPost[]) => posts.filter(({ at }) => at < town.weekBegins);
  for (const person of [town.personByName("paperwicklib")!, town.people[20], town.people[200]]) {
    const { id } = person.profile;
    const written = archive.filter(({ author }) => author === person);
    assertEquals(idsOf(old(town.timelineOf(person))), idsOf(written.slice(0, 3200)));
    const naming = archive.filter((post) => names(post, id));
    assert(naming.length > 0);
    assertEquals(idsOf(old(town.mentionsOf(person))), idsOf(naming.slice(0, 800)));
    const liked = archive.filter((post) => town.likersOf(post).includes(person));
    assertEquals(idsOf(old(town.likedBy(person))), idsOf(liked));
  }
});

Deno.test("a profile counts the follows that can be listed, and no fewer posts than there are", () => {
  for (const person of town.people) {
    const { followers_count, following_count, tweet_count } = person.profile.public_metrics;
    const listed = [town.followersOf(person).length, town.followedBy(person).length];
    assertEquals([followers_count, following_count], listed);
    assert(tweet_count >= town.timelineOf(person).length, person.profile.username);
  }
});

Deno.test("nobody wrote before they joined", () => {
  for (const { at, author } of archive) assert(Date.parse(author.profile.created_at) < at);
});

Deno.test("some people's ids are numbers of JavaScript, and none is one that X gave in that time", () => {
  const ids = town.people.map(({ profile }) => profile.id);
  assertEquals(new Set(ids).size, ids.length);
  const short = ids.filter((id) => Number(id) <= Number.MAX_SAFE_INTEGER);
  assert(short.length >= 20 && short.length < 60);
  assert(short.every((id) => Number(id) > 4_800_000_000));
  assert(ids.some((id) => id.length === 17));
  assert(ids.filter((id) => id.length >= 18).length > 200);
});

const LESSONS = [
  "cats",
  "dogs",
  "coffee",
  "football",
  "python",
  "climate",
  "#education",
  "vaccine",
  "AI",
  "music",
  "weather",
  "happy",
  "love",
  "news",
  "election",
  "(cat OR dog) has:images",
  "lang:es café",
];
Deno.test.each(LESSONS)("a lesson that asks for %s finds something", (query) => {
  const matches = compileQuery(query);
  assert(town.matching(query, matches).length > 0);
  const years = town.matchingBetween(query, matches, Date.UTC(2020, 0), Date.UTC(2023, 0));
  assert(years.length >= 5, `${years.length}`);
});

Deno.test("the quiet spring is talked about in its time, and at no other", () => {
  const quiet = town.matchingBetween("lockdown", compileQuery("lockdown"), ARCHIVE_BEGINS, EVENING);
  assert(quiet.length > 20);
  assert(quiet.every(({ post }) => post.fields.created_at.startsWith("2020-")));
});

Deno.test("the archive fills every gap, and links to hosts that are kept for examples only", () => {
  for (const { fullText, fields } of archive) {
    assert(!/[{}]|undefined/.test(fullText), fullText);
    for (const { expanded_url } of fields.entities?.urls ?? []) {
      assertMatch(expanded_url, /^https:\/\/example\.(org|com)\//);
    }
  }
});

Deno.test("no id is taken for a post that is not there", () => {
  const gap = (BigInt(month[0].fields.id) + 1n).toString();
  for (const id of [gap, "0", "1", "6000142542", "9".repeat(19), "abc", "1".repeat(40)]) {
    assertEquals(town.postById(id), undefined, id);
  }
});

Deno.test("the archive keeps no more days than it may, and makes the others again", () => {
  const small = new Archive({ ...FACTS, until: EVENING, daysKept: 2 });
  const day = (i: number) =>
    small.between(ARCHIVE_BEGINS + i * DAY, ARCHIVE_BEGINS + (i + 1) * DAY);
  const first = day(0);
  day(1);
  assert(day(0)[0] === first[0]);
  day(2);
  assert(day(0)[0] === first[0]);
  day(1), day(2);
  assert(day(0)[0] !== first[0]);
  assertEquals(fieldsOf(day(0)), fieldsOf(first));
});

Deno.test("rooms of one seed and hour share their posts; only the latest worlds are kept", () => {
  const world = madeUpWorld("shared", EVENING);
  assert(madeUpWorld("shared", EVENING + 60_000) === world);
  assert(madeUpWorld("shared", EVENING + 3_600_000) !== world);
  assert(madeUpWorld("shared", EVENING) === world);
  for (const seed of ["one", "two", "three"]) madeUpWorld(seed, EVENING);
  const again = madeUpWorld("shared", EVENING);
  assert(again !== world);
  assertEquals(again.posts[0].post.fields, world.posts[0].post.fields);
});

Deno.test("a year read page by page is what its counts say, day by day", async () => {
  const { json, clock } = rehearsal();
  const span = new URLSearchParams({
    query: "library OR coffee",
    start_time: "2021-01-01T00:00:00Z",
    end_time: "2022-01-01T00:00:00Z",
  });
  const days = new Map<string, number>();
  let token = "";
  do {
    clock.now += 1000;
    const { data, meta } = await json(
      `/2/tweets/search/all?${span}&max_results=100&tweet.fields=created_at${token}`,
    );
    for (const { created_at } of data) {
      const day = created_at.slice(0, 10);
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    token = meta.next_token ? `&next_token=${meta.next_token}` : "";
  } while (token);
  const counted = new Map<string, number>();
  do {
    clock.now += 1000;
    const { data, meta } = await json(`/2/tweets/counts/all?${span}&granularity=day${token}`);
    for (const { start, tweet_count } of data) {
      const day = start.slice(0, 10);
      assert(!counted.has(day));
      counted.set(day, tweet_count);
    }
    token = meta.next_token ? `&next_token=${meta.next_token}` : "";
  } while (token);
  assertEquals(counted.size, 365);
  const told = [...counted].filter(([, count]) => count > 0).sort();
  assertEquals([...days].sort(), told);
  assert([...days.values()].reduce((sum, each) => sum + each) > 200);
});

import { assert, assertEquals } from "../assert.ts";
import { hiddenBecause, madeUpTown } from "../../src/practice/town/mod.ts";
import { EVENING } from "./rehearsal.ts";
import { PEOPLE_WORDS } from "../../src/practice/town/words/people_words.ts";

const town = madeUpTown("library week", EVENING);
const week = town.postsBetween(town.weekBegins, Infinity);
const library = town.personByName("paperwicklib")!;

const newestFirst = (posts: readonly { at: number }[]) =>
  posts.every(({ at }, i) => i === 0 || at <= posts[i - 1].at);

Deno.test("the town is the same for the same seed and hour", () => {
  const again = madeUpTown("library week", EVENING + 60_000);
  const told = (one: typeof town) => [
    one.followersOf(one.personByName("PaperwickLib")!).map(({ profile }) => profile.username),
    one.postsBetween(one.weekBegins, Infinity).slice(0, 300)
      .map((post) => one.likersOf(post).map(({ profile }) => profile.id)),
  ];
  assertEquals(told(again), told(town));
});

Deno.test("a person is found by id and by name, capitals or not", () => {
  assertEquals(library.profile.username, "PaperwickLib");
  assertEquals(town.personById(library.profile.id), library);
  assertEquals(town.personByName("nobody_at_all"), undefined);
});

Deno.test("postsBetween() takes the start in and the end out, newest first", () => {
  const [newest] = week;
  assert(newestFirst(week));
  assertEquals(town.postsBetween(newest.at, newest.at + 1), [newest]);
  assertEquals(town.postsBetween(newest.at + 1, Infinity), []);
});

Deno.test("timelines and mentions hold what the posts say, newest first", () => {
  const own = town.timelineOf(library);
  assert(own.length > 50 && newestFirst(own));
  const ofWeek = week.filter(({ author, nullcast }) => author === library && !nullcast);
  assertEquals(own.filter(({ at }) => at >= town.weekBegins), ofWeek);
  const mentions = town.mentionsOf(library);
  assert(mentions.length > 50 && newestFirst(mentions));
  assert(mentions.every(({ fullText }) => fullText.includes("@PaperwickLib")));
});

Deno.test("follows are the same from both ends, and nobody follows themselves", () => {
  let follows = 0;
  for (const person of town.people) {
    for (const follower of town.followersOf(person)) {
      assert(follower !== person && town.followedBy(follower).includes(person));
      follows++;
    }
  }
  assert(follows > 1000);
  assertEquals(town.people.flatMap((each) => town.followedBy(each)).length, follows);
});

Deno.test("likes are the same from both ends, as many as the post says, at most a hundred", () => {
  const liked = new Map(town.people.map((each) => [each, new Set(town.likedBy(each))]));
  for (const post of week.slice(0, 500)) {
    const likers = town.likersOf(post);
    assertEquals(likers.length, Math.min(100, post.fields.public_metrics.like_count));
    for (const liker of likers) assert(liked.get(liker)!.has(post));
  }
});

Deno.test("reposts and quotes are as many as the post says", () => {
  for (const post of week) {
    const { retweet_count, quote_count } = post.fields.public_metrics;
    assertEquals(town.repostsOf(post).length, retweet_count);
    assertEquals(town.quotesOf(post).length, quote_count);
  }
});

Deno.test("a name belongs to one person, also that of who is protected or suspended", () => {
  for (const seed of ["library week", "another week", "a third"]) {
    const names = madeUpTown(seed, EVENING).people.map((each) =>
      each.profile.username.toLowerCase()
    );
    assertEquals(names.filter((name, at) => names.indexOf(name) !== at), []);
  }
  // What no seed can put together, no seed can give to somebody else.
  const { first, second } = PEOPLE_WORDS;
  const hidden = town.people.filter(({ suspended, profile }) => suspended || profile.protected);
  for (const { profile: { username } } of hidden) {
    const name = username.toLowerCase();
    const made = first.some((one) =>
      second.some((other) => [`${one}_${other}`, `${one}${other}`].includes(name))
    );
    assertEquals([username, made], [username, false]);
  }
});

Deno.test("what was deleted, and who is protected or suspended, is known by id and not shown", () => {
  const hidden = town.people.filter(({ suspended, profile }) => suspended || profile.protected);
  assertEquals(hidden.map(({ profile }) => profile.username).sort(), [
    "BannedBiscuit",
    "LoudGasket",
    "ShyTortoise",
    "hushed_heron",
  ]);
  assert(week.every((post) => hiddenBecause(post) === undefined));
  const other = madeUpTown("another week", EVENING + 86_400_000);
  const { id } = town.personByName("hushed_heron")!.profile;
  assertEquals(other.personById(id)?.profile.username, "hushed_heron");
});

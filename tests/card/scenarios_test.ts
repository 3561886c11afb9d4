import {
  assert,
  assertEquals,
  assertMatch,
  assertRejects,
  assertStringIncludes,
} from "../assert.ts";
import {
  AccessError,
  connect,
  type LibraryCard,
  type PracticeRoom,
  type ScenarioId,
  startPractice,
} from "../../mod.ts";
import { type ProblemId, PROBLEMS } from "../../src/problems/mod.ts";
import { type HomeMadeProblemId, SCENARIOS } from "../../src/practice/scenarios/mod.ts";
import { search } from "../../src/search/mod.ts";
import { openNetwork } from "../access/open_network.ts";
import { FAILURES, keysIn, pick } from "./failures.ts";

/** Problems that no server and no network can cause, and why. */
const NOT_REHEARSED: Record<HomeMadeProblemId, string> = {
  "bad-option": "our own check, before anything is sent",
  "budget-reached": "our own budget",
  "cancelled": "the reader's own Stop",
  "client-unavailable": "our own import of twitter-api-v2",
  "collection-unusable": "our own collections",
  "continuation-altered": "our own collections",
  "conflicting-names": "our own search for keys",
  "deno-too-old": "our own check of the version",
  "env-file-unreadable": "our own search for keys",
  "jupyterlab-unavailable": "our own opening of JupyterLab",
  "keychain-unusable": "this computer's own keychain",
  "keys-command-failed": "the reader's own command",
  "keys-command-no-keys": "the reader's own command",
  "keys-command-too-slow": "the reader's own command",
  "keys-forgotten": "our own card",
  "keys-stay-inside": "our own client",
  "ledger-unusable": "our own ledger",
  "no-keys": "our own search for keys",
  "no-sample": "our own collections",
  "pseudonyms": "our own collections",
  "proxy-refused": "how this computer is set up",
  "permission-missing": "how Deno was started",
  "unreachable": "the routes of this computer",
  "wrong-shape": "our own look at the keys",
};

Deno.test("every problem of the catalogue can be rehearsed, or there is a reason why not", () => {
  const ids = PROBLEMS.map(({ id }) => id);
  const rehearsed = Object.keys(SCENARIOS);
  const both = ids.filter((id) => rehearsed.includes(id) && id in NOT_REHEARSED);
  const neither = ids.filter((id) => !rehearsed.includes(id) && !(id in NOT_REHEARSED));
  assertEquals({ both, neither }, { both: [], neither: [] });
});

const quiet = { envFile: false, prompt: false, practice: false } as const;

Deno.test.each(FAILURES)(
  "the failure $id, rehearsed over HTTP, is explained as what it is, and shows no key",
  async ({ id, parts, options, query, archive }) => {
    await using room = await startPractice({ scenario: id });
    const issued = room.issueKeys();
    const error = await assertRejects(async () => {
      const keys = pick(issued, parts);
      const card = await connect({ ...quiet, keys, baseUrl: room.url, ...options });
      if (archive) await card.client.v2.get("tweets/search/all", { query });
      else await card.search(query, { checkQuery: false });
    });
    assert(error instanceof AccessError, String(error));
    assertEquals(error.problem, id);
    assertMatch(error.message, /^Cannot [a-z ]+: .{20,}[^.]$/i);
    assert(error.nextSteps.length > 0);
    for (const step of error.nextSteps) assertMatch(step.trimEnd(), /^[A-Z].{8,}[.^]$/s);
    const faces = [
      String(error),
      error.stack,
      JSON.stringify(error),
      Deno.inspect(error, { depth: 20, showHidden: true, getters: true }),
    ].join("\n");
    assertEquals(keysIn(faces, issued), []);
  },
);

/** A card that was connected while all was well, in a room where from then on it is not. */
async function cardIn(room: PracticeRoom): Promise<LibraryCard> {
  const { bearerToken } = room.issueKeys();
  return await connect({ ...quiet, keys: { bearerToken }, baseUrl: room.url });
}

Deno.test("objects-left-out keeps the posts, and says which author is missing", async () => {
  await using room = await startPractice({ scenario: "objects-left-out" });
  const posts = await (await cardIn(room)).search("library", { authors: true });
  assertEquals([posts.length, posts.missing.length], [10, 1]);
  const [{ type, id, why }] = posts.missing;
  assertEquals([type, why], ["user", "Not Found Error"]);
  assert(posts.some(({ author_id, username }) => author_id === id && username === null));
  assert(posts.some(({ username }) => username !== null));
});

const LED_ASTRAY: { id: ProblemId & ScenarioId; has: number; pages: number }[] = [
  { id: "pages-in-a-circle", has: 200, pages: 2 },
  { id: "empty-pages-without-end", has: 0, pages: 10 },
];

Deno.test.each(LED_ASTRAY)(
  "the scenario $id ends a search early as what it is, and the room says the same",
  async ({ id, has, pages }) => {
    await using room = await startPractice({ scenario: id });
    const { bearerToken } = room.issueKeys();
    const timers = { now: Date.now, random: () => 0, sleep: () => Promise.resolve() };
    const network = await openNetwork(room.url, { keys: { bearerToken }, timers });
    const posts = await search(network, "library", { limit: 250 });
    assertEquals([posts.ended, posts.problem?.problem], ["problem", id]);
    assertEquals([posts.length, posts.pages], [has, pages]);
    assertEquals(room.accounts.flatMap(({ problem }) => problem?.id ?? []), [id]);
  },
);

Deno.test("a failure of what is billed lets the free check pass, as on X", async () => {
  await using room = await startPractice({ scenario: "credits-depleted" });
  const card = await cardIn(room);
  assertEquals((await card.usage()).used, 0);
});

Deno.test("connect() with a scenario opens a room of its own in which it happens", async () => {
  const card = await connect({ practice: true, scenario: "credits-depleted" });
  const error = await assertRejects(() => card.search("library"));
  assertEquals((error as AccessError).problem, "credits-depleted");
  const unharmed = await connect({ practice: true });
  assertEquals((await unharmed.search("library")).length, 10);
});

const AT_THE_DOOR: { id: ScenarioId }[] = [
  { id: "bad-key-pair" },
  { id: "certificate-not-trusted" },
  { id: "connection-refused" },
  { id: "name-not-found" },
  { id: "token-revoked" },
];

Deno.test.each(AT_THE_DOOR)("connect() with the scenario $id meets it", async ({ id }) => {
  const error = await assertRejects(() => connect({ practice: true, scenario: id }));
  assertEquals((error as AccessError).problem, id as ProblemId);
});

Deno.test("connect() refuses a scenario without practice", async () => {
  const error = await assertRejects(() => connect({ ...quiet, scenario: "slow" }));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "bad-option");
  assertStringIncludes(error.message, "practice: true");
});

Deno.test("connect() refuses a scenario that does not exist, and names the nearest", async () => {
  const scenario = "no-credits" as ScenarioId;
  const error = await assertRejects(() => connect({ practice: true, scenario }));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "bad-option");
  assertStringIncludes(error.nextSteps[0], "credits-depleted");
});

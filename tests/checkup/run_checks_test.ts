import { join } from "node:path";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { AccessError, type CheckId, findKeys, type Keys } from "../../mod.ts";
import type { EnvFault } from "../../src/keys/later.ts";
import { runChecks } from "../../src/checkup/later.ts";
import { type CheckTarget, type CheckupWorld, thisWorld } from "../../src/checkup/check_run.ts";
import { Network } from "../../src/access/later.ts";
import { X_API } from "../../src/access/mod.ts";
import { raise } from "../../src/problems/mod.ts";
import { cannedX, USAGE } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { line, states } from "./states.ts";

const keys: Keys = await findKeys({
  keys: { bearerToken: MADE_UP.bearerToken },
  envFile: false,
  prompt: false,
  practice: false,
});

/** Runs the checks in a made-up world, against a server that lets everybody in. */
async function checkIn(world: Partial<CheckupWorld>, target: Partial<CheckTarget> = {}) {
  await using x = cannedX(() => Response.json(USAGE));
  const address = new URL(x.url);
  return await runChecks(
    {
      address,
      practice: false,
      envFile: undefined,
      find: () => Promise.resolve({ keys, address, practice: false }),
      open: () => Network.open(keys, { baseUrl: address, timeout: 5 }),
      ...target,
    },
    undefined,
    { ...thisWorld(), ...world },
  );
}

Deno.test("an old Deno stops a notebook at the first line, and is a note elsewhere", async () => {
  const old = { denoVersion: "2.9.0" };
  const inNotebook = await checkIn({ ...old, notebook: true });
  assertEquals(inNotebook.error?.problem, "deno-too-old");
  assertEquals(states(inNotebook).keys, "not tried");
  const inTerminal = await checkIn({ ...old, notebook: false });
  assertEquals(inTerminal.ok, true);
  assertStringIncludes(line(inTerminal, "deno", "note").notes[0], "2.9.1 or newer");
});

Deno.test("a missing permission for the network is told before anything asks for it", async () => {
  let asked = false;
  const open = () => {
    asked = true;
    return Promise.reject(new Error("must not be reached"));
  };
  const report = await checkIn({ may: ({ name }) => name !== "net" }, { open });
  assertEquals([report.error?.problem, asked], ["permission-missing", false]);
  assertEquals(states(report).keys, "known");
});

const REMARKS: { world: Partial<CheckupWorld>; says: string }[] = [
  { world: { may: ({ name }) => name !== "env" }, says: "--allow-env" },
  { world: { may: ({ name }) => name !== "read" }, says: "--allow-read" },
  { world: { unusedProxy: () => true }, says: "NODE_USE_ENV_PROXY=1" },
  {
    world: { variable: (name) => name === "NODE_DEBUG" ? "fs,http" : undefined },
    says: "NODE_DEBUG makes",
  },
  { world: { clientLogs: () => Promise.resolve(true) }, says: "TwitterApiV2Settings.debug" },
  { world: {}, says: "is not X itself" },
];

Deno.test.each(REMARKS)("what is odd around the keys is a note: $says", async ({ world, says }) => {
  const report = await checkIn(world);
  assertStringIncludes(line(report, "environment", "note").notes.join(" "), says);
  assertEquals(report.ok, true);
});

Deno.test("nothing is odd about X itself", async () => {
  const report = await checkIn({ unusedProxy: () => false }, { address: new URL(X_API) });
  assertEquals(states(report).environment, "known");
});

Deno.test("an address that cannot be used stops before the network, and the keys are still looked at", async () => {
  const address = raise("bad-option", { doing: "use X_API_BASE_URL", found: "it is no address" });
  const report = await checkIn({}, { address });
  const { environment, keys, reach } = states(report);
  assertEquals([environment, keys, reach], ["failed", "known", "not tried"]);
});

const FAULT: EnvFault = {
  fault: "colon",
  file: ".env",
  line: 3,
  name: "X_API_KEY",
  found: "X_API_KEY is followed by a colon, so its key is not read.",
  mend: "Write X_API_KEY= and then the key.",
  blocks: true,
  fixable: true,
};

Deno.test("a fault of .env is a note, with its line and how to mend it", async () => {
  const report = await checkIn({ faults: () => [FAULT, { ...FAULT, line: 5 }] });
  const { text, notes } = line(report, "env-file", "note");
  assertEquals(
    text,
    ".env, line 3: X_API_KEY is followed by a colon, so its key is not read, and 1 more",
  );
  assertEquals(notes[0], `.env, line 3: ${FAULT.found} ${FAULT.mend}`);
  assertStringIncludes(notes[2], "--fix");
  assertEquals(report.ok, true);
});

const ASKED = [{ blocks: true, mayAsk: false }, { blocks: false, mayAsk: true }];

Deno.test.each(ASKED)(
  "where a fault hides a key ($blocks), a person may be asked for it: $mayAsk",
  async ({ blocks, mayAsk }) => {
    const asked: boolean[] = [];
    const find = (ask: boolean) => {
      asked.push(ask);
      return Promise.reject(raise("no-keys", { doing: "sign in", nextSteps: ["Set X_API_KEY."] }));
    };
    const faults = () => [{ ...FAULT, blocks }];
    const { error } = await checkIn({ faults }, { find });
    assertEquals(asked, [mayAsk]);
    assertEquals(error!.nextSteps.at(-1), "Set X_API_KEY.");
    assertEquals(error!.nextSteps.length, blocks ? 2 : 1);
  },
);

Deno.test("the .env that is read is named; where there is none, that is no fault", async () => {
  const folder = await Deno.makeTempDir();
  const world = { folder: () => folder, faults: () => [] };
  try {
    await Deno.writeTextFile(join(folder, "deno.json"), "{}");
    assertEquals(line(await checkIn(world), "env-file", "known").text, "there is none here");
    await Deno.writeTextFile(join(folder, ".env"), "");
    assertEquals(line(await checkIn(world), "env-file", "known").text, ".env is read");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("names that contradict each other stop at the keys", async () => {
  const conflict = raise("conflicting-names", { doing: "choose a key" });
  const report = await checkIn({}, { find: () => Promise.reject(conflict) });
  assertEquals(line(report, "keys", "failed").error, conflict);
});

Deno.test("an option that cannot be used is thrown, and anything unforeseen too", async () => {
  for (const thrown of [raise("bad-option", { doing: "read" }), new TypeError("unforeseen")]) {
    let caught: unknown;
    await checkIn({}, { find: () => Promise.reject(thrown) }).catch((error) => caught = error);
    assertEquals(caught, thrown);
  }
});

Deno.test("a server that does not say its time leaves the clock open", async () => {
  await using x = cannedX(() => Response.json(USAGE, { headers: { date: "no date" } }));
  const address = new URL(x.url);
  const open = () => Network.open(keys, { baseUrl: address, timeout: 5 });
  const find = () => Promise.resolve({ keys, address, practice: false });
  const report = await checkIn({}, { address, open, find });
  assertStringIncludes(line(report, "clock", "not tried").text, "did not say");
});

Deno.test("every check that another needs stands before it", async () => {
  const { CHECKS } = await import("../../src/checkup/run_checks.ts");
  const seen = new Set<CheckId>();
  for (const { id, needs } of CHECKS) {
    assert(needs.every((need) => seen.has(need)), id);
    seen.add(id);
  }
});

Deno.test("a failure is an AccessError, in full", async () => {
  const report = await checkIn({ may: () => false });
  assert(report.error instanceof AccessError);
  assert(report.error.nextSteps.length > 0);
});

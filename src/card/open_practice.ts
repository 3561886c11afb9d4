import { FOUR_PARTS, type KeyPart, Keys, PAIR, type SourceRow } from "../keys/mod.ts";
import type { ScenarioId } from "../practice/mod.ts";
import { raise } from "../problems/mod.ts";

export type { ScenarioId };

/** A practice room, and a password to it. */
export interface PracticeAccess {
  url: string;
  keys: Keys;
}

/** A room that is open, and the keys that it issued. */
interface OpenRoom {
  url: string;
  /** A box of these keys for each card: one that is emptied leaves the room to the others. */
  keys: () => Keys;
}

let shared: Promise<OpenRoom> | undefined;

/**
 * The parts to sign in with: the four, and not the Bearer Token, since the rehearsal walks the
 * tutorial's whole way. Four parts could still prove themselves where the pair cannot mint.
 */
const partsFor = (scenario: ScenarioId | undefined): readonly KeyPart[] =>
  scenario === "bad-key-pair" ? PAIR : FOUR_PARTS;

async function open(scenario?: ScenarioId, posts?: string): Promise<OpenRoom> {
  // Loaded only when asked for: who has keys does not pay for the room.
  const { startPractice } = await import("../practice/mod.ts");
  const room = await startPractice({ scenario, posts }).catch((error: unknown) => {
    if (error instanceof Deno.errors.NotCapable) {
      throw raise("permission-missing", {
        doing: "open the practice room",
        found: "Deno was started without the permission to listen on this computer",
        nextSteps: [
          "Use the project's own tasks, such as deno task demo, which bring the permissions.",
          "Or start Deno with deno run --allow-net=127.0.0.1.",
        ],
      });
    }
    if (!(error instanceof RangeError)) throw error;
    throw raise("bad-option", {
      doing: "connect",
      found: `there is no scenario named ${scenario}`,
      // The room's own words name the nearest.
      nextSteps: [`${error.message.replace(/^.*; the/, "The")}.`, "Nothing was sent."],
    });
  });
  room.unref();
  const parts = room.issueKeys();
  const place = posts ? "replay" : "practice room";
  const used = partsFor(scenario).map((part) => ({
    part,
    value: parts[part as keyof typeof parts],
    place,
  }));
  const sources = used.map(({ part }, i): SourceRow => ({
    place,
    part,
    state: "used",
    letter: String.fromCharCode(65 + i),
  }));
  const practice = posts ? "replay" : true;
  return { url: room.url, keys: () => new Keys({ used, sources, practice }) };
}

/**
 * The practice room of this session, opened once; or one of its own in which something goes wrong, or
 * which replays a collection.
 */
export async function openPractice(
  { scenario, practice }: { scenario?: ScenarioId; practice?: boolean | string } = {},
): Promise<PracticeAccess> {
  const posts = typeof practice === "string" ? practice : undefined;
  const isOwn = scenario !== undefined || posts !== undefined;
  const { url, keys } = await (isOwn ? open(scenario, posts) : shared ??= open());
  return { url, keys: keys() };
}

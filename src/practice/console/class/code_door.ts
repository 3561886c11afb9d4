import type { TurnedAway, Welcome } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import type { PageContext } from "../page_session.ts";
import type { WrongCodes } from "./wrong_codes.ts";

const WAIT: TurnedAway = {
  field: "code",
  message: "Too many wrong codes came from your computer: wait a minute, then type it again.",
};

/** Tries a code at a door that counts the wrong ones. */
export function tryCode<Let extends Welcome>(
  c: PageContext,
  { now }: PracticeWorld,
  wrongCodes: WrongCodes,
  enter: (code: string) => Let | { turnedAway: TurnedAway },
): Let | { turnedAway: TurnedAway; status: 422 | 429 } {
  // Where a test asks without a network there is no address.
  const from = (c.env as { from?: string } | undefined)?.from ?? "";
  if (wrongCodes.tooMany(from, now())) return { turnedAway: WAIT, status: 429 };
  const entered = enter(c.get("form").get("code") ?? "");
  if (!("turnedAway" in entered)) return entered;
  if (entered.turnedAway.wrongCode) wrongCodes.add(from, now());
  return { ...entered, status: 422 };
}

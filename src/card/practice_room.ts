import { FOUR_PARTS, Keys, type SourceRow } from "../keys/mod.ts";

/** A practice room with a password to it. */
export interface Rehearsal {
  url: string;
  keys: Keys;
}

let rehearsal: Promise<Rehearsal> | undefined;

async function open(): Promise<Rehearsal> {
  // Loaded only when asked for: who has keys does not pay for the room.
  const { startPractice } = await import("../practice/mod.ts");
  const room = await startPractice();
  room.unref();
  const parts = room.issueKeys();
  const place = "practice room";
  // The four parts and not the Bearer Token: the rehearsal walks the tutorial's whole way.
  const used = FOUR_PARTS.map((part) => ({
    part,
    value: parts[part as keyof typeof parts],
    place,
  }));
  const sources = FOUR_PARTS.map((part, i): SourceRow => ({
    place,
    part,
    state: "used",
    letter: String.fromCharCode(65 + i),
  }));
  return { url: room.url, keys: new Keys({ used, sources, practice: true }) };
}

/** The practice room of this session; opened once. */
export function rehearse(): Promise<Rehearsal> {
  return rehearsal ??= open();
}

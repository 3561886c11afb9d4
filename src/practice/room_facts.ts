import { classCodes, type Registry, type RoomFacts } from "./desk/mod.ts";
import type { PracticeOptions } from "./practice_options.ts";
import { AHEAD } from "./town/mod.ts";

const DEFAULT_SEED = "library week";

/** How many may join; none without a class. */
export function placesOf(wanted: PracticeOptions["class"]): number {
  if (wanted === undefined) return 0;
  const places = typeof wanted === "object" ? wanted.students : wanted;
  if (Number.isSafeInteger(places) && places > 0) return places;
  throw new RangeError(`Cannot open a class of ${places}: it has at least one student`);
}

/**
 * What makes this room the same when it is opened again: as it was kept, or new, and then kept.
 * Posts reach a day ahead of the hour for which they were made; after it there are new ones.
 *
 * @throws {RangeError} if what is wanted is not what was kept.
 */
export function roomFacts(registry: Registry, options: PracticeOptions, now: number): RoomFacts {
  const { room } = registry;
  const { seed = room?.seed ?? DEFAULT_SEED } = options;
  if (room && room.seed !== seed) {
    throw new RangeError(
      `Cannot open the room: it was kept with the seed "${room.seed}", and "${seed}" is wanted`,
    );
  }
  const isFresh = room && room.opened <= now && now < room.opened + AHEAD;
  const code = typeof options.class === "object" ? options.class.code : undefined;
  const wanted = options.class === undefined ? null : classCodes(code);
  const codes = room?.codes && wanted
    ? { ...room.codes, ...(code === undefined ? {} : { students: wanted.students }) }
    : wanted ?? room?.codes ?? null;
  const facts: RoomFacts = { seed, opened: isFresh ? room.opened : now, codes };
  registry.commit([{ kind: "room", key: "room", value: facts }]);
  return facts;
}

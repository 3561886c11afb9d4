import { type ApiWorld, RateLimits, RequestLog } from "./api/mod.ts";
import {
  Billing,
  classCodes,
  Desk,
  type DeskStore,
  Reception,
  Registry,
  type RoomFacts,
} from "./desk/mod.ts";
import { type MadeUpWorld, madeUpWorld, replayedWorld } from "./match/mod.ts";
import { ActiveScenarios, type ScenarioId } from "./scenarios/mod.ts";
import { RequestTokens, UsedNonces } from "./sign_in/mod.ts";
import { AHEAD, type ReplayedTown } from "./town/mod.ts";

/** What may be chosen about a class. */
export interface ClassOptions {
  /** So many may join. */
  students: number;
  /** The code that they type: 6 to 20 letters and digits. @default made by chance */
  code?: string;
}

/** What may be chosen about a practice room. */
export interface PracticeOptions {
  /** TCP port; 0 takes a free one. @default 0 */
  port?: number;
  /**
   * The address of this computer at which to listen. Anything but its own loopback address lets
   * others on the network in, and is only for a class; `"0.0.0.0"` is all addresses.
   * @default "127.0.0.1"
   */
  host?: string;
  /** Names of this computer by which others may ask, such as `"teacher.local"`. @default none */
  names?: string[];
  /** Seed of the made-up posts. @default "library week" */
  seed?: string;
  /** The clock, in milliseconds since 1970 UTC. @default Date.now */
  now?: () => number;
  /** The address clients may have signed for, beside the room's own. @default "https://api.x.com" */
  publicUrl?: string;
  /** Play money of a new account of the front desk, in US dollars. @default 5 */
  startBalance?: number;
  /**
   * A class: so many students may join, by a code. Without it the room has one account, its
   * owner's.
   */
  class?: number | ClassOptions;
  /**
   * The file of a collection: the room answers with its posts instead of made-up ones, and says so.
   * What the file does not hold, it does not have. @default made-up posts
   */
  posts?: string;
  /** A file in which accounts, keys and usage are kept, with the posts. @default nothing is kept */
  keep?: string;
  /** What is to go wrong, such as `"credits-depleted"`. @default nothing */
  scenario?: ScenarioId;
}

/** Everything that a practice room works on. */
export interface PracticeWorld extends ApiWorld {
  /** Who may come in. */
  readonly reception: Reception;
  /** The hosts by which others find the room. */
  readonly hosts: () => readonly string[];
  /** The port that the room listens on, once it does. */
  port?: number;
}

const DEFAULT_SEED = "library week";

/** How many may join; none without a class. */
function placesOf(wanted: PracticeOptions["class"]): number {
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
function roomFacts(registry: Registry, options: PracticeOptions, now: number): RoomFacts {
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
  const asked = placesOf(options.class);
  // Places that the teacher added stay, until another number is asked for.
  const places = room?.places && (asked === 0 || asked === room.places.asked)
    ? room.places
    : asked > 0
    ? { asked, now: asked }
    : undefined;
  const facts: RoomFacts = { seed, opened: isFresh ? room.opened : now, codes, places };
  registry.commit([{ kind: "room", key: "room", value: facts }]);
  return facts;
}

/** What a room replays. */
export interface Replay {
  town: ReplayedTown;
  /** Whose posts they are. */
  made: "replayed posts" | "replayed made-up posts";
}

/** What a world is given beside its options. */
export interface WorldOptions {
  /** The posts of a collection, in place of made-up ones. */
  replay?: Replay;
  /** Keeps accounts, keys and usage. @default nothing is kept */
  store?: DeskStore;
  /** The hosts by which others find the room. @default this computer's loopback address */
  hosts?: () => readonly string[];
}

/**
 * Makes a world of its own: its posts are those of the hour in which it was made, or those that
 * were kept.
 */
export function practiceWorld(
  options: Omit<PracticeOptions, "port" | "keep" | "posts"> = {},
  { store, replay, hosts = () => ["127.0.0.1"] }: WorldOptions = {},
): PracticeWorld {
  const { now = Date.now, publicUrl = "https://api.x.com", startBalance = 5 } = options;
  if (!Number.isFinite(startBalance) || startBalance < 0) {
    throw new RangeError(`Cannot begin with ${startBalance}: a balance is 0 US dollars or more`);
  }
  const scenarios = new ActiveScenarios(options.scenario);
  const registry = new Registry(store);
  const desk = new Desk(registry, now);
  const { seed, opened } = roomFacts(registry, options, now());
  const requests = new RequestLog();
  let town: MadeUpWorld | undefined;
  return {
    seed,
    now,
    publicUrl: new URL(publicUrl),
    registry,
    desk,
    billing: new Billing(registry, now),
    reception: new Reception({
      registry,
      desk,
      now,
      startBalance: Math.round(startBalance * 1000),
      isClass: options.class !== undefined,
      onRemoved(accountId) {
        requests.forget(accountId);
        scenarios.forget(accountId);
      },
    }),
    nonces: new UsedNonces(),
    requestTokens: new RequestTokens(),
    limits: new RateLimits(),
    requests,
    scenarios,
    closing: new AbortController(),
    hosts,
    posts: replay?.made ?? "made-up posts",
    town: () => town ??= replay ? replayedWorld(replay.town) : madeUpWorld(seed, opened),
  };
}

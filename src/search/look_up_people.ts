import { budgetReached, type Network } from "../access/mod.ts";
import {
  formatPrice,
  fromMills,
  MILLS,
  NO_CHARGE,
  refusalOf,
  sumCharges,
  toMills,
} from "../money/mod.ts";
import {
  AccessError,
  checkNames,
  type Doing,
  type Practice,
  priceWords,
  raise,
} from "../problems/mod.ts";
import { personFields } from "./dialect.ts";
import { idOf, isLookedUp, objects, readMissing } from "./join_page.ts";
import { toBudget } from "./parameters.ts";
import { MOST_IDS } from "./paging.ts";
import { People, type PeopleFacts, Profile, reasonOf } from "./people.ts";
import { type Person, toPerson } from "./person.ts";
import { type Asked, nameOf, readWho, type Who } from "./read_who.ts";

/** What looking people up may be told. */
export interface PeopleOptions {
  /** What it may cost at most, in USD, above 0. @default no limit */
  budget?: number;
  /** Ends the call. */
  signal?: AbortSignal;
}

const OPTIONS: Record<keyof PeopleOptions, true> = { budget: true, signal: true };

/** What looking people up needs beside its question. */
export interface PeopleWorld {
  /** The clock. */
  now?: () => Date;
  /** Told, before anything is bought, what it costs. */
  tell?: (sentence: string) => void;
}

/** Where people are asked for, by what, and how the list of them is called. */
const PLACES = {
  username: { path: "users/by", list: "usernames" },
  id: { path: "users", list: "ids" },
} as const;

/** What people cost, before they are bought, in practice and in earnest. */
export function tellPriceOfPeople(people: number, practice: Practice): string {
  const price = formatPrice(fromMills(people * MILLS.user, people * MILLS.user));
  const what = people === 1 ? "1 person" : `Up to ${people.toLocaleString("en")} people`;
  return `${what}: ${priceWords(price, practice)}.`;
}

/** Asks for people, a hundred a request; what fails after the first ends it early. */
async function readPeople(
  network: Network,
  asked: readonly Asked[],
  doing: string,
  { budget, signal }: PeopleOptions,
  { now = () => new Date() }: PeopleWorld,
): Promise<{ rows: Person[]; facts: PeopleFacts }> {
  const allowed = toBudget(budget, doing);
  const rows = new Map<string, Person>();
  const facts: PeopleFacts = {
    asked: asked.length,
    charge: NO_CHARGE,
    missing: [],
    practice: false,
  };
  const keyOf = ({ by, value }: Asked) => `${by} ${value.toLowerCase()}`;
  const pieces = Object.values(Object.groupBy(asked, ({ by }) => by)).flatMap((same) =>
    Array.from(
      { length: Math.ceil(same.length / MOST_IDS) },
      (_, at) => same.slice(at * MOST_IDS, (at + 1) * MOST_IDS),
    )
  );
  try {
    for (const piece of pieces) {
      const spent = toMills(facts.charge.cost.high);
      const next = piece.length * MILLS.user;
      const refusal = refusalOf({ span: "call", budget: allowed, spent, next });
      if (refusal) throw budgetReached(doing, refusal);
      const { path, list } = PLACES[piece[0].by];
      const params = { [list]: piece.map(({ value }) => value).join(","), ...personFields() };
      const { body, charge } = await network.get({
        ...{ path, params, doing, signal, expects: isLookedUp },
        onLost: (lost) => facts.charge = sumCharges([facts.charge, lost]),
      });
      facts.charge = sumCharges([facts.charge, charge]);
      facts.missing.push(...readMissing(body));
      const page = { retrievedAt: now().toISOString(), practice: network.madeUp };
      for (const user of objects(body.data).filter(({ id }) => idOf(id) !== undefined)) {
        const row = toPerson(user, page);
        rows.set(keyOf({ by: "id", value: row.id }), row);
        if (row.username) rows.set(keyOf({ by: "username", value: row.username }), row);
      }
    }
  } catch (error) {
    const isKept = facts.charge.requests > 0 && error instanceof AccessError &&
      error.problem !== "cancelled";
    if (!isKept) throw error;
    facts.problem = error;
  }
  facts.practice = network.room;
  const inOrder = asked.flatMap((each) => rows.get(keyOf(each)) ?? []);
  return { rows: [...new Set(inOrder)], facts };
}

/**
 * Looks people up, a hundred a request, in the order in which they were asked for.
 *
 * @throws {AccessError} What went wrong, if nobody came.
 */
export async function users(
  network: Network,
  names: readonly Who[],
  options: PeopleOptions = {},
  world: PeopleWorld = {},
): Promise<People> {
  const doing = "look people up";
  checkNames(options, OPTIONS, doing);
  if (!Array.isArray(names) || names.length === 0) {
    throw raise("bad-option", {
      doing,
      found: "names must be a list of user names, with one at least",
      nextSteps: [
        'Such as ["ada", "grace"]; for one person: card.user("ada").',
        "Nothing was sent.",
      ],
    });
  }
  const asked = new Map(names.map((who, at) => {
    const read = readWho(who, doing, `names[${at}]`);
    return [`${read.by} ${read.value.toLowerCase()}`, read];
  }));
  world.tell?.(tellPriceOfPeople(asked.size, network.room));
  const { rows, facts } = await readPeople(network, [...asked.values()], doing, options, world);
  return new People(rows, facts);
}

/**
 * Looks one person up.
 *
 * @throws {AccessError} `unavailable-here` where X shows nobody of that name.
 */
export async function user(
  network: Network,
  name: Who,
  options: PeopleOptions = {},
  world: PeopleWorld = {},
  doing: Doing = "look a person up",
): Promise<Profile> {
  checkNames(options, OPTIONS, doing);
  const asked = readWho(name, doing);
  world.tell?.(tellPriceOfPeople(1, network.room));
  const { rows: [row], facts } = await readPeople(network, [asked], doing, options, world);
  if (row) return new Profile(row, facts);
  const [missing] = facts.missing;
  if (network.room === "replay") {
    throw raise("unavailable-here", {
      doing,
      found: `the collection does not hold ${nameOf(asked)}`,
      nextSteps: [
        "Who is not among the authors of a collection is not in its replay; look them up at X, with your keys.",
        "It cost nothing.",
      ],
    });
  }
  throw raise("unavailable-here", {
    doing,
    found: `X does not show ${nameOf(asked)}: ${
      missing ? reasonOf(missing) : "it did not say why"
    }`,
    nextSteps: [
      "Look whether the name is written as behind the @ on the profile; people rename themselves, and an id stays.",
      "It cost nothing.",
    ],
  });
}

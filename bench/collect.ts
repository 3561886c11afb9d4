/**
 * What collecting takes in time, memory and disk, beside the clients that a researcher would take
 * instead: the same server, the same bytes, as many posts, each in a process of its own, and the
 * server in another.
 *
 * `deno task bench:collect` takes about two minutes; `--posts 1000000` has so many for memory and
 * for rows a second, `--rounds 5` more rounds. Clients in Python are measured where
 * `deno task check:clients` has fetched them.
 */
import { parseArgs } from "node:util";
import { Clients, type Task, type Took } from "./collecting/client.ts";
import { type FixedX, type FixedXOptions, startFixedX } from "./collecting/fixed_x.ts";
import { type Figure, figure, printSection, type Section, takeTurns } from "./section.ts";

/** How much is measured. */
export interface Extent {
  /** Posts for memory; rows a second are those of a tenth, or of 10,000 if that is less. */
  posts: number;
  /** Rounds of what is quick. */
  rounds: number;
}

const SHORT: Extent = { posts: 50_000, rounds: 3 };

/** What the goals for speed are of. */
const POSTS = 10_000;
const DELAY = 150;
const ROUND_TRIP = 50;
const TOWNS = 5_754;

const many = (count: number): string => count.toLocaleString("en");
const command = (more = "") => `deno task bench:collect${more}`;
const goal = (text: string, met: boolean) => ({ text, met });

/** Chains and lanes where each answer takes its time. */
async function withDelay(clients: Clients, { rounds }: Extent): Promise<Section> {
  await using x = await startFixedX({ posts: POSTS, delay: DELAY });
  const seconds = async (task: Task) => (await clients.run(task, x.url)).milliseconds / 1000;
  // A chain waits nearly all of its time: they can wait side by side.
  const chains = await Promise.all(
    (["twitter-api-v2", ...clients.peers] as const).map(async (client) =>
      figure(`${client}, page after page`, "s", [await seconds({ client, posts: POSTS })])
    ),
  );
  const [fastest] = chains.toSorted((one, other) => one.median - other.median);
  const own = (lanes?: number) => seconds({ client: "library-card", posts: POSTS, lanes });
  const runs: number[] = [];
  for (let round = 0; round < rounds; round++) runs.push(await own());
  const lanes = figure("Library Card, 12 lanes, with the count", "s", runs, fastest);
  const chain = figure("Library Card, lanes: 1", "s", [await own(1)], fastest);
  const times = fastest.median / lanes.median;
  return {
    title: `Collecting ${many(POSTS)} posts at ${DELAY} ms a request`,
    says:
      "Pages of 100, each client its own way of going on; ours into SQLite, twarc into JSONL, " +
      "the others in memory. The floor is the fastest peer's chain.",
    command: command(),
    figures: [
      fastest,
      ...chains.filter((each) => each !== fastest).map((each) => beside(each, fastest)),
      ...[chain, lanes],
    ],
    goals: [
      goal(
        `At least 6 times faster than the fastest peer's chain: ${times.toFixed(1)}`,
        times >= 6,
      ),
    ],
  };
}

const beside = (one: Figure, floor: Figure): Figure => ({
  ...one,
  ratio: one.median / floor.median,
});

/** Posts a second where the server answers as fast as it can; and the processor's share of it. */
async function withoutDelay(clients: Clients, extent: Extent, extras: boolean): Promise<Section> {
  const posts = Math.max(POSTS, extent.posts / 10);
  await using x = await startFixedX({ posts, extras });
  const tasks: Record<string, Task> = {
    "fetch and JSON.parse, in memory": { client: "fetch", posts },
    "twitter-api-v2's iterator, in memory": { client: "twitter-api-v2", posts },
    ...(clients.peers.includes("twarc") ? { "twarc, into JSONL": { client: "twarc", posts } } : {}),
    "Library Card, 12 lanes, into SQLite": { client: "library-card", posts, extras },
    "Library Card, lanes: 1, into SQLite": { client: "library-card", posts, extras, lanes: 1 },
  };
  const took = new Map<string, Took[]>();
  const values = await takeTurns(
    Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, async () => {
        const one = await clients.run(task, x.url);
        took.set(name, [...took.get(name) ?? [], one]);
        return one.posts / one.milliseconds * 1000;
      }]),
    ),
    extent.rounds,
  );
  const [[floorName, floorValues], ...others] = Object.entries(values);
  const floor = figure(floorName, "posts/s", floorValues);
  const figures = [
    floor,
    ...others.map(([name, values]) => figure(name, "posts/s", values, floor)),
  ];
  const processor = Object.keys(values).map((name) =>
    figure(
      `processor: ${name}`,
      "µs a post",
      took.get(name)!.slice(1).map((one) => one.processor * 1000 / one.posts),
    )
  );
  const of = (name: string) => figures.find((each) => each.name.startsWith(name))?.median;
  const best = Math.max(...figures.slice(-2).map(({ median }) => median));
  const [iterator, twarc] = [of("twitter-api-v2")!, of("twarc")];
  return {
    title: `Collecting ${many(posts)} posts without delay` + (extras ? ", with all extras" : ""),
    says: `Pages of 100 posts${extras ? " with authors, references, media and places" : ""} from ` +
      "a server on this computer. What Library Card has then is on the disk: pages, rows, words.",
    command: command(),
    figures: [...figures, ...processor],
    goals: [
      goal(
        "On the disk as many posts a second as twitter-api-v2 has in memory: " +
          `${(best / iterator).toFixed(2)} times as many`,
        best >= iterator,
      ),
      ...(twarc === undefined ? [] : [
        goal(
          `1.5 times as many as twarc writes into JSONL: ${
            (best / twarc).toFixed(2)
          } times as many`,
          best >= 1.5 * twarc,
        ),
      ]),
    ],
  };
}

/** The file's size by post. */
async function onDisk(clients: Clients): Promise<Section> {
  const measured: Figure[] = [];
  for (
    const { posts, extras } of [
      { posts: TOWNS, extras: false },
      { posts: TOWNS, extras: true },
      { posts: 1000, extras: false },
    ]
  ) {
    await using x = await startFixedX({ posts, extras });
    const to = clients.file();
    await clients.run({ client: "library-card", posts, extras, to }, x.url);
    measured.push(figure(
      `${many(posts)} posts${extras ? " with authors, references, media and places" : ""}`,
      "bytes a post",
      [(await Deno.stat(to)).size / posts],
    ));
  }
  const [{ median }] = measured;
  return {
    title: "The size of a collection's file",
    says:
      `The town's week: ${many(TOWNS)} posts, their pages as X sent them, columns, full text. ` +
      "What a file has in any case, about 100 kB, weighs more with few posts.",
    command: command(),
    figures: measured,
    goals: [goal(`At most 500 bytes a post: ${median.toFixed(0)}`, median <= 500)],
  };
}

/** The most memory that a process had, from few posts to many. */
async function inMemory(clients: Clients, { posts }: Extent): Promise<Section> {
  const sizes = [...new Set([POSTS, Math.min(posts, 100_000), posts])].sort((a, b) => a - b);
  await using x = await startFixedX({ posts });
  const peaks: Figure[] = [];
  const add = (name: string, { megabytes }: Took) => peaks.push(figure(name, "MB", [megabytes]));
  let to = "";
  for (const posts of sizes) {
    to = clients.file();
    add(`collect ${many(posts)}`, await clients.run({ client: "library-card", posts, to }, x.url));
  }
  const [last] = peaks.slice(-1);
  add(`iterate over ${many(posts)}`, await clients.run({ client: "read", posts, to }));
  for (
    const out of [
      clients.file("csv"),
      clients.file("jsonl"),
      clients.file("parquet"),
      clients.file(""),
    ]
  ) {
    const form = /\.(\w+)$/.exec(out)?.[1] ?? "a folder of days";
    const target = out.endsWith(".") ? `${out}days/` : out;
    add(
      `export ${many(posts)} to ${form}`,
      await clients.run({ client: "read", posts, to, out: target }),
    );
  }
  return {
    title: "Memory",
    says: "The most that the process had, Deno itself included (about 60 MB); 12 lanes, without " +
      "delay, which is when most is on its way at once.",
    command: command(` --posts ${1_000_000}`),
    figures: peaks,
    goals: [goal(`At most 200 MB: ${last.median.toFixed(0)} for ${last.name}`, last.median <= 200)],
  };
}

/** What a page costs over TLS where a round trip takes its time. */
async function overTls(clients: Clients, { rounds }: Extent): Promise<Section> {
  const posts = 2000;
  const options: FixedXOptions = { posts: POSTS, secure: true, roundTrip: ROUND_TRIP };
  await using x: FixedX = await startFixedX(options);
  let asked = 0;
  const page = async (task: Task) => {
    const pages = task.posts / 100;
    // A count goes before lanes.
    asked += pages + (task.client === "library-card" && task.lanes !== 1 ? 1 : 0);
    return (await clients.run(task, x.url)).milliseconds / pages;
  };
  const own = { client: "library-card", posts, lanes: 1 } as const;
  const lanes = { client: "library-card", posts: POSTS, lanes: 10 } as const;
  const values = await takeTurns({
    "twitter-api-v2, a connection that is kept": () => page({ client: "twitter-api-v2", posts }),
    "Library Card, a connection a request": () => page({ ...own, http1: true }),
    "Library Card, one HTTP/2 session": () => page(own),
    "Library Card, 10 lanes, a connection a request": () => page({ ...lanes, http1: true }),
    "Library Card, 10 lanes, one HTTP/2 session": () => page(lanes),
  }, rounds);
  const [first, ...others] = Object.entries(values);
  const floor = figure(first[0], "ms a page", first[1]);
  const { requests } = await x.seen();
  return {
    title: `Over TLS, with ${ROUND_TRIP} ms of round trip`,
    says: "What a page of 100 posts takes. twitter-api-v2's connection is of HTTP/1.1: Deno may " +
      "send a request on it twice, which Library Card does not allow.",
    command: command(),
    figures: [floor, ...others.map(([name, own]) => figure(name, "ms a page", own, floor))],
    goals: [
      goal(`Nothing is sent twice: ${asked} requests asked, ${requests} seen`, requests === asked),
    ],
  };
}

/** Measures all of it; the short form if nothing is said. */
export async function measure(extent: Extent = SHORT): Promise<Section[]> {
  await using clients = await Clients.open();
  const sections = [
    await withDelay(clients, extent),
    await withoutDelay(clients, extent, false),
    await overTls(clients, extent),
    await onDisk(clients),
    await inMemory(clients, extent),
  ];
  // The long form says what extras take, too.
  if (extent.posts > SHORT.posts) sections.push(await withoutDelay(clients, extent, true));
  return sections;
}

if (import.meta.main) {
  const { values } = parseArgs({
    args: Deno.args,
    options: { posts: { type: "string" }, rounds: { type: "string" } },
  });
  const { posts = SHORT.posts, rounds = SHORT.rounds } = values;
  for (const section of await measure({ posts: Number(posts), rounds: Number(rounds) })) {
    printSection(section);
  }
}

/**
 * Kills a collecting process again and again at random moments (SIGKILL), lets the next one go on,
 * and compares the file with all that the practice room has: nothing may be lost, nothing may be in
 * it twice, and only pages that were on their way may be bought again.
 *
 * `deno task bench:crash [kills] [seed]`
 */
import { fileURLToPath } from "node:url";
import { DatabaseSync } from "node:sqlite";
import { connect, startPractice } from "../mod.ts";

const QUERY = "library OR lang:en OR lang:fr OR lang:es OR lang:de OR lang:pt";
const LANES = 8;

/** What came of it. */
export interface CrashFigures {
  /** Processes that were killed. */
  kills: number;
  /** Posts that the room has for the query, and that the files have, all runs together. */
  posts: number;
  lost: number;
  twice: number;
  /** Pages that were on their way when a process was killed, as the files name them. */
  pagesInFlight: number;
  /** Of those, pages that the room had answered: they were bought again. */
  boughtAgain: number;
  /** Answers of the room that no file names, and posts that pages in a file hold once more. */
  unexplained: number;
}

interface Asked {
  url: string;
  bearerToken: string;
  to: string;
  until: string;
}

/** Numbers from 0 to 1 by a seed: mulberry32. */
function chance(seed: number): () => number {
  return () => {
    seed = seed + 0x6d2b79f5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4_294_967_296;
  };
}

/** The process that is killed. */
async function collectIn({ url, bearerToken, to, until }: Asked): Promise<void> {
  const card = await connect({
    ...{ keys: { bearerToken }, baseUrl: url, prompt: false, prove: false },
  });
  await card.collect(QUERY, { to, until, limit: 1_000_000, lanes: LANES, checkQuery: false });
}

function start(asked: Asked): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--allow-all", "--no-check", "--quiet"],
      ...["--config", fileURLToPath(new URL("../deno.json", import.meta.url))],
      ...[fileURLToPath(import.meta.url), "child", JSON.stringify(asked)],
    ],
    stdout: "null",
    stderr: "inherit",
  }).spawn();
}

const sleep = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

function readFile(file: string) {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const ids = database.prepare("select id from posts where role = 'match'").all()
      .map(({ id }) => String(id));
    const { answered, posts, lost } = database.prepare(`select
      count(*) filter (where state = 'answered') answered, coalesce(sum(posts), 0) posts,
      count(*) filter (where state <> 'answered') lost from pages`).get() as Record<string, number>;
    return { ids, answered, posts, lost };
  } finally {
    database.close();
  }
}

/**
 * Kills so many processes at random moments, about two a file, and reckons up.
 *
 * @param kills How many.
 * @param seed Of the moments.
 */
export async function crashRuns(kills: number, seed = 1): Promise<CrashFigures> {
  const random = chance(seed);
  const now = Date.now();
  const until = new Date(now - 60_000).toISOString().slice(0, 19) + "Z";
  const folder = await Deno.makeTempDir();
  const figures = {
    ...{ kills: 0, posts: 0, lost: 0, twice: 0, pagesInFlight: 0 },
    ...{ boughtAgain: 0, unexplained: 0 },
  };
  await using room = await startPractice({ now: () => now, startBalance: 100_000 });
  const { bearerToken } = room.issueKeys();
  const keys = { bearerToken };
  const card = await connect({ keys, baseUrl: room.url, prompt: false, prove: false });
  const corpus = await card.search(QUERY, { until, limit: 40_000, checkQuery: false });
  const whole = new Set(corpus.map(({ id }) => id));
  const searched = () => room.requests.filter(({ path }) => path.includes("/search/"));
  let files = 0;
  try {
    while (figures.kills < kills) {
      // Its own account for each file: the window of one would not last for all.
      const { bearerToken } = room.issueKeys();
      const asked = { url: room.url, bearerToken, to: `${folder}/${++files}.sqlite`, until };
      const before = searched().length;
      for (let isWhole = false; !isWhole;) {
        const child = start(asked);
        if (figures.kills >= kills || random() < 0.3) {
          isWhole = (await child.status).success;
          if (!isWhole) throw new Error("the process that was to go on failed");
          continue;
        }
        const begun = searched().length;
        const pages = Math.floor(random() * whole.size / 100);
        let status: Deno.CommandStatus | undefined;
        child.status.then((ended) => status = ended);
        while (searched().length < begun + pages && !status) await sleep(1);
        await sleep(random() * 20);
        if (status) {
          if (!status.success) throw new Error("the process that was to be killed failed");
          isWhole = true;
          continue;
        }
        child.kill("SIGKILL");
        if ((await child.status).signal === "SIGKILL") figures.kills += 1;
        else isWhole = true;
      }
      const { ids, answered, posts, lost } = readFile(asked.to);
      const here = new Set(ids);
      const again = searched().slice(before).filter(({ status }) => status === 200).length -
        answered;
      figures.posts += whole.size;
      figures.lost += [...whole].filter((id) => !here.has(id)).length;
      figures.twice += ids.length - here.size;
      figures.pagesInFlight += lost;
      figures.boughtAgain += again;
      figures.unexplained += Math.max(0, again - lost) + posts - whole.size;
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return figures;
}

if (import.meta.main) {
  if (Deno.args[0] === "child") {
    await collectIn(JSON.parse(Deno.args[1]));
    Deno.exit(0);
  }
  const [kills, seed] = [Number(Deno.args[0] ?? 50), Number(Deno.args[1] ?? 1)];
  const began = performance.now();
  const figures = await crashRuns(kills, seed);
  console.log(`${figures.kills} processes killed with SIGKILL, ${LANES} lanes, seed ${seed}:`);
  console.log(
    `  ${figures.posts} posts in all files: ${figures.lost} lost, ${figures.twice} twice`,
  );
  console.log(
    `  ${figures.pagesInFlight} pages were on their way, and are named in the files; ` +
      `${figures.boughtAgain} of them had been answered and were bought again`,
  );
  console.log(`  ${figures.unexplained} answers or posts that this does not explain`);
  console.log(`  ${((performance.now() - began) / 1000).toFixed(0)} s`);
  if (figures.lost + figures.twice + figures.unexplained > 0) Deno.exit(1);
}

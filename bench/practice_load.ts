/**
 * How a practice room bears a class: 200 students join, make an app and its keys, sign in and
 * search, together, over real HTTP on this computer: `deno task bench practice_load`. Beside it, in
 * the same run, a bare `Deno.serve` answers as many requests of as many clients.
 */
import { startPractice } from "../mod.ts";
import { type Fetch, PretendStudent } from "../tests/practice/class/pretend_student.ts";
import { type Figure, figure, printSection, type Section } from "./section.ts";

const STUDENTS = 200;

/** So many of them have a request on its way at the same time. */
const AT_ONCE = 50;

/** What a class asks for: mostly the same, and something of one's own. */
const queriesOf = (i: number) => ["library lang:en", "book has:links", `library OR word${i}`];

/** Does something for every student, so many at a time. */
async function together(work: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < STUDENTS) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Milliseconds of each request, until its last byte, while `work` goes on. */
async function timesOf(work: (send: Fetch) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  await work(async (url, init) => {
    const from = performance.now();
    const answer = await fetch(url, init);
    const body = await answer.arrayBuffer();
    times.push(performance.now() - from);
    return new Response(body.byteLength > 0 ? body : null, answer);
  });
  return times;
}

async function ok(answer: Promise<Response>): Promise<void> {
  const { status, url } = await answer;
  if (status !== 200) throw new Error(`${url} answered ${status}`);
}

async function bareServer(requests: number): Promise<number[]> {
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response("ok"),
  );
  const url = `http://127.0.0.1:${server.addr.port}/`;
  return await timesOf((send) =>
    together(async () => {
      for (let i = 0; i < requests / STUDENTS; i++) await ok(send(url));
    })
  );
}

const STEPS: Record<string, (student: PretendStudent, i: number) => Promise<void>> = {
  "create an app": (student) => student.createApp(),
  "make keys": (student) => student.makeKeys(),
  "sign in": (student) => ok(student.ask("/2/usage/tweets")),
  "search": async (student, i) => {
    for (const query of queriesOf(i)) {
      await ok(student.ask(`/2/tweets/search/recent?${new URLSearchParams({ query })}`));
    }
  },
};

/**
 * Measures a class.
 *
 * @throws {Error} if a request failed, or a student has not proven their access at the end
 */
export async function measure(): Promise<Section[]> {
  await using room = await startPractice({ class: STUDENTS });
  let sending: Fetch = fetch;
  const students = Array.from(
    { length: STUDENTS },
    (_, i) => new PretendStudent(room.url, `Student ${i + 1}`, (url, init) => sending(url, init)),
  );
  const steps: typeof STEPS = { "join": (one) => one.join(room.classCode()!), ...STEPS };
  const figures: Figure[] = [];
  for (const [name, step] of Object.entries(steps)) {
    const own = await timesOf((send) => {
      sending = send;
      return together((i) => step(students[i], i));
    });
    const bare = figure("a bare server", "ms", await bareServer(own.length));
    figures.push(figure(name, "ms", own, bare));
  }
  const { proven } = room.students;
  if (proven !== STUDENTS) throw new Error(`${proven} of ${STUDENTS} students got in`);
  return [{
    title: `A practice room under ${STUDENTS} students`,
    says: `${STUDENTS} students join, make an app and keys, sign in and search, ${AT_ONCE} at ` +
      "once; each run is one request, until its last byte. The floor is a bare `Deno.serve` that " +
      "answers as many requests of as many clients. Clients and server share this computer.",
    command: "deno task bench practice_load",
    figures,
    goals: [{ text: `All ${STUDENTS} proved their access, and no request failed`, met: true }],
  }];
}

if (import.meta.main) (await measure()).forEach(printSection);

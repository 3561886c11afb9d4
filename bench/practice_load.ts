/**
 * How a practice room bears a class: 200 students join, make an app and its keys, sign in and
 * search, together, over real HTTP on this computer. Beside it, in the same run, a bare
 * `Deno.serve` answers as many requests of as many clients. Ends with 1 if any request failed.
 */
import { startPractice } from "../mod.ts";
import { type Fetch, PretendStudent } from "../tests/practice/class/pretend_student.ts";

const STUDENTS = 200;

/** So many of them have a request on its way at the same time. */
const AT_ONCE = 50;

/** What a class asks for: mostly the same, and something of one's own. */
const queriesOf = (i: number) => ["library lang:en", "book has:links", `library OR word${i}`];

interface Measured {
  count: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/** Does something for every student, so many at a time. */
async function together(work: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < STUDENTS) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Milliseconds of each request, until its last byte, while `work` goes on. */
async function measure(work: (send: Fetch) => Promise<void>): Promise<Measured> {
  const times: number[] = [];
  const from = performance.now();
  await work(async (url, init) => {
    const from = performance.now();
    const answer = await fetch(url, init);
    const body = await answer.arrayBuffer();
    times.push(performance.now() - from);
    return new Response(body.byteLength > 0 ? body : null, answer);
  });
  const seconds = (performance.now() - from) / 1000;
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)];
  return { count: times.length, perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

async function ok(answer: Promise<Response>): Promise<void> {
  const { status, url } = await answer;
  if (status !== 200) throw new Error(`${url} answered ${status}`);
}

async function bareServer(requests: number): Promise<Measured> {
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response("ok"),
  );
  const url = `http://127.0.0.1:${server.addr.port}/`;
  return await measure((send) =>
    together(async () => {
      for (let i = 0; i < requests / STUDENTS; i++) await ok(send(url));
    })
  );
}

await using room = await startPractice({ class: STUDENTS });
let sending: Fetch = fetch;
const students = Array.from(
  { length: STUDENTS },
  (_, i) => new PretendStudent(room.url, `Student ${i + 1}`, (url, init) => sending(url, init)),
);

const STEPS: Record<string, (student: PretendStudent, i: number) => Promise<void>> = {
  "join": (student) => student.join(room.classCode()!),
  "create an app": (student) => student.createApp(),
  "make keys": (student) => student.makeKeys(),
  "sign in": (student) => ok(student.ask("/2/usage/tweets")),
  "search": async (student, i) => {
    for (const query of queriesOf(i)) {
      await ok(student.ask(`/2/tweets/search/recent?${new URLSearchParams({ query })}`));
    }
  },
};

const line = (name: string, cells: string[]) =>
  console.log(name.padEnd(16) + cells.map((cell) => cell.padStart(13)).join(""));

console.log(`Deno ${Deno.version.deno}, ${STUDENTS} students, ${AT_ONCE} at once`);
line("", ["requests", "a second", "p50", "p99", "p50 to bare", "p99 to bare"]);
for (const [name, step] of Object.entries(STEPS)) {
  const own = await measure((send) => {
    sending = send;
    return together((i) => step(students[i], i));
  });
  const bare = await bareServer(own.count);
  line(name, [
    String(own.count),
    own.perSecond.toFixed(0),
    `${own.p50.toFixed(1)} ms`,
    `${own.p99.toFixed(1)} ms`,
    `${(own.p50 / bare.p50).toFixed(1)} x`,
    `${(own.p99 / bare.p99).toFixed(1)} x`,
  ]);
}

const { proven } = room.students;
console.log(`${proven} of ${STUDENTS} students have proven their access`);
if (proven !== STUDENTS) Deno.exitCode = 1;

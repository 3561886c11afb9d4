import { fileURLToPath } from "node:url";
import {
  assert,
  assertEquals,
  assertMatch,
  assertRejects,
  assertStringIncludes,
} from "../assert.ts";
import { practice, type PracticeFlags, withVariable } from "../../src/commands/practice.ts";
import { UsageError } from "../../src/commands/output.ts";
import { resultOf } from "./read_events.ts";

const CLI = fileURLToPath(new URL("../../cli.ts", import.meta.url));
/** As `deno task practice` has them. */
const PERMISSIONS = ["--allow-net", "--allow-sys=networkInterfaces"];

/** A port that is free now. */
function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** Runs the command in a process of its own, until it is told to stop. */
async function spawned(args: string[]) {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", ...PERMISSIONS, CLI, "practice", ...args],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const [shown, rest] = child.stdout.tee();
  const reader = shown.pipeThrough(new TextDecoderStream()).getReader();
  const { value: first = "" } = await reader.read();
  await reader.cancel();
  const stderr = new Response(child.stderr).text();
  const stdout = new Response(rest).text();
  return {
    first,
    async stop() {
      child.kill("SIGINT");
      const { code } = await child.status;
      return { code, stdout: await stdout, stderr: await stderr };
    },
  };
}

Deno.test({
  name: "practice opens a room at the port that was named, and closes it at Ctrl-C",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    const port = freePort();
    const running = await spawned(["--port", String(port)]);
    assertStringIncludes(running.first, `http://127.0.0.1:${port}/`);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    assertEquals([page.status, page.headers.get("x-practice-room")], [200, "made-up posts, not X"]);
    await page.body?.cancel();
    const { code, stderr } = await running.stop();
    assertEquals(code, 0, stderr);
    assertStringIncludes(stderr, `connect({ baseUrl: "http://127.0.0.1:${port}" })`);
    assertStringIncludes(stderr, "Closing the practice room");
    assertEquals(
      await fetch(`http://127.0.0.1:${port}/`).then(() => "open", () => "closed"),
      "closed",
    );
  },
});

Deno.test({
  name: "practice --json gives one event with addresses and codes when it is open",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    const running = await spawned(["--port", "0", "--class", "3", "--code", "READERS", "--json"]);
    const { code, stdout } = await running.stop();
    assertEquals([code, stdout.trimEnd().split("\n").length], [0, 1]);
    const { practice, url, class: roll } = resultOf(stdout);
    assertEquals([practice, roll.students, roll.code], [true, 3, "READERS"]);
    assertEquals([roll.joinUrls, roll.teacherUrl], [[`${url}/join`], `${url}/teacher`]);
    assertMatch(roll.teacherCode, /^[A-Z0-9]{20}$/);
  },
});

/** Runs the command in this process until its room is open, and looks at it. */
async function open(flags: PracticeFlags, look: () => Promise<void> = () => Promise.resolve()) {
  const results: string[] = [];
  const asides: string[] = [];
  const output = {
    result: (text: string) => void results.push(text),
    aside: (text: string) => void asides.push(text),
  };
  await practice(flags, output, look);
  return { results: results.join("\n"), asides: asides.join("\n") };
}

Deno.test("practice says in plain words that a port is taken, and takes the next free one", async () => {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  const { results, asides } = await open({ port });
  assertStringIncludes(asides, `Another program is using port ${port}`);
  const [, other] = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(results)!;
  assert(Number(other) !== port);
  assert(!/AddrInUse|os error/.test(results + asides));
});

Deno.test("practice --class shows what to write on the board, and no code in an address", async () => {
  const { results, asides } = await open({
    port: 0,
    class: 30,
    host: "0.0.0.0",
    name: ["t.local"],
  });
  assertMatch(results, /http:\/\/t\.local:\d+\/join/);
  const [, students] = /class code {2}(\w+)/.exec(results)!;
  const [, teacher] = / code {8}(\w{20})/.exec(results)!;
  for (const code of [students, teacher]) assert(!new RegExp(`http\\S*${code}`).test(results));
  for (const words of ["plain http", "made up", "network that you\ntrust", "no real key"]) {
    assertStringIncludes(asides, words);
  }
});

const REFUSED: { flags: PracticeFlags; says: string }[] = [
  { flags: { host: "0.0.0.0" }, says: "open it for a class" },
  { flags: { host: "teacher.local", class: 3 }, says: "a name belongs in names" },
  { flags: { code: "READERS" }, says: "add --class" },
  { flags: { class: 3, code: "x" }, says: "6 to 20 letters and digits" },
  { flags: { scenario: "made-up" as never }, says: "the nearest are" },
  { flags: { keep: import.meta.dirname }, says: "it cannot be opened as a file" },
];
Deno.test.each(REFUSED)(
  "practice refuses what cannot be, in words: $says",
  async ({ flags, says }) => {
    const refusal = await assertRejects(() => open({ port: 0, ...flags }));
    assert(refusal instanceof UsageError, String(refusal));
    assertStringIncludes(refusal.message, says);
  },
);

Deno.test({
  name: "practice ends with 2 when it is used wrongly",
  fn: async () => {
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", "--no-prompt", ...PERMISSIONS, CLI, "practice", "--host", "0.0.0.0"],
    }).output();
    assertEquals([code, stdout.length], [2, 0]);
    assertStringIncludes(new TextDecoder().decode(stderr), "error: ");
  },
});

Deno.test("practice closes its room, and keeps it, when a port was taken and a file is kept", async () => {
  const folder = await Deno.makeTempDir();
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  try {
    const flags = { port: listener.addr.port, keep: `${folder}/class.sqlite`, class: 3 };
    const codes = [await open(flags), await open(flags)]
      .map(({ results }) => /class code {2}(\w+)/.exec(results)?.[1]);
    assert(codes[0] !== undefined);
    assertEquals(codes[0], codes[1]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test.each([
  { os: "linux", line: "X_API_BASE_URL=http://127.0.0.1:8787 deno task check" },
  { os: "darwin", line: "X_API_BASE_URL=http://127.0.0.1:8787 deno task check" },
  { os: "windows", line: '$env:X_API_BASE_URL = "http://127.0.0.1:8787"; deno task check' },
])("a line with a variable is one that the shell of $os takes", ({ os, line }) => {
  assertEquals(
    withVariable("X_API_BASE_URL", "http://127.0.0.1:8787", "deno task check", os),
    line,
  );
});

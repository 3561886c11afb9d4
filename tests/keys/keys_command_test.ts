import { fileURLToPath } from "node:url";
import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "../assert.ts";
import { lookForKeys, type LookOptions } from "../../src/keys/later.ts";
import { openKeys } from "../../src/keys/mod.ts";
import { splitWords } from "../../src/keys/run_keys_command.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { MADE_UP } from "./made_up_keys.ts";

const { apiKey, apiSecret, accessToken, bearerToken } = MADE_UP;

/** A command that runs a script of Deno's. */
const running = (script: string) => [Deno.execPath(), "eval", "--quiet", script];
const printing = (text: string) => running(`console.log(${JSON.stringify(text)})`);

/** Looks for keys in a folder of its own, where nobody can be asked. */
async function look(
  options: LookOptions,
  { env, variables = {} }: { env?: string; variables?: Record<string, string> } = {},
) {
  const folder = await Deno.makeTempDir();
  try {
    if (env !== undefined) await Deno.writeTextFile(`${folder}/.env`, env);
    const variable = (name: string) => variables[name];
    return await lookForKeys(options, { variable, folder: () => folder, ask: () => null });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const fails = async (...given: Parameters<typeof look>): Promise<AccessError> => {
  const error = await assertRejects(() => look(...given));
  assert(error instanceof AccessError, String(error));
  return error;
};

const PRINTED = [
  { what: "JSON by the names of parts", text: JSON.stringify({ apiKey, apiSecret }) },
  {
    what: "JSON by variables",
    text: JSON.stringify({ X_API_KEY: apiKey, X_API_SECRET: apiSecret }),
  },
  { what: "JSON over several lines", text: JSON.stringify({ apiKey, apiSecret, n: 1 }, null, 2) },
  {
    what: "lines of a .env",
    text: `# a note\nX_API_KEY=${apiKey}\nexport X_API_SECRET="${apiSecret}"`,
  },
  {
    what: "lines that end as on Windows",
    text: `X_API_KEY=${apiKey}\r\nX_API_SECRET=${apiSecret}\r\n`,
  },
  {
    what: "lines with the names of others",
    text: `CONSUMER_KEY=${apiKey}\nCONSUMER_SECRET=${apiSecret}`,
  },
];

Deno.test.each(PRINTED)("a command for the keys may print $what", async ({ text }) => {
  const keys = await look({ keysCommand: printing(text) });
  assertEquals(openKeys(keys), { apiKey, apiSecret });
  const program = Deno.build.os === "windows" ? "deno.exe" : "deno";
  assertEquals(keys.from("apiKey")!.endsWith(`(command ${program})`), true, keys.from("apiKey"));
});

Deno.test("a command for the keys may print one key alone, which its shape tells", async () => {
  const found = await look({ keysCommand: printing(bearerToken) });
  assertEquals(openKeys(found), { bearerToken });
  const rest = { X_API_KEY: apiKey };
  const secret = await look({ keysCommand: printing(`${apiSecret}\n`) }, { variables: rest });
  assertEquals(openKeys(secret), { apiKey, apiSecret });
});

Deno.test("a command from the environment is split into words, and run without a shell", async () => {
  const file = await Deno.makeTempFile();
  await Deno.writeTextFile(file, `X_BEARER_TOKEN=${bearerToken}`);
  const script = `console.log(Deno.readTextFileSync("${file.replaceAll("\\", "/")}"))`;
  const line = `"${Deno.execPath()}" eval --quiet '${script}'`;
  const keys = await look({}, { variables: { X_KEYS_COMMAND: line } });
  assertEquals(openKeys(keys), { bearerToken });
});

Deno.test("a command is not run where nothing is missing, nor where it is false", async () => {
  const touch = (file: string) => running(`Deno.writeTextFileSync(${JSON.stringify(file)}, "")`);
  const file = `${await Deno.makeTempDir()}/ran`;
  const keys = await look({ keysCommand: touch(file) }, { env: `X_BEARER_TOKEN=${bearerToken}` });
  const [row] = keys.sources.filter(({ place }) => place.startsWith("command "));
  assertEquals(row.state, "not needed");
  const variables = { X_KEYS_COMMAND: `"${Deno.execPath()}" eval 1` };
  assertEquals((await fails({ keysCommand: false }, { variables })).problem, "no-keys");
  assert(await assertRejects(() => Deno.stat(file)) instanceof Deno.errors.NotFound);
});

Deno.test("a command in a .env is not run, and that is said", async () => {
  const env = `X_KEYS_COMMAND=${Deno.execPath()} eval 1\n`;
  const error = await fails({}, { env });
  assertEquals(error.problem, "no-keys");
  assertStringIncludes(error.nextSteps.join(" "), ".env, line 1: X_KEYS_COMMAND is not run");
  const { sources } = await look({}, { env: `${env}X_BEARER_TOKEN=${bearerToken}\n` });
  const row = sources.find(({ name }) => name === "X_KEYS_COMMAND");
  assertEquals([row?.place, row?.state], [".env", "ignored"]);
  assertStringIncludes(row!.why!, "no command is run because a file says so");
});

/** What an error tells, everywhere that it tells anything. */
const said = (error: AccessError) => `${error} ${error.stack} ${JSON.stringify(error)}`;

const SECRET = "MadeUpThatMustNotBeTold0123456789";
const SPILLS = `console.log("${SECRET}"); console.error("${SECRET}");`;
const FAILED = [
  {
    what: "ends with an error",
    command: running(`${SPILLS} Deno.exit(3)`),
    problem: "keys-command-failed",
    says: "it ended with exit code 3",
  },
  {
    what: "prints no key",
    command: running(SPILLS),
    problem: "keys-command-no-keys",
    says: "what it printed is not read as a key",
  },
  {
    what: "prints JSON that is cut off",
    command: printing(`{"apiSecret": "${SECRET}`),
    problem: "keys-command-no-keys",
    says: "not read as a key",
  },
  {
    what: "prints nothing",
    command: running("1"),
    problem: "keys-command-no-keys",
    says: "it printed nothing",
  },
  {
    what: "prints without end",
    command: running(`while (true) console.log("${SECRET}".repeat(99))`),
    problem: "keys-command-no-keys",
    says: "more than 64 KB",
  },
  {
    what: "is not there",
    command: ["no-such-program-here", SECRET],
    problem: "keys-command-failed",
    says: "there is no program no-such-program-here here",
  },
  {
    what: "has a program that is a folder",
    command: [Deno.build.os === "windows" ? "C:\\" : "/", SECRET],
    problem: "keys-command-failed",
    says: "cannot be started",
  },
];

Deno.test.each(FAILED)("a command for the keys that $what is told without its output", async (
  { command, problem, says },
) => {
  const error = await fails({ keysCommand: command });
  assertEquals(error.problem, problem);
  assertStringIncludes(error.message, says);
  assert(!said(error).includes(SECRET), "tells what the command printed or was given");
});

Deno.test("a command for the keys that does not end is ended, though what it started holds its output", async () => {
  // The second process holds the output open when the first is gone.
  const script = `new Deno.Command(Deno.execPath(), {
    args: ["eval", "setTimeout(() => {}, 20000)"], stdout: "inherit" }).spawn();
    setInterval(() => {}, 1000);`;
  const error = await fails({ keysCommand: running(script), keysTimeout: 0.5 });
  assertEquals(error.problem, "keys-command-too-slow");
  assertStringIncludes(error.message, "within 0.5 seconds");
});

/** Whether a process runs; one that ended and was not yet asked about does not. */
function runs(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(Deno.readTextFileSync(`/proc/${pid}/status`));
  } catch {
    return false;
  }
}

Deno.test({
  name: "a command for the keys that is ended runs no longer",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    const file = await Deno.makeTempFile();
    const script =
      `Deno.writeTextFileSync("${file}", String(Deno.pid)); setInterval(() => {}, 1000);`;
    const stop = new AbortController();
    const looking = fails({ keysCommand: running(script), signal: stop.signal });
    let pid = 0;
    while (pid === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      pid = Number(await Deno.readTextFile(file));
    }
    assert(runs(pid));
    stop.abort();
    await looking;
    while (runs(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
    await Deno.remove(file);
  },
});

/** A process without a terminal that looks for keys by a command, and stops once it is told to. */
async function lookElsewhere(flags: string[], command: string[], keysTimeout: number) {
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  const later = new URL("../../src/keys/later.ts", import.meta.url).href;
  const options = { keysCommand: command, keysTimeout, envFile: false, prompt: false };
  await Deno.writeTextFile(
    file,
    `import { lookForKeys } from "${later}";
    const stop = new AbortController();
    const told = Deno.stdin.readable.getReader();
    told.read().then(() => stop.abort());
    const error = await lookForKeys({ ...${JSON.stringify(options)}, signal: stop.signal })
      .catch((error) => error);
    console.log(error.problem, error.message);
    await told.cancel();`,
  );
  const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
  const args = ["run", "--quiet", "--no-check", "--no-prompt", ...flags, "--config", config, file];
  return new Deno.Command(Deno.execPath(), { args, stdin: "piped", stdout: "piped" }).spawn();
}

Deno.test({
  name: "a command for the keys that is ended takes all that it started with it",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    const file = await Deno.makeTempFile();
    // Two below it, one of them in a shell of its own; the third line says that all are there.
    const script = `sleep 300 & echo $! >> ${file}; (sleep 300 & echo $! >> ${file}; wait) &
      while [ $(wc -l < ${file}) -lt 2 ]; do sleep 0.05; done; echo $$ >> ${file}; wait`;
    const looking = await lookElsewhere(["--allow-all"], ["sh", "-c", script], 300);
    let pids: number[] = [];
    while (pids.length < 3) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      pids = (await Deno.readTextFile(file)).trim().split("\n").filter(Boolean).map(Number);
    }
    assertEquals(pids.map(runs), [true, true, true]);
    await looking.stdin.close();
    assertStringIncludes(new TextDecoder().decode((await looking.output()).stdout), "cancelled");
    try {
      for (let waits = 0; pids.some(runs) && waits < 200; waits++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      assertEquals(pids.map(runs), [false, false, false]);
    } finally {
      for (const pid of pids.filter(runs)) Deno.kill(pid, "SIGKILL");
    }
  },
});

Deno.test({
  name: "a command for the keys that is ended alone says that what it had started may still run",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    const words = "what it had started may still run";
    const flags = ["--allow-read", "--allow-env"];
    for (
      const { run, isTold } of [
        { run: "--allow-run=sleep", isTold: true },
        { run: "--allow-run", isTold: false },
      ]
    ) {
      const looking = await lookElsewhere([...flags, run], ["sleep", "30"], 0.2);
      const { stdout } = await looking.output();
      const text = new TextDecoder().decode(stdout);
      assertStringIncludes(text, "keys-command-too-slow");
      assertEquals(text.includes(words), isTold, text);
    }
  },
});

Deno.test("a stop ends a command for the keys", async () => {
  const stop = new AbortController();
  const looking = fails({
    keysCommand: running("setInterval(() => {}, 1000)"),
    signal: stop.signal,
  });
  stop.abort();
  assertEquals((await looking).problem, "cancelled");
});

const WORDS = [
  { line: "op read op://Private/X/bearer", words: ["op", "read", "op://Private/X/bearer"] },
  { line: "  pass  show\tx ", words: ["pass", "show", "x"] },
  { line: `"C:\\Program Files\\op.exe" read`, words: ["C:\\Program Files\\op.exe", "read"] },
  { line: "C:\\op\\op.cmd read", words: ["C:\\op\\op.cmd", "read"] },
  { line: `security -s 'my "X" keys' -w`, words: ["security", "-s", 'my "X" keys', "-w"] },
  { line: `tool --name="a b"c ''`, words: ["tool", "--name=a bc", ""] },
  { line: "echo $HOME ~", words: ["echo", "$HOME", "~"] },
];

Deno.test.each(WORDS)("splitWords() splits $line", ({ line, words }) => {
  assertEquals(splitWords(line, "keysCommand"), words);
});

const REFUSED: { command: unknown; says: string }[] = [
  { command: "op read 'x", says: "a quotation mark that is never closed" },
  { command: "op read x | head -1", says: "no shell reads it" },
  { command: "", says: "names no program" },
  { command: [], says: "names no program" },
  { command: 7, says: "must be a text" },
  { command: ["op", 7], says: "must be a text" },
  { command: ["echo", bearerToken], says: "holds what looks like a key" },
  { command: ["echo", `--key=${apiKey}`], says: "holds what looks like a key" },
  { command: ["sh", "-c", `echo ${apiSecret}`], says: "holds what looks like a key" },
  { command: `echo X_BEARER_TOKEN=${bearerToken}`, says: "holds what looks like a key" },
];

Deno.test.each(REFUSED)(
  "a command $command is refused before anything runs",
  async ({ command, says }) => {
    const error = await fails({ keysCommand: command as string });
    assertEquals(error.problem, "bad-option");
    assertStringIncludes(error.message, says);
  },
);

Deno.test("a command of the environment with a key in it is refused, and the key is not repeated", async () => {
  const error = await fails({}, { variables: { X_KEYS_COMMAND: `echo ${bearerToken}` } });
  assertEquals(error.problem, "bad-option");
  assertStringIncludes(error.message, "X_KEYS_COMMAND holds what looks like a key");
  assert(!said(error).includes(bearerToken.slice(0, 14)));
});

Deno.test("the name of an item in a vault is not taken for a key", async () => {
  for (const item of ["6pn2kxq4vjr7m3bqjz5y6w2hqa", "op://Private/6pn2kxq4vjr7m3bqjz5y6w2hqa/x"]) {
    const error = await fails({ keysCommand: ["no-such-program-here", "get", item] });
    assertEquals(error.problem, "keys-command-failed");
  }
});

Deno.test("splitWords() never repeats a command that it cannot split", () => {
  const error = assertThrows(() => splitWords(`op "${SECRET}`, "keysCommand")) as AccessError;
  assert(!said(error).includes(SECRET));
});

Deno.test("names of a command's row are those that it printed, and its kept keys are shadowed by none", async () => {
  const keys = await look(
    { keysCommand: printing(`X_API_SECRET=${apiSecret}\nX_ACCESS_TOKEN=${accessToken}`) },
    { variables: { X_API_KEY: apiKey } },
  );
  const rows = keys.sources.filter(({ place }) => place.startsWith("command "));
  assertEquals(rows.map(({ name, state }) => [name, state]), [
    ["X_API_SECRET", "used"],
    ["X_ACCESS_TOKEN", "used"],
  ]);
});

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A folder of its own, with these files. */
export async function leakFolder(
  files: Record<string, string | Uint8Array> = {},
): Promise<{ path: string; at: (name: string) => string } & AsyncDisposable> {
  const path = await Deno.realPath(await Deno.makeTempDir());
  const at = (name: string) => join(path, name);
  for (const [name, content] of Object.entries(files)) {
    await Deno.mkdir(dirname(at(name)), { recursive: true });
    if (typeof content === "string") await Deno.writeTextFile(at(name), content);
    else await Deno.writeFile(at(name), content);
  }
  return { path, at, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

const CLI = fileURLToPath(new URL("../../cli.ts", import.meta.url));

/** What a process said. */
export interface Said {
  code: number;
  out: string;
  err: string;
}

async function run(command: string, args: string[], cwd: string, env = {}): Promise<Said> {
  const { code, stdout, stderr } = await new Deno.Command(command, {
    args,
    cwd,
    env: {
      PATH: Deno.env.get("PATH") ?? "",
      HOME: cwd,
      DENO_DIR: Deno.env.get("DENO_DIR") ?? await denoFolder(),
      GIT_CONFIG_GLOBAL: Deno.build.os === "windows" ? "NUL" : "/dev/null",
      NO_COLOR: "1",
      ...env,
    },
    clearEnv: Deno.build.os !== "windows",
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, out: text(stdout), err: text(stderr) };
}

let folder: Promise<string> | undefined;
const denoFolder = () => folder ??= askDeno();

async function askDeno(): Promise<string> {
  const { stdout } = await new Deno.Command(Deno.execPath(), { args: ["info", "--json"] }).output();
  return JSON.parse(new TextDecoder().decode(stdout)).denoDir;
}

const TASKS = JSON.parse(
  await Deno.readTextFile(new URL("../../deno.json", import.meta.url)),
).tasks as Record<string, { command: string }>;

/** What the task `scan` allows, and no more. */
const ALLOWED = TASKS.scan.command.split(" ").filter((word) => word.startsWith("--allow-"));

/** Runs `scan` as its task does, in a process of its own. */
export const scanIn = (
  cwd: string,
  args: string[],
  env: Record<string, string> = {},
  allowed = ALLOWED,
) => run(Deno.execPath(), ["run", "--no-prompt", ...allowed, CLI, "scan", ...args], cwd, env);

/** Runs git. */
export async function git(cwd: string, ...args: string[]): Promise<Said> {
  const name = [
    "-c",
    "user.name=A",
    "-c",
    "user.email=a@example.org",
    "-c",
    "commit.gpgsign=false",
  ];
  return await run("git", [...name, ...args], cwd, {
    PATH: `${dirname(Deno.execPath())}${Deno.build.os === "windows" ? ";" : ":"}${
      Deno.env.get("PATH")
    }`,
  });
}

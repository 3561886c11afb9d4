import { join } from "node:path";

/**
 * Makes an environment of Python with the packages of a file, or takes the one that was made before.
 *
 * @param name What its folder is called, in the user's cache.
 * @param requirements The file that names the packages, each with its version.
 * @returns The folder of its programs.
 * @throws {Error} If there is no Python, or a package does not come.
 */
export async function pythonEnvironment(name: string, requirements: string): Promise<string> {
  const isWindows = Deno.build.os === "windows";
  const home = Deno.env.get("HOME") ?? Deno.env.get("USERPROFILE") ?? ".";
  const cache = Deno.env.get("XDG_CACHE_HOME") ?? join(home, ".cache");
  const wanted = await Deno.readTextFile(requirements);
  const folder = join(cache, name);
  const programs = join(folder, isWindows ? "Scripts" : "bin");
  const made = join(folder, "requirements.txt");
  if (await Deno.readTextFile(made).catch(() => "") === wanted) return programs;
  console.error(`Making ${folder} with the packages of ${requirements}, once…`);
  await must(isWindows ? "python" : "python3", ["-m", "venv", "--clear", folder]);
  await must(join(programs, "python"), ["-m", "pip", "install", "-q", "-r", requirements]);
  await Deno.writeTextFile(made, wanted);
  return programs;
}

async function must(command: string, args: string[]): Promise<void> {
  const child = new Deno.Command(command, { args, stdout: "null" });
  const { success } = await child.output().catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new Error(
      `Cannot make the environment: ${command} is not on this computer. Install Python 3`,
    );
  });
  if (success) return;
  throw new Error(
    `Cannot make the environment: ${command} ${args.slice(0, 2).join(" ")} has failed. ` +
      "It needs Python 3 with venv and pip, and PyPI",
  );
}

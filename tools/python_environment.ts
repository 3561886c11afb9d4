import { join } from "node:path";

/** Where this computer keeps what can be made again, by its own custom. */
function cacheFolder(variable: (name: string) => string | undefined, os: string): string {
  const home = variable("HOME") ?? variable("USERPROFILE") ?? ".";
  if (os === "windows") return variable("LOCALAPPDATA") ?? join(home, "AppData", "Local");
  return variable("XDG_CACHE_HOME") ?? join(home, ".cache");
}

/** An environment of Python in the user's cache, whether it was made or not. */
export interface PythonEnvironment {
  folder: string;
  /** The folder of its programs. */
  programs: string;
  /** Python itself. */
  python: string;
}

/**
 * Where an environment of Python is, or is to be.
 *
 * @param name What its folder is called, such as `"library-card-clients"`.
 */
export function pythonEnvironment(
  name: string,
  variable: (name: string) => string | undefined = Deno.env.get,
  os: string = Deno.build.os,
): PythonEnvironment {
  const folder = join(cacheFolder(variable, os), name);
  const programs = join(folder, os === "windows" ? "Scripts" : "bin");
  return { folder, programs, python: join(programs, os === "windows" ? "python.exe" : "python") };
}

/**
 * Makes an environment of Python with the packages of a file, or takes the one that was made before.
 *
 * @param name What its folder is called, in the user's cache.
 * @param requirements The file that names the packages, each with its version.
 * @throws {Error} If there is no Python, or a package does not come.
 */
export async function makePythonEnvironment(
  name: string,
  requirements: string,
): Promise<PythonEnvironment> {
  const environment = pythonEnvironment(name);
  const { folder, python } = environment;
  const wanted = await Deno.readTextFile(requirements);
  const made = join(folder, "requirements.txt");
  if (await Deno.readTextFile(made).catch(() => "") === wanted) return environment;
  console.error(`Making ${folder} with the packages of ${requirements}, once…`);
  const installed = Deno.build.os === "windows" ? "python" : "python3";
  await must(installed, ["-m", "venv", "--clear", folder]);
  await must(python, ["-m", "pip", "install", "-q", "-r", requirements]);
  await Deno.writeTextFile(made, wanted);
  return environment;
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

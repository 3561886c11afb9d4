import { join } from "node:path";

const IS_WINDOWS = Deno.build.os === "windows";

/** Where such an environment is, or is to be, in the user's cache; and where its programs are. */
function placeOf(name: string): { folder: string; programs: string } {
  const home = Deno.env.get("HOME") ?? Deno.env.get("USERPROFILE") ?? ".";
  const folder = join(Deno.env.get("XDG_CACHE_HOME") ?? join(home, ".cache"), name);
  return { folder, programs: join(folder, IS_WINDOWS ? "Scripts" : "bin") };
}

/** The folder of an environment's programs, whether it was made or not. */
export const pythonPrograms = (name: string): string => placeOf(name).programs;

/**
 * Makes an environment of Python with the packages of a file, or takes the one that was made before.
 *
 * @param name What its folder is called, in the user's cache.
 * @param requirements The file that names the packages, each with its version.
 * @returns The folder of its programs.
 * @throws {Error} If there is no Python, or a package does not come.
 */
export async function pythonEnvironment(name: string, requirements: string): Promise<string> {
  const wanted = await Deno.readTextFile(requirements);
  const { folder, programs } = placeOf(name);
  const made = join(folder, "requirements.txt");
  if (await Deno.readTextFile(made).catch(() => "") === wanted) return programs;
  console.error(`Making ${folder} with the packages of ${requirements}, once…`);
  await must(IS_WINDOWS ? "python" : "python3", ["-m", "venv", "--clear", folder]);
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

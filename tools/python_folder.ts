import { join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL("./clients/", import.meta.url));

/** Where this computer keeps what can be made again, by its own custom. */
function cacheFolder(variable: (name: string) => string | undefined, os: string): string {
  const home = variable("HOME") ?? variable("USERPROFILE") ?? HERE;
  if (os === "windows") return variable("LOCALAPPDATA") ?? join(home, "AppData", "Local");
  return variable("XDG_CACHE_HOME") ?? join(home, ".cache");
}

/** The environment of Python that has the clients of the world, or is to have them. */
export function pythonFolder(
  variable: (name: string) => string | undefined = Deno.env.get,
  os: string = Deno.build.os,
): string {
  return join(cacheFolder(variable, os), "library-card-clients");
}

/** The folder with the programs of an environment of Python. */
export function programsOf(folder: string, os: string = Deno.build.os): string {
  return join(folder, os === "windows" ? "Scripts" : "bin");
}

/** Python itself in an environment. */
export function pythonOf(folder: string, os: string = Deno.build.os): string {
  return join(programsOf(folder, os), os === "windows" ? "python.exe" : "python");
}

/**
 * Makes the environment with the clients, or takes the one that was made before.
 *
 * @returns The folder with its programs.
 * @throws {Error} if Python or PyPI is not there
 */
export async function makePythonFolder(): Promise<string> {
  const wanted = await Deno.readTextFile(join(HERE, "requirements.txt"));
  const folder = pythonFolder();
  const made = join(folder, "requirements.txt");
  if (await Deno.readTextFile(made).catch(() => "") === wanted) return programsOf(folder);
  console.error(`Making ${folder} with the clients of requirements.txt, once…`);
  const python = Deno.build.os === "windows" ? "python" : "python3";
  await must(python, ["-m", "venv", "--clear", folder]);
  const install = ["-m", "pip", "install", "-q", "-r", join(HERE, "requirements.txt")];
  await must(pythonOf(folder), install);
  await Deno.writeTextFile(made, wanted);
  return programsOf(folder);
}

async function must(command: string, args: string[]): Promise<void> {
  const { success } = await new Deno.Command(command, { args, stdout: "null" }).output();
  if (!success) throw new Error(`Cannot make the environment: ${command} has failed`);
}

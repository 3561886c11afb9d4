import { join } from "node:path";
import { freshBuild } from "../../tools/build/build.ts";

/** Where nothing listens: what a computer sees that reaches no registry. */
const CLOSED = "http://127.0.0.1:1/";

/**
 * What a process is told that has never fetched anything and cannot: an empty cache, and registries
 * that refuse. Nothing of this process's environment is passed on.
 */
export const offline = (cache: string, home: string): Record<string, string> => ({
  DENO_DIR: cache,
  HOME: home,
  PATH: Deno.env.get("PATH") ?? "",
  NPM_CONFIG_REGISTRY: CLOSED,
  JSR_URL: CLOSED,
  NO_COLOR: "1",
  DENO_NO_UPDATE_CHECK: "1",
  ...(Deno.build.os === "windows" ? { SystemRoot: Deno.env.get("SystemRoot") ?? "" } : {}),
});

/** What a process said, and how it ended. */
export interface Ran {
  code: number;
  out: string;
  complaints: string;
}

/** Copies a folder with all that is in it. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to);
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (isDirectory) await copyFolder(join(from, name), join(to, name));
    else await Deno.copyFile(join(from, name), join(to, name));
  }
}

/**
 * A folder of somebody who has the build and nothing else: with a blank and an umlaut in its name,
 * outside of the clone, an empty cache, and no registry within reach.
 */
export async function elsewhere() {
  const place = await Deno.makeTempDir();
  const folder = join(place, "meine Übung");
  await Deno.mkdir(folder);
  await copyFolder(await freshBuild(), join(folder, "library_card"));
  const env = offline(join(place, "cache"), place);
  return {
    folder,
    env,
    /** Runs Deno there. */
    async deno(args: readonly string[], more: Record<string, string> = {}): Promise<Ran> {
      const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args: [...args],
        cwd: folder,
        env: { ...env, ...more },
        clearEnv: true,
        stdin: "null",
      }).output();
      const [out, complaints] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
      return { code, out, complaints };
    },
    /** Runs a piece of code there, as a file of its own. */
    async run(code: string, args: readonly string[] = []): Promise<Ran> {
      await Deno.writeTextFile(join(folder, "mine.ts"), code);
      return await this.deno(["run", "--quiet", "--allow-all", ...args, "mine.ts"]);
    },
    [Symbol.asyncDispose]: () => Deno.remove(place, { recursive: true }),
  };
}

/**
 * Mends what is safe to mend in the `.env` that the search for keys reads. It throws nothing: what
 * could not be mended, it says.
 *
 * @param folder Where the search begins; the working folder if left out.
 * @returns What was done, as sentences.
 *
 * @example
 * ```ts
 * import { mendEnvFiles } from "@library-card/access";
 * import { equal } from "node:assert/strict";
 *
 * const folder = await Deno.makeTempDir();
 * await Deno.writeTextFile(`${folder}/.env`, "X_API_KEY: “MadeUpApiKey0123456789abc”\n");
 * const [first] = await mendEnvFiles(folder);
 * equal(first, ".env, line 1: wrote an equals sign after X_API_KEY instead of a colon.");
 * equal(await Deno.readTextFile(`${folder}/.env`), "X_API_KEY=MadeUpApiKey0123456789abc\n");
 * ```
 */
export async function mendEnvFiles(folder?: string): Promise<string[]> {
  const { mendNearest } = await import("./mend_env_file.ts");
  return await mendNearest(folder);
}

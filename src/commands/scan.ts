import { fileURLToPath } from "node:url";
import { AccessError, findLeaks } from "../../mod.ts";
import { type Output, tellProblem, toJson } from "./output.ts";

/** What `scan` may be told. */
export interface ScanFlags {
  clean?: boolean;
  staged?: boolean;
  history?: boolean;
  installHook?: boolean;
  json?: boolean;
}

/** Flags of which each says where to look, or what to do instead. */
const ALONE = ["staged", "history", "installHook"] as const;

/** This command line, as a shell starts it: a file, or an address. */
const programHere = () =>
  Deno.mainModule.startsWith("file:") ? fileURLToPath(Deno.mainModule) : Deno.mainModule;

async function putHook(output: Output, json = false): Promise<void> {
  const { installHook } = await import("../leaks/mod.ts");
  const hook = await installHook(programHere());
  output.result(
    json
      ? toJson(hook)
      : hook.isNew
      ? `Every commit is looked at first, by ${hook.path}. git commit --no-verify leaves it out once.`
      : `${hook.path} looks at every commit already.`,
  );
}

/**
 * `scan`: keys of X where none belongs. Sends nothing.
 *
 * @returns What the exit code says: no leak, leaks, or that it could not be done as it was asked.
 */
export async function scan(
  paths: string[],
  { json, clean, ...flags }: ScanFlags,
  output: Output,
): Promise<"none" | "leaks" | "usage"> {
  const alone = ALONE.filter((name) => flags[name]);
  if (alone.length > 1 || (alone.length === 1 && (clean || paths.length > 0))) {
    output.aside("error: --staged, --history and --install-hook each stand alone, without paths.");
    return "usage";
  }
  try {
    if (flags.installHook) {
      await putHook(output, json);
      return "none";
    }
    const git = flags.staged ? "staged" : flags.history ? "history" : undefined;
    const leaks = await findLeaks(paths.length > 0 ? paths : ".", { clean, git });
    // A commit goes on in silence; what stops it is told.
    if (!json && git === "staged" && leaks.length === 0) return "none";
    output.result(json ? toJson(leaks) : String(leaks));
    return leaks.length > 0 ? "leaks" : "none";
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    // 1 says that a key was found, so this is 2.
    if (json) output.result(toJson({ error }));
    else tellProblem(error, output);
    return "usage";
  }
}

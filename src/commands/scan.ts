import { fileURLToPath } from "node:url";
import { AccessError, findLeaks } from "../../mod.ts";
import { give, type Output, tellProblem, UsageError } from "./output.ts";

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

async function putHook(output: Output): Promise<void> {
  const { installHook } = await import("../leaks/mod.ts");
  const hook = await installHook(programHere());
  give(
    output,
    hook,
    () =>
      hook.isNew
        ? `Every commit is looked at first, by ${hook.path}. git commit --no-verify leaves it out once.`
        : `${hook.path} looks at every commit already.`,
  );
}

/**
 * `scan`: keys of X where none belongs. Sends nothing.
 *
 * @returns What the exit code says: no leak, leaks, or that not all could be looked at.
 * @throws {UsageError} Where it was asked for what does not go together.
 */
export async function scan(
  paths: string[],
  { json: _, clean, ...flags }: ScanFlags,
  output: Output,
): Promise<"none" | "leaks" | "unread"> {
  const alone = ALONE.filter((name) => flags[name]);
  if (alone.length > 1 || (alone.length === 1 && (clean || paths.length > 0))) {
    throw new UsageError("--staged, --history and --install-hook each stand alone, without paths.");
  }
  try {
    if (flags.installHook) {
      await putHook(output);
      return "none";
    }
    const git = flags.staged ? "staged" : flags.history ? "history" : undefined;
    const leaks = await findLeaks(paths.length > 0 ? paths : ".", { clean, git });
    // A commit goes on in silence; what stops it is told, and that there was nothing to look at.
    if (!output.events && git === "staged" && leaks.length === 0) {
      if (leaks.files === 0) leaks.notes.forEach((note) => output.aside(note));
      return "none";
    }
    give(output, leaks, () => String(leaks));
    return leaks.length > 0 ? "leaks" : leaks.isWhole ? "none" : "unread";
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    // 1 says that a key was found, so this is 2.
    tellProblem(error, output);
    return "unread";
  }
}

import { raise } from "../problems/mod.ts";
import type { Content } from "./read_passages.ts";

const DOING = "look into git";

/** Runs git in the working folder. */
async function git(args: string[], input?: string): Promise<string> {
  const command = new Deno.Command("git", {
    args: ["-c", "core.quotePath=false", ...args],
    stdin: input === undefined ? "null" : "piped",
    stdout: "piped",
    stderr: "piped",
  });
  let child: Deno.ChildProcess;
  try {
    child = command.spawn();
  } catch (error) {
    throw cannotRun(error);
  }
  if (input !== undefined) {
    const writer = child.stdin.getWriter();
    writer.write(new TextEncoder().encode(input)).then(() => writer.close()).catch(() => {});
  }
  const { success, stdout, stderr } = await child.output();
  if (success) return new TextDecoder().decode(stdout);
  const said = new TextDecoder().decode(stderr);
  throw raise("bad-option", {
    doing: DOING,
    // Where there is no repository, git diff only compares files, and complains of --cached.
    found: /not a git repository|--no-index/i.test(said)
      ? "this folder is in no git repository"
      : "git refused to answer",
    nextSteps: ["Run it in a folder of the repository, where git status answers too."],
  });
}

function cannotRun(error: unknown): unknown {
  if (error instanceof Deno.errors.NotFound) {
    return raise("bad-option", {
      doing: DOING,
      found: "there is no program named git here",
      nextSteps: ["Install git, from https://git-scm.com, or scan without --staged and --history."],
    });
  }
  return error;
}

/** Asks git for the contents of objects, one after the other, through one process. */
async function* objects(ids: readonly string[]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (ids.length === 0) return;
  const child = new Deno.Command("git", {
    args: ["cat-file", "--batch"],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const writer = child.stdin.getWriter();
  const reader = child.stdout.getReader();
  let rest: Uint8Array<ArrayBuffer> = new Uint8Array();
  const more = async () => {
    const { value, done } = await reader.read();
    if (done) throw new Error("Cannot look into git: it ended early");
    const next = new Uint8Array(rest.length + value.length);
    next.set(rest);
    next.set(value, rest.length);
    rest = next;
  };
  try {
    for (const id of ids) {
      await writer.write(new TextEncoder().encode(`${id}\n`));
      while (!rest.includes(0x0a)) await more();
      const end = rest.indexOf(0x0a);
      const head = new TextDecoder().decode(rest.subarray(0, end));
      rest = rest.slice(end + 1);
      const size = Number(/ (\d+)$/.exec(head)?.[1] ?? -1);
      if (size < 0) continue;
      const chunks = new Uint8Array(size + 1);
      let filled = 0;
      for (;;) {
        const taken = rest.subarray(0, chunks.length - filled);
        chunks.set(taken, filled);
        filled += taken.length;
        rest = rest.slice(taken.length);
        if (filled === chunks.length) break;
        await more();
      }
      yield chunks.slice(0, size);
    }
  } finally {
    await writer.close().catch(() => {});
    await reader.cancel().catch(() => {});
    await child.status;
  }
}

const streamOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream();

/**
 * What the next commit would take in: git's index, not the files in the folder, which may differ.
 *
 * @param tellNone Called where nothing is staged at all.
 * @throws {AccessError} `bad-option` if this is no repository.
 */
export async function* stagedContents(tellNone: () => void): AsyncGenerator<Content> {
  const said = await git(["diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames"]);
  if (said === "") tellNone();
  // ":100644 100644 <old> <new> M\0<path>\0"; a folder of another repository is no blob.
  const changed = [...said.matchAll(/:\d+ (\d+) [\da-f]+ ([\da-f]+) [A-Z]\d*\0([^\0]*)\0/g)]
    .filter(([, mode, id]) => mode !== "160000" && !/^0+$/.test(id));
  let at = 0;
  for await (const bytes of objects(changed.map(([, , id]) => id))) {
    yield { name: changed[at++][3], bytes: streamOf(bytes) };
  }
}

/** The commit that brought an object in; a stash is a merge, so those are looked at too. */
async function commitOf(id: string): Promise<string> {
  const found = await git(["log", "--all", "--reflog", "-m", "--format=%h", `--find-object=${id}`]);
  return found.trim().split("\n").at(-1) || `object ${id.slice(0, 8)}`;
}

/** An object of the history, which can tell its commit when that is needed. */
export interface PastContent extends Content {
  commit: () => Promise<string>;
}

/**
 * All that git still has: every version of every file, of every branch, tag and stash, and of
 * commits that no branch holds any more; deleted files too; and the messages.
 *
 * @throws {AccessError} `bad-option` if this is no repository.
 */
export async function* pastContents(): AsyncGenerator<PastContent> {
  const listed = await git([
    "cat-file",
    "--batch-all-objects",
    "--batch-check=%(objectname) %(objecttype)",
  ]);
  const named = await git(["rev-list", "--all", "--reflog", "--objects"]);
  const names = new Map(
    named.split("\n").map((
      line,
    ) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]),
  );
  const wanted = listed.split("\n").map((line) => line.split(" ")).filter(([, kind]) =>
    kind === "blob" || kind === "commit" || kind === "tag"
  );
  let at = 0;
  for await (const bytes of objects(wanted.map(([id]) => id))) {
    const [id, kind] = wanted[at++];
    yield kind === "blob"
      ? {
        name: names.get(id) || "a file that no branch holds any more",
        bytes: streamOf(bytes),
        commit: () => commitOf(id),
      }
      : {
        name: kind === "tag" ? "message of a tag" : "message of a commit",
        bytes: streamOf(bytes),
        commit: () => Promise.resolve(id.slice(0, 8)),
      };
  }
}

/** The folder in which git looks for hooks, as git itself says. */
export async function hooksFolder(): Promise<string> {
  return (await git(["rev-parse", "--git-path", "hooks"])).trim();
}

const OBSTACLES: readonly [error: new (message: string) => Error, found: string][] = [
  [Deno.errors.NotFound, "its folder is not there"],
  [Deno.errors.NotADirectory, "its folder is a file"],
  [Deno.errors.IsADirectory, "it is a folder"],
  [Deno.errors.PermissionDenied, "its folder cannot be written to"],
  [Deno.errors.NotCapable, "Deno was started without the permission to read and write there"],
];

/** What the system says in words where it has no class of errors for it. */
const SAID: readonly [said: RegExp, found: string][] = [
  [/read-only file system|EROFS/i, "its folder cannot be written to"],
  [/is a directory|EISDIR/i, "it is a folder"],
  [/name too long|ENAMETOOLONG/i, "its name is too long"],
  [/\b(?:NUL|null) bytes?\b/i, "its name holds a NUL, which no file's name may"],
  [/no space|quota|too large|ENOSPC|EDQUOT|EFBIG/i, "the disk is full"],
];

/** Why a file cannot be made or written, as it reads after "cannot be written: "; nothing if unknown. */
export function fileObstacle(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = "" } = error as { code?: string };
  return OBSTACLES.find(([kind]) => error instanceof kind)?.[1] ??
    SAID.find(([said]) => said.test(`${code} ${error.message}`))?.[1];
}

/** Why a database takes no write, whatever is to be written. */
export type WriteObstacle = "in use" | "full" | "read-only" | "damaged";

// By what is said: errors of SQLite carry their number only sometimes.
const WRITE_OBSTACLES: readonly [said: RegExp, obstacle: WriteObstacle][] = [
  [/is locked|keeps writing to it/, "in use"],
  [/is full|disk has no room|disk I\/O error/, "full"],
  [/readonly database|unable to open|cannot be written to/, "read-only"],
  [/malformed|not a database/, "damaged"],
];

/** Why a database took no write; nothing where the fault is not its file's. */
export function writeObstacle(error: unknown): WriteObstacle | undefined {
  if (!(error instanceof Error)) return undefined;
  return WRITE_OBSTACLES.find(([said]) => said.test(error.message))?.[1];
}

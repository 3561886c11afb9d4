/** Where nobody tells: the least that systems of 2026 allow a process that asks for all it may. */
const UNTOLD = 1024;

/** Asks for nothing that would have to be granted first: a room must not stop at a question. */
function isGranted(permission: Deno.PermissionDescriptor): boolean {
  return Deno.permissions.querySync(permission).state === "granted";
}

function toldByLinux(): string | undefined {
  const path = "/proc/self/limits";
  if (Deno.build.os !== "linux" || !isGranted({ name: "read", path })) return undefined;
  return /^Max open files\s+(\S+)/m.exec(Deno.readTextFileSync(path))?.[1];
}

/** What a child is told is what this process has: limits are handed down. */
function toldByShell(): string | undefined {
  if (Deno.build.os === "windows" || !isGranted({ name: "run", command: "sh" })) return undefined;
  const { stdout } = new Deno.Command("sh", { args: ["-c", "ulimit -n"] }).outputSync();
  return new TextDecoder().decode(stdout).trim();
}

function told(by: () => string | undefined): number | undefined {
  try {
    const text = by();
    if (text === "unlimited") return Infinity;
    return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
  } catch {
    // Files of the system need more than the permission to read. A guess serves as well.
    return undefined;
  }
}

/**
 * How many files and connections this process may hold open at once. Deno has no call for it, and
 * raises the limit itself as far as it may when it starts (measured on Deno 2.9.6). Windows has
 * none.
 */
export function handleLimit(): number {
  if (Deno.build.os === "windows") return Infinity;
  return told(toldByLinux) ?? told(toldByShell) ?? UNTOLD;
}

/** Whether Deno may read a path without asking for permission. */
export function mayRead(path: string): boolean {
  return Deno.permissions.querySync({ name: "read", path }).state === "granted";
}

/** What is at a path, as far as Deno may look; nothing if there is nothing. Never asks for permission. */
export function peek(path: string): Deno.FileInfo | undefined {
  if (!mayRead(path)) return undefined;
  try {
    return Deno.statSync(path);
  } catch {
    return undefined;
  }
}

/** The bytes of a file, as far as Deno may look and the file can be read; else nothing. */
export function peekInto(path: string): Uint8Array | undefined {
  if (!peek(path)?.isFile) return undefined;
  try {
    return Deno.readFileSync(path);
  } catch {
    return undefined;
  }
}

/** The working folder, as far as Deno may know it. */
export function workingFolder(): string | undefined {
  return mayRead(".") ? Deno.cwd() : undefined;
}

/** A disk of so many megabytes; nothing where this computer lets nobody make one. */
export async function smallDisk(folder: string, megabytes: number) {
  await Deno.mkdir(folder);
  const run = (command: string, ...args: string[]) =>
    new Deno.Command(command, { args, stderr: "null" }).output().catch(() => ({ success: false }));
  const { success } = await run(
    "mount",
    ...["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder],
  );
  if (!success) return undefined;
  return {
    grow: (megabytes: number) => run("mount", "-o", `remount,size=${megabytes}m`, folder),
    freeze: () => run("mount", "-o", "remount,ro", folder),
    [Symbol.asyncDispose]: async () => void await run("umount", folder),
  };
}

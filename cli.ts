/**
 * Library Card from a terminal. `deno task` lists the verbs.
 *
 * @module
 */
// Loaded only now: Node.js cannot read all of it, and in a build this file must be read to say so.
if (import.meta.main) {
  const { run } = await import("./src/commands/mod.ts");
  Deno.exit(await run(Deno.args));
}

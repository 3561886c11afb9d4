/**
 * Library Card from a terminal. `deno task` lists the verbs.
 *
 * @module
 */
import { run } from "./src/commands/mod.ts";

if (import.meta.main) Deno.exit(await run(Deno.args));

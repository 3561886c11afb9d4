/**
 * Writes PROBLEMS.md, the page of everything that can go wrong, from the catalogue.
 *
 * @module
 */
import { problemsPage } from "./problems_page.ts";

const path = new URL("../PROBLEMS.md", import.meta.url);
await Deno.writeTextFile(path, problemsPage());
await new Deno.Command(Deno.execPath(), { args: ["fmt", "--quiet", path.pathname] }).output();

import { connect, SAMPLE_QUERY } from "../../mod.ts";
import { give, type Output, quietly } from "./output.ts";

/**
 * `demo`: the whole way without keys. Opens the practice room, gets a four-part password there,
 * signs in with it, and runs the sample search.
 */
export async function demo(output: Output): Promise<void> {
  const { events } = output;
  output.aside(
    "Opening the practice room: an X API on this computer, with made-up posts. No keys, no cost.\n",
  );
  const card = await connect({ practice: true, prove: "identity", ...quietly(output) });
  if (!events) output.result(`${card}\n`);
  const posts = await card.search(SAMPLE_QUERY, { limit: 10, onProgress: events?.progress });
  const facts = { card, posts: [...posts], cost: posts.cost, ended: posts.ended };
  give(output, facts, () => String(posts));
  if (events) return;
  output.aside(`
That was practice. Next:
  npx -y deno task check       with your own keys (with Deno installed: deno task check)
  notebooks/1_get_your_library_card.ipynb       how to get them, step by step`);
}

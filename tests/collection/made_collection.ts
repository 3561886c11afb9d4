import { type Collection, type CollectOptions, connect, startPractice } from "../../mod.ts";

/** A folder that is gone at the end of a test. */
export async function tempFolder() {
  const path = await Deno.makeTempDir();
  return {
    path,
    file: (name: string) => `${path}/${name}`,
    [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }),
  };
}

/** An hour in which the town's posts are always the same. */
export const NOON = Date.parse("2026-11-20T12:00:00Z");

/** A practice room and a card for it. */
export async function practiceCard() {
  const room = await startPractice();
  const card = await connect({
    keys: room.issueKeys(),
    baseUrl: room.url,
    envFile: false,
    prompt: false,
  });
  return { room, card, [Symbol.asyncDispose]: () => room.close() };
}

/** Collects made-up posts, with all that comes along. */
export async function collected(
  to: string,
  query = "library",
  options: Partial<CollectOptions> = {},
): Promise<{ collection: Collection; rows: unknown[] }> {
  await using practice = await practiceCard();
  const wanted = { limit: 300, authors: true, references: true, media: true, places: true };
  const collection = await practice.card.collect(query, {
    ...wanted,
    onProgress: () => {},
    ...options,
    to,
  });
  const rows = await practice.card.search(query, { ...wanted, onProgress: () => {} });
  return { collection, rows: [...rows] };
}

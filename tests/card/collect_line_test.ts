import { collectLine } from "../../src/card/collect_line.ts";
import { NO_CHARGE } from "../../src/money/mod.ts";
import { assertEquals } from "../assert.ts";

const progress = {
  ...{ posts: 1200, expected: 5000, pages: 12, rate: 400, secondsLeft: 9.5, waitsUntil: undefined },
  charge: { ...NO_CHARGE, cost: { low: 6, high: 18 } },
  rateLimit: { limit: 450, remaining: 438, resetAt: new Date(0) },
};

Deno.test("collectLine() says what is bought, how far it is, and keeps one last state", () => {
  const said: string[] = [];
  const note = (text?: string) => said.push(text ?? "");
  let now = 0;
  const line = collectLine(
    { to: "library.sqlite" },
    note,
    () => ({ say: note, end: note }),
    () => now,
  );
  line.begin({ query: "library", held: 0, posts: 5000, cost: { low: 25, high: 75 }, room: false });
  line.onProgress(progress);
  line.onProgress({ ...progress, posts: 1300 });
  now = 1000;
  line.onProgress({ ...progress, posts: 1400, waitsUntil: new Date(91_000) });
  line.end();
  assertEquals(said, [
    "Collecting up to 5,000 posts for library: USD 25.00 to 75.00.",
    "1,200 of 5,000 posts · 400 a second · USD 6.00 to 18.00 · 438 of 450 requests left · about 10 s left",
    "1,400 of 5,000 posts are in the file, USD 6.00 to 18.00. Waiting for X: 1 min 30 s left. Stop ends it.",
    "1,400 posts are in library.sqlite (USD 6.00 to 18.00 in all).",
  ]);
});

Deno.test.each(
  [
    { room: true, word: "PRACTICE", price: "would cost USD 25.00 to 75.00; play money" },
    {
      room: "replay",
      word: "REPLAY",
      price: "would cost USD 25.00 to 75.00; REPLAY: nothing is charged",
    },
  ] as const,
)("collectLine() begins each state with $word where no X answers", ({ room, word, price }) => {
  const said: string[] = [];
  const note = (text?: string) => said.push(text ?? "");
  const line = collectLine(
    { to: "library.sqlite" },
    note,
    () => ({ say: note, end: note }),
    () => 0,
  );
  line.begin({ query: "library", held: 0, posts: 5000, cost: { low: 25, high: 75 }, room });
  line.onProgress(progress);
  line.end();
  assertEquals(said.map((text) => text.split(":")[0]), [word, word, word]);
  assertEquals(said[0], `${word}: Collecting up to 5,000 posts for library: ${price}.`);
});

Deno.test("collectLine() tells the price and no more where nobody watches", () => {
  const said: string[] = [];
  const note = (text: string) => said.push(text);
  const line = collectLine({ to: "library.sqlite" }, note, () => undefined, () => 0);
  line.begin({ query: "library", held: 3, posts: 9, cost: { low: 1, high: 2 }, room: false });
  line.onProgress(progress);
  line.end();
  assertEquals(said, [
    "Collecting up to 9 posts for library: USD 1.00 to 2.00. 3 are in the file already.",
  ]);
});

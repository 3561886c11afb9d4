import { assertEquals } from "../assert.ts";
import { progressLine } from "../../src/card/progress_line.ts";
import { NO_CHARGE } from "../../src/money/mod.ts";

interface Told {
  watched?: boolean;
  price?: string;
}

/** What the line said while so many posts came, page by page; nothing at the end is "". */
function told(limit: number, pages: number[], { watched = true, price }: Told = {}): string[] {
  const said: string[] = [];
  const note = (text?: string) => said.push(text ?? "");
  const line = progressLine(
    (text) => said.push(`aside: ${text}`),
    () => watched ? { say: note, end: note } : undefined,
  );
  line.begin(limit, price);
  pages.forEach((posts, i) => line.onProgress({ posts, limit, pages: i + 1, charge: NO_CHARGE }));
  line.end();
  return said;
}

Deno.test("progressLine() says how far a search of more than one page has come", () => {
  assertEquals(told(1200, [100, 200]), [
    "Searching for 1,200 posts …",
    "100 of 1,200 posts, 1 page …",
    "200 of 1,200 posts, 2 pages …",
    "200 posts came in 2 pages.",
  ]);
});

Deno.test("progressLine() says nothing of a search of one page", () => {
  assertEquals(told(100, [100]), []);
});

Deno.test("progressLine() begins with the second page where X's pages are small", () => {
  assertEquals(told(100, [10, 20, 21]), [
    "20 of 100 posts, 2 pages …",
    "21 of 100 posts, 3 pages …",
    "21 posts came in 3 pages.",
  ]);
});

Deno.test("progressLine() begins with the price, where it is more than the usual few posts", () => {
  const price = "USD 0.125 if all of them come";
  assertEquals(told(25, [25], { price }), [
    "Searching for 25 posts: USD 0.125 if all of them come …",
    "25 of 25 posts, 1 page …",
    "25 posts came in 1 page.",
  ]);
  assertEquals(told(10, [10], { price }), []);
});

Deno.test("progressLine() tells the price and no more where nobody watches", () => {
  const price = "USD 1.00 if all of them come";
  assertEquals(told(200, [100, 200], { price, watched: false }), [
    "aside: Searching for 200 posts: USD 1.00 if all of them come.",
  ]);
});

Deno.test("progressLine() goes where no page came", () => {
  assertEquals(told(500, []), ["Searching for 500 posts …", ""]);
});

Deno.test("progressLine() says nothing where nobody watches", () => {
  assertEquals(told(500, [100, 200], { watched: false }), []);
});

import { assertEquals } from "../assert.ts";
import { papers, ROOT } from "./papers.ts";

const PICTURES = new URL("notebooks/pictures/", ROOT);

/** A picture where a paper shows it. */
interface Shown {
  paper: string;
  /** Its name in notebooks/pictures/, or its address in the paper where it is not from there. */
  name: string;
  alt: string;
}

const TAG = /<img\b[^>]*>|!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g;

/** The pictures in a text, given the place of its paper. */
function* picturesIn(text: string, paper: URL): Generator<Shown> {
  for (const [tag, words, address] of text.matchAll(TAG)) {
    const from = address ?? tag.match(/src="([^"]*)"/)?.[1] ?? "";
    const { href } = new URL(from, paper);
    yield {
      paper: paper.href.slice(ROOT.href.length),
      name: href.startsWith(PICTURES.href) ? href.slice(PICTURES.href.length) : from,
      alt: words ?? tag.match(/alt="([^"]*)"/)?.[1] ?? "",
    };
  }
}

async function shownPictures(): Promise<Shown[]> {
  return (await papers()).flatMap(({ text, url }) => [...picturesIn(text, url)]);
}

async function keptPictures(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of Deno.readDir(PICTURES)) names.push(name);
  return names.sort();
}

Deno.test("every picture that a paper shows is there, and none lies unused", async () => {
  const shown = new Set((await shownPictures()).map(({ name }) => name));
  assertEquals([...shown].sort(), await keptPictures());
});

Deno.test("every picture can be read by who does not see it", async () => {
  const silent = (await shownPictures()).filter(({ alt }) => alt.length < 20);
  assertEquals(silent.map(({ paper, name }) => `${paper}: ${name}`), []);
});

Deno.test("no picture is larger than 100 kB", async () => {
  const large: string[] = [];
  for (const name of await keptPictures()) {
    if ((await Deno.stat(new URL(name, PICTURES))).size > 100_000) large.push(name);
  }
  assertEquals(large, []);
});

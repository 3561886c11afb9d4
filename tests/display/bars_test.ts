import { assert, assertEquals, assertMatch, assertStringIncludes } from "../assert.ts";
import { type Bars, barsFaces, textWidth } from "../../src/display/mod.ts";

const hours = (values: readonly number[], more: Partial<Bars> = {}): Bars => ({
  title: "Loans, by hour",
  labels: values.map((_, i) => `Day ${1 + Math.floor(i / 24)} ${i % 24}:00`),
  values,
  each: "hour",
  ...more,
});
const week = Array.from({ length: 168 }, (_, i) => (i * 7) % 24);
const text = (bars: Bars, width = 80) => barsFaces(bars).text(width);
const page = (bars: Bars) => `${barsFaces(bars).html()}`;
const heights = (source: string) =>
  [...source.matchAll(/<div title="[^"]*" style="[^"]*height:([\d.]+)%/g)]
    .map(([, height]) => Number(height)).filter((height) => height > 0);

const charts: Record<string, Bars> = {
  "a week of hours": hours(week, { stamp: "PRACTICE", footer: ["Cost nothing."] }),
  "10,080 minutes": hours(Array.from({ length: 10_080 }, (_, i) => i % 60), { each: "minute" }),
  "seven days": hours([3, 9, 12, 1, 0, 40, 7], { each: "day" }),
  "one bar": hours([5]),
  "no bar": hours([]),
  "nothing but zeros": hours(Array(30).fill(0)),
  "one zero": hours([0]),
  "huge numbers": hours([Number.MAX_SAFE_INTEGER, 1, 2e15]),
  "many huge numbers": hours(Array.from({ length: 50 }, (_, i) => i * 1e14)),
  "wide names": hours([1, 2], { labels: ["図書館の一日目の午前中", "📚📚📚📚📚📚📚📚📚📚📚"] }),
};
for (const [name, bars] of Object.entries(charts)) {
  for (const width of [20, 40, 80]) {
    Deno.test(`barsFaces() fits ${name} into ${width} columns`, () => {
      const drawn = text(bars, width);
      for (const line of drawn.split("\n")) {
        assert(textWidth(line) <= width, `${textWidth(line)}: ${line}`);
      }
      assert(!/undefined|NaN|Infinity/.test(drawn), drawn);
    });
  }
  Deno.test(`barsFaces() draws ${name} as a picture within its frame`, () => {
    const source = page(bars);
    for (const height of heights(source)) assert(height > 0 && height <= 100);
    assert(!/undefined|NaN|Infinity/.test(source), source);
    assert(!/undefined|NaN|Infinity/.test(barsFaces(bars).markdown()));
  });
}

Deno.test("barsFaces() draws as many bars as there are, if they can be seen", () => {
  assertEquals(heights(page(hours(Array(168).fill(3)))).length, 168);
  assertEquals(heights(page(hours([1, 0, 4]))).length, 2);
});

Deno.test("barsFaces() adds neighbours up where there are too many, loses none, and says so", () => {
  const source = page(hours(Array(10_080).fill(1), { each: "minute" }));
  assertEquals(heights(source).length, 168);
  assertStringIncludes(source, "Each bar adds up 60 minutes.");
  assertStringIncludes(source, "168 bars, together 10,080.");
  assertStringIncludes(text(hours(Array(168).fill(1)), 80), "Each bar adds up 3 hours.");
});

Deno.test("barsFaces() makes a bar half as high for half as much", () => {
  const [one, two] = heights(page(hours([20, 40])));
  assertEquals(one * 2, two);
  const [short, long] = text(hours([20, 40]), 60).split("\n").slice(1, 3)
    .map((line) => line.match(/█/g)!.length);
  assert(Math.abs(long - 2 * short) <= 1);
});

Deno.test("barsFaces() shows one beside a million", () => {
  assert(heights(page(hours([1, 1_000_000])))[0] > 0.5);
  assertMatch(text(hours([1, 1_000_000])), /^Day 1 0:00 +1 ▏$/m);
  assertStringIncludes(text(hours([1, ...Array(20).fill(1e6)])), "▁");
});

Deno.test("barsFaces() gives every number to a screen reader", () => {
  const source = page(charts["seven days"]);
  assertStringIncludes(
    source,
    '<div role="img" aria-label="Loans, by hour: 7 bars, together 72. Highest: 40 (Day 1 5:00)."',
  );
  assertEquals(source.match(/<th scope="row"/g)!.length, 7);
  assertStringIncludes(source, "<details");
});

Deno.test("barsFaces() takes its colours from the notebook, but for one", () => {
  const source = page(charts["a week of hours"]);
  assertEquals(new Set(source.match(/#[0-9a-f]{6}\b/gi)).size, 1);
  assert(!/(?:^|[;"])color:|fill="(?:black|white)/.test(source));
});

Deno.test("barsFaces() puts the stamp, the notes and the small print on every face", () => {
  const bars = hours([1, 2], { stamp: "PRACTICE", notes: ["So it is."], footer: ["Cost 5."] });
  const faces = barsFaces(bars);
  for (const face of [`${faces.html()}`, faces.markdown(), faces.text(80)]) {
    for (const part of ["PRACTICE", "So it is.", "Cost 5."]) assertStringIncludes(face, part);
  }
});

Deno.test("barsFaces() writes names as text, whatever is in them", () => {
  const bars = hours([1], { title: "<script>x</script>", labels: ['"><b>'] });
  assert(!/<script|<b>/.test(page(bars)));
  assert(!barsFaces(bars).markdown().includes("**<script"));
  assert(!text(hours([1], { title: "a\x1b[2Jb" })).includes("\x1b"));
});

Deno.test("barsFaces() names the marks that it is given, none over another", () => {
  const marks = [0, 3, 27, 51, 167].map((at, i) => ({ at, label: `Mark ${i}` }));
  const lines = text(hours(week, { marks }), 80).split("\n");
  const axis = lines.find((line) => line.includes("Mark"))!;
  assertMatch(axis.trim(), /^Mark 0 +Mark 2 +Mark 3 +Mark 4$/);
  const shown = [...page(hours(week, { marks })).matchAll(/>(Mark \d)</g)].map(([, name]) => name);
  assertEquals(shown, ["Mark 1", "Mark 2", "Mark 3"]);
});

Deno.test("barsFaces() takes what is below zero, or no number, as nothing", () => {
  assertEquals(heights(page(hours([-5, NaN, Infinity, 4]))).length, 1);
});

Deno.test("barsFaces() makes a picture that is small enough for a notebook", () => {
  assert(page(charts["10,080 minutes"]).length < 100_000);
});

Deno.test("bars in Markdown stay one block of code, whatever their labels hold", () => {
  const markdown = barsFaces({ ...hours([1, 2]), labels: ["```", "b"] }).markdown();
  assertMatch(markdown, /^````text\n``` .*\nb .*\n````$/m);
});

import { inspect } from "node:util";
import { assertEquals } from "../assert.ts";
import { giveFaces, html } from "../../src/display/mod.ts";

class Note {
  readonly #words: string;
  inside = "INSIDE";

  static {
    giveFaces(Note.prototype, (note) => ({
      html: () => html`<p>${note.#words}</p>`,
      markdown: () => `*${note.#words}*`,
      text: (width) => `${note.#words}, ${width > 0 ? "wide" : "narrow"}`,
    }));
  }

  constructor(words: string) {
    this.#words = words;
  }
}

const note = new Note("hello");

Deno.test("giveFaces() gives one text in every place that shows text", () => {
  for (const face of [`${note}`, String(note), Deno.inspect(note), inspect(note)]) {
    assertEquals(face, "hello, wide");
  }
  assertEquals(Deno.inspect({ nested: [note] }), "{ nested: [ hello, wide ] }");
});

Deno.test("giveFaces() gives a notebook all three faces", () => {
  const display = (note as unknown as Record<symbol, () => unknown>)[Symbol.for("Jupyter.display")];
  assertEquals(display.call(note), {
    "text/html": "<p>hello</p>",
    "text/markdown": "*hello*",
    "text/plain": "hello, wide",
  });
});

Deno.test("giveFaces() adds nothing that shows", () => {
  assertEquals(Object.keys(note), ["inside"]);
  assertEquals(JSON.stringify(note), '{"inside":"INSIDE"}');
});

Deno.test("a face that fails shows the object's name, and neither fails nor shows its inside", () => {
  class Broken {
    inside = "INSIDE";
    static {
      giveFaces(Broken.prototype, () => {
        throw new Error("no face");
      });
    }
  }
  const broken = new Broken();
  const display =
    (broken as unknown as Record<symbol, () => unknown>)[Symbol.for("Jupyter.display")];
  assertEquals(Deno.inspect(broken), "[Broken]");
  assertEquals(display.call(broken), { "text/plain": "[Broken]" });
});

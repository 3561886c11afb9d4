import { secretsIn, seek, type Sought, type Spot, spotsOf } from "./find_values.ts";
import { isAboutX, shapesIn } from "./find_shapes.ts";
import type { Passage } from "./passage.ts";
import { plainSigns } from "./written_forms.ts";

/** What was found in one passage. */
export interface Found {
  passage: Passage;
  spots: Spot[];
}

/** A file may hold a list of keys; one that seems to hold more of them holds something else. */
const MOST_SHAPES = 500;

/** Looks for secrets in the passages of one file, and remembers what it has seen there. */
export class FileLook {
  readonly #sought: Sought[];
  readonly #known = new Set<string>();
  #aboutX: boolean;

  /**
   * @param name The file's name.
   * @param inUse The secrets whose values are known.
   */
  constructor(name: string, inUse: readonly Sought[]) {
    this.#sought = [...inUse];
    for (const { forms } of inUse) for (const { signs } of forms) this.#known.add(signs);
    this.#aboutX = isAboutX(name);
  }

  /** The secrets that are looked for by now, those found by their shape too. */
  get sought(): readonly Sought[] {
    return this.#sought;
  }

  #learn(passages: readonly Passage[]): void {
    this.#aboutX ||= passages.some(({ text }) => isAboutX(text));
    for (const { text, isWhole, ...near } of passages) {
      if (isWhole) continue;
      for (const secret of shapesIn(text, { aboutX: this.#aboutX, ...near })) {
        const signs = plainSigns(secret.value);
        if (this.#known.has(signs) || this.#known.size > MOST_SHAPES) continue;
        const sought = seek(secret);
        this.#known.add(signs);
        this.#sought.push(sought);
      }
    }
  }

  /**
   * Every place in these passages. A value that is recognised in one of them, by its shape and its
   * name, is then found in all, however it is written there.
   */
  *places(passages: readonly Passage[]): Generator<Found> {
    this.#learn(passages);
    const met = new Set<Sought>();
    for (const passage of passages) {
      const open = passage.isWhole ? this.#sought.filter((each) => !met.has(each)) : this.#sought;
      const here = secretsIn(passage.text, open);
      for (const secret of here) met.add(secret);
      const spots = here.flatMap((secret) => spotsOf(passage.text, secret));
      if (spots.length > 0) yield { passage, spots };
    }
  }
}

/** What is read together: the passages of a notebook; of anything else, each by itself. */
export async function* batches(
  passages: AsyncIterable<Passage> | Iterable<Passage>,
): AsyncGenerator<Passage[]> {
  let batch: Passage[] = [];
  for await (const passage of passages) {
    batch.push(passage);
    if (passage.strings) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

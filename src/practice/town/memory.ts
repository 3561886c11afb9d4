import type { Random } from "./random.ts";

/** How many sentences are remembered: about three pages of posts. */
const LENGTH = 40;

/** Remembers the latest sentences, so that posts next to each other rarely are alike. */
export class Memory {
  #latest: string[] = [];

  /** Picks a sentence that was not picked lately, if there is one. */
  fresh(templates: readonly string[], chance: Random): string {
    let template = chance.pick(templates);
    for (let i = 0; i < 8 && this.#latest.includes(template); i++) {
      template = chance.pick(templates);
    }
    this.#latest.push(template);
    if (this.#latest.length > LENGTH) this.#latest.shift();
    return template;
  }
}

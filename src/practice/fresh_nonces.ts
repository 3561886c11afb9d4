/** Remembers which nonces were used, for as long as their timestamps would be taken. */
export class FreshNonces {
  #forgetAt = new Map<string, number>();
  #purgeAt = 1000;

  /**
   * Takes a nonce, once.
   *
   * @param forget When it may be forgotten, and `now`: both in seconds since 1970.
   * @returns `false` if it was used before.
   */
  take(nonce: string, forget: number, now: number): boolean {
    const known = this.#forgetAt.get(nonce);
    if (known !== undefined && known >= now) return false;
    this.#forgetAt.set(nonce, forget);
    if (this.#forgetAt.size >= this.#purgeAt) this.#purge(now);
    return true;
  }

  /** Runs when the memory has doubled, so that it costs little per nonce. */
  #purge(now: number): void {
    for (const [nonce, forget] of this.#forgetAt) if (forget < now) this.#forgetAt.delete(nonce);
    this.#purgeAt = Math.max(1000, 2 * this.#forgetAt.size);
  }

  /** How many nonces are remembered. */
  get size(): number {
    return this.#forgetAt.size;
  }
}

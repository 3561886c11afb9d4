/** Who waits for which answer, until it comes, the time is over, or all hope is gone. */
export class WaitingRoom<Answer> {
  readonly #waiting = new Map<string, PromiseWithResolvers<Answer>>();
  readonly #closed = new AbortController();

  /** Aborted once nothing can be waited for any more. */
  get signal(): AbortSignal {
    return this.#closed.signal;
  }

  /**
   * Waits until `key` is settled.
   *
   * @param what What is waited for, as it reads after "wait for".
   * @param timeout Seconds.
   */
  waitFor(key: string, what: string, timeout: number): Promise<Answer> {
    this.signal.throwIfAborted();
    const waiter = Promise.withResolvers<Answer>();
    const late = new Error(`Cannot wait any longer for ${what}: nothing came within ${timeout} s`);
    const timer = setTimeout(() => waiter.reject(late), timeout * 1000);
    this.#waiting.set(key, waiter);
    const forget = () => {
      clearTimeout(timer);
      this.#waiting.delete(key);
    };
    waiter.promise.then(forget, forget);
    return waiter.promise;
  }

  /** Hands an answer to who waits for it, if anybody does. */
  settle(key: string, answer: Answer): void {
    this.#waiting.get(key)?.resolve(answer);
  }

  /** Sends everybody home with this reason; whoever comes later hears the first one. */
  close(reason: unknown): void {
    this.#closed.abort(reason);
    for (const waiter of this.#waiting.values()) waiter.reject(this.signal.reason);
  }
}

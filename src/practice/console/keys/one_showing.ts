import { clearTimeout, setTimeout } from "node:timers";
import type { FormRemark, IssuedKeys } from "../../desk/mod.ts";

/** Keys that were just made, with what is worth knowing about the form that made them. */
export interface JustMade {
  values: Partial<IssuedKeys>;
  notes?: readonly FormRemark[];
}

/** So long they wait to be shown, in milliseconds. */
const WAIT = 60_000;

interface Waiting {
  made: JustMade;
  until: number;
  shown: boolean;
  timer: ReturnType<typeof setTimeout>;
}

const nameOf = (session: string, appId: string) => `${session} ${appId}`;

/**
 * Keeps keys between the form that made them and the page that shows them: in memory only, for
 * one session and one app, for one page and one file, and for a minute at most.
 */
export class OneShowing {
  readonly #now: () => number;
  #waiting = new Map<string, Waiting>();

  /** @param closing Drops everything when the room closes. */
  constructor(now: () => number, closing: AbortSignal) {
    this.#now = now;
    closing.addEventListener("abort", () => this.#dropAll(), { once: true });
  }

  /** Keeps keys for their one showing; those that waited for it before are dropped. */
  keep(session: string, appId: string, made: JustMade): void {
    const name = nameOf(session, appId);
    this.#drop(name);
    const timer = setTimeout(() => this.#drop(name), WAIT);
    timer.unref();
    this.#waiting.set(name, { made, until: this.#now() + WAIT, shown: false, timer });
  }

  /** The keys, for the one page that shows them. */
  forPage(session: string, appId: string): JustMade | undefined {
    const waiting = this.#of(session, appId);
    if (!waiting || waiting.shown) return undefined;
    waiting.shown = true;
    return waiting.made;
  }

  /** The keys, for the one file; then they are dropped. */
  forFile(session: string, appId: string): JustMade | undefined {
    const waiting = this.#of(session, appId);
    this.#drop(nameOf(session, appId));
    return waiting?.made;
  }

  #of(session: string, appId: string): Waiting | undefined {
    const waiting = this.#waiting.get(nameOf(session, appId));
    return waiting && this.#now() < waiting.until ? waiting : undefined;
  }

  #drop(name: string): void {
    clearTimeout(this.#waiting.get(name)?.timer);
    this.#waiting.delete(name);
  }

  #dropAll(): void {
    for (const name of [...this.#waiting.keys()]) this.#drop(name);
  }
}

import { clearTimeout, setTimeout } from "node:timers";
import type { App, FormRemark, IssuedKeys, KeyMark } from "../../desk/mod.ts";

/** Keys that were just made, with what is worth knowing about the form that made them. */
export interface JustMade {
  values: Partial<IssuedKeys>;
  notes?: readonly FormRemark[];
}

/** So long they wait to be shown, in milliseconds. */
const WAIT = 60_000;

/** So long they wait to go into a file with the keys that are made after them: a long first walk. */
const WAIT_FOR_MORE = 30 * 60_000;

/** The mark by which it is seen whether a part still holds. */
const MARKS: Record<keyof IssuedKeys, (app: App) => KeyMark | null> = {
  apiKey: ({ apiKey }) => apiKey,
  apiSecret: ({ apiKey }) => apiKey,
  bearerToken: ({ bearerToken }) => bearerToken,
  accessToken: ({ accessToken }) => accessToken,
  accessTokenSecret: ({ accessToken }) => accessToken,
};

interface Waiting {
  made: JustMade;
  /** These, and those that were made before them, each with the moment when it was made. */
  known: Map<keyof IssuedKeys, { value: string; madeAt: number }>;
  /** Until when the page and the file can be had. */
  until: number;
  shown: boolean;
  given: boolean;
  timer: ReturnType<typeof setTimeout>;
}

const partsOf = (
  values: Partial<IssuedKeys>,
) => (Object.entries(values) as [keyof IssuedKeys, string][]);

const nameOf = (session: string, appId: string) => `${session} ${appId}`;

/**
 * Keeps keys between the form that made them and the page that shows them: in memory only, for
 * one session and one app, for one page and one file, and for a minute at most. What was made in
 * the half hour before goes into the file too, so that the newest file has them all.
 */
export class OneShowing {
  readonly #now: () => number;
  #waiting = new Map<string, Waiting>();

  /** @param closing Drops everything when the room closes. */
  constructor(now: () => number, closing: AbortSignal) {
    this.#now = now;
    closing.addEventListener("abort", () => this.#dropAll(), { once: true });
  }

  /** Keeps keys for their one showing; those that waited for it before are shown no more. */
  keep(session: string, app: App, made: JustMade): void {
    const name = nameOf(session, app.id);
    const known = new Map(this.#waiting.get(name)?.known);
    for (const [part, value] of partsOf(made.values)) {
      known.set(part, { value, madeAt: MARKS[part](app)?.madeAt ?? this.#now() });
    }
    this.#drop(name);
    const timer = setTimeout(() => this.#drop(name), WAIT_FOR_MORE);
    timer.unref();
    const until = this.#now() + WAIT;
    this.#waiting.set(name, { made, known, until, shown: false, given: false, timer });
  }

  /** The keys, for the one page that shows them. */
  forPage(session: string, appId: string): JustMade | undefined {
    const waiting = this.#of(session, appId);
    if (!waiting || waiting.shown) return undefined;
    waiting.shown = true;
    return waiting.made;
  }

  /** The keys that are known and still hold, for the one file. */
  forFile(session: string, app: App): Partial<IssuedKeys> | undefined {
    const waiting = this.#of(session, app.id);
    if (!waiting || waiting.given) return undefined;
    waiting.given = true;
    waiting.shown = true;
    return Object.fromEntries(
      [...waiting.known]
        .filter(([part, { madeAt }]) =>
          MARKS[part](app)?.madeAt === madeAt && this.#now() - madeAt < WAIT_FOR_MORE
        )
        .map(([part, { value }]) => [part, value]),
    );
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

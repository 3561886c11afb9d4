import type { AccessError, CollectProgress, SearchProgress, Waiting } from "../../mod.ts";
import { listenForStop, STOPS_AND_HANG_UP } from "./listen_for_stop.ts";

/** The version of the events; it changes when a program that reads them must. */
export const EVENTS_VERSION = 1;

/**
 * What `--json` writes: events, one JSON object a line, for a program that reads them as they come.
 * The last one is a `result` or an `error`. Nobody is ever asked anything.
 */
export class EventStream {
  readonly #write: (line: string) => void;
  readonly #now: () => number;
  readonly #end = new AbortController();
  #isGone = false;
  #listening?: Disposable;
  #waitingFor = "";

  /**
   * @param write Writes a line, and throws where nobody takes it.
   * @param now Milliseconds since 1970.
   */
  constructor(write: (line: string) => void, now: () => number = Date.now) {
    this.#write = write;
    this.#now = now;
  }

  /**
   * Ends whatever is being bought: somebody stops it, from the first call on and until the stream is
   * disposed, or nobody reads the events any more.
   */
  untilStopped(): AbortSignal {
    this.#listening ??= listenForStop(() => this.#end.abort(), STOPS_AND_HANG_UP);
    return this.#end.signal;
  }

  /** Listens for stops no more. */
  [Symbol.dispose](): void {
    this.#listening?.[Symbol.dispose]();
  }

  /** Writes an event. @throws Where nobody takes it. */
  #say(event: string, facts: object): void {
    if (this.#isGone) throw new Deno.errors.BrokenPipe("nobody reads the events");
    try {
      this.#write(JSON.stringify({ version: EVENTS_VERSION, event, ...facts }));
    } catch (error) {
      this.#isGone = true;
      this.#end.abort();
      throw error;
    }
  }

  /** Writes an event that nobody misses where it is not taken: a pipe that is closed is quiet. */
  #mention(event: string, facts: object): void {
    try {
      this.#say(event, facts);
    } catch {
      // What is being bought ends with it.
    }
  }

  /** A wait began: seconds, the moment of its end, and why. A wait is one event, however long. */
  waiting = ({ error: { problem, message }, nextTry, secondsLeft, over }: Waiting): void => {
    const wait = over ? "" : `${nextTry} ${problem}`;
    if (secondsLeft > 0 && wait !== "" && wait !== this.#waitingFor) {
      this.#wait(secondsLeft, problem, message);
    }
    this.#waitingFor = wait;
  };

  #wait(seconds: number, why: string, message: string): void {
    const until = new Date(this.#now() + seconds * 1000);
    this.#mention("waiting", { seconds, until, why, message });
  }

  /** A page has come. */
  progress = (progress: SearchProgress): void => this.#mention("progress", progress);

  /** A page has come, or a wait of a collection began. */
  collecting = (progress: CollectProgress): void => {
    const { waitsUntil, ...facts } = progress;
    const wait = waitsUntil?.toISOString() ?? "";
    if (waitsUntil === undefined) this.#mention("progress", facts);
    else if (wait !== this.#waitingFor) {
      const seconds = Math.max(0, Math.ceil((waitsUntil.getTime() - this.#now()) / 1000));
      this.#wait(seconds, "rate-limited", "X takes no more for the moment");
    }
    this.#waitingFor = wait;
  };

  /** What came of it. @throws Where nobody takes it, so that it can be kept elsewhere. */
  result(result: unknown): void {
    this.#say("result", { result });
  }

  /** What went wrong; before it, what to set, where keys are missing. */
  error(error: AccessError): void {
    if (error.set) this.#mention("needs-keys", { set: error.set });
    this.#mention("error", error.toJSON());
  }
}

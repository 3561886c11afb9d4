import { type WriteObstacle, writeObstacle } from "../files/mod.ts";
import { AccessError, problemOf, sayHere } from "../problems/mod.ts";
import { DOING } from "./question.ts";

/** Why the file of a collection takes nothing; `undefined`: for none of the reasons that have words. */
type Why = WriteObstacle | "gone" | undefined;

/** What to do next, as it is asked for where this runs. */
function nextOf(why: Why): string[] {
  const same = sayHere({ terminal: "the same line", elsewhere: "the same call" });
  const goOn = `Then run ${same} again: it goes on where this one ended.`;
  switch (why) {
    case "in use":
      return ["Close the other program that has the file open and is writing to it.", goOn];
    case "full":
      return ["Make room on the disk.", goOn];
    case "read-only":
      return ["Let yourself write to the file and to its folder.", goOn];
    case "damaged":
      return ["Take a copy of the file from before, or give a new file to collect into."];
    case "gone":
      return [
        `If it was moved or renamed, what had come is in it: put it back, then run ${same} again, ` +
        "and it goes on where this one ended.",
        "If it was deleted, what had come is gone with it" + sayHere({
          code: ", unless this collection is still open: " +
            'collection.export("posts.csv") writes it out.',
          elsewhere: ".",
        }),
      ];
    case undefined:
      // It would come to the same end, and would pay for it again.
      return [
        `Give a new file to collect into: ${same} on this one may end in the same way, and pay ` +
        "again for what it cannot write.",
      ];
  }
}

const SAID: Partial<Record<NonNullable<Why>, string>> = {
  "in use": "another program keeps it locked",
  "gone": "it is not where it was any more: it was moved, renamed, deleted, or replaced",
};

/** A write that the file of a collection did not take. */
export class WriteFailure extends AccessError {
  readonly why: Why;
  readonly #said: string;

  /**
   * @param said What SQLite or the system said; of use where `why` has no words of its own.
   * @param isLost Whether it was a page, which was paid for.
   */
  constructor(why: Why, said: string = "", isLost = false) {
    const found = (why && SAID[why]) ?? said;
    const page = isLost ? "; a page that was paid for is not in it" : "";
    const { docs } = problemOf("collection-unusable");
    super("collection-unusable", {
      message: `Cannot ${DOING}: the file cannot be written: ${found}${page}`,
      nextSteps: [
        ...nextOf(why),
        ...(isLost ? ["That page is asked for again then, and X may charge for it again."] : []),
        "Nothing more was asked for.",
      ],
      docs,
    });
    this.why = why;
    this.#said = said;
  }

  /** The same, of a page that was paid for. */
  ofPage(): WriteFailure {
    return new WriteFailure(this.why, this.#said, true);
  }
}

/** What to do where a file could not be opened for one of these reasons; nothing for others. */
export function nextStepsFor(error: unknown): string[] | undefined {
  const why = writeObstacle(error);
  if (why !== "in use" && why !== "full") return undefined;
  return [...nextOf(why), "Nothing was sent. What the file held before, it still holds."];
}

/**
 * Writes to the file of a collection: whatever fails there is told in one way.
 *
 * @throws {WriteFailure}
 */
export function written<Result>(write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    if (error instanceof AccessError) throw error;
    throw new WriteFailure(writeObstacle(error), (error as Error).message);
  }
}

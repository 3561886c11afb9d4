import type { PracticeRoom } from "../../mod.ts";
import type { Output } from "./output.ts";
import type { PracticeFlags } from "./practice.ts";

/** The addresses and codes of a room, for a program. */
function roomAsData(room: PracticeRoom, { class: students, scenario }: PracticeFlags): object {
  const { url, consoleUrl, addresses } = room;
  return {
    practice: true,
    url,
    consoleUrl,
    addresses,
    ...(scenario ? { scenario } : {}),
    ...(students === undefined ? {} : {
      class: {
        students,
        code: room.classCode(),
        joinUrls: addresses.map((address) => `${address}/join`),
        teacherUrl: `${url}/teacher`,
        teacherCode: room.teacherCode(),
      },
    }),
  };
}

/** What a class is told, and what only its teacher is. */
function tellClass(room: PracticeRoom, { class: students, host }: PracticeFlags, output: Output) {
  const { addresses, url } = room;
  output.result(
    [
      "For the students, to write on the board:",
      ...addresses.map((address, i) => `  ${i === 0 ? "open" : "  or"}        ${address}/join`),
      `  class code  ${room.classCode()}   (${students} places)`,
      "",
      "For the teacher only; the code is typed into the page:",
      `  open        ${url}/teacher`,
      `  code        ${room.teacherCode()}`,
    ].join("\n"),
  );
  if (host === undefined) {
    output.aside(
      "\nOnly this computer can open it. To let the class in from their own computers, close it\n" +
        "and open it with --host 0.0.0.0.",
    );
    return;
  }
  output.aside(
    `
Everyone on this network can open these pages, by plain http. Use it on a network that you
trust. All data is made up, and no real key belongs here: Library Card sends none to it.
In a student's notebook: connect({ baseUrl: "${
      addresses[0]
    }" }), with the keys that the page made.`,
  );
}

/** Says where a room is, and what to do there. */
export function tellRoom(room: PracticeRoom, flags: PracticeFlags, output: Output): void {
  if (flags.json) return output.result(JSON.stringify(roomAsData(room, flags)));
  output.result(`The practice room is open: ${room.consoleUrl}`);
  output.result("An X API to rehearse on, with made-up posts and play money. It is not X.\n");
  if (flags.class !== undefined) tellClass(room, flags, output);
  else {
    output.aside(
      `What to do next:
  1. Open ${room.consoleUrl} in a browser, and make an app and its keys there.
  2. In a notebook: connect({ baseUrl: "${room.url}" }), and paste the keys when it asks.
     In a terminal: X_API_BASE_URL=${room.url} deno task check`,
    );
  }
  output.aside("\nIt is open until you press Ctrl-C.");
}

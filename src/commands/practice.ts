import { AccessError, type PracticeRoom, type ScenarioId, startPractice } from "../../mod.ts";
import { listenForStop } from "./listen_for_stop.ts";
import { type Output, UsageError } from "./output.ts";

/** What `practice` may be told. */
export interface PracticeFlags {
  port?: number;
  class?: number;
  code?: string;
  keep?: string;
  scenario?: ScenarioId;
  startBalance?: number;
  host?: string;
  name?: string[];
  json?: boolean;
}

/** Always the same, so that a bookmark and a notebook find the room again. */
const PORT = 8787;

/** So many doors further on, and then any that is free. */
const NEIGHBOURS = 10;

/** Waits for Ctrl-C. A second one is not ours any more: it ends the process at once. */
function stopped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const listening = listenForStop(() => {
    listening[Symbol.dispose]();
    resolve();
  });
  return promise;
}

type Refusal = [error: new (message: string) => Error, found: (port: number) => string];

const REFUSED: Refusal[] = [
  [
    Deno.errors.AddrInUse,
    (port) => `Another program is using port ${port}, perhaps a practice room that is still open.`,
  ],
  [Deno.errors.PermissionDenied, (port) => `This system keeps port ${port} for itself.`],
];

function* portsFrom(port: number): Generator<number> {
  for (let next = port; next <= Math.min(port + NEIGHBOURS, 65_535); next++) yield next;
  yield 0;
}

async function open(flags: PracticeFlags, { aside }: Output): Promise<PracticeRoom> {
  const { class: students, code, name: names, keep, scenario, startBalance, host } = flags;
  const { port = PORT } = flags;
  const roll = students === undefined ? undefined : { students, code };
  const options = { class: roll, names, keep, scenario, startBalance, host };
  for (const next of portsFrom(port)) {
    try {
      return await startPractice({ ...options, port: next });
    } catch (error) {
      const cause = error instanceof RangeError ? error.cause : undefined;
      const why = REFUSED.find(([refusal]) => cause instanceof refusal);
      if (!why || next === 0) throw error;
      if (next === port) aside(`${why[1](port)} Taking another one.`);
    }
  }
  throw new Error("Cannot open the practice room: no port is free");
}

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

/**
 * A command that runs with a variable set, as a shell takes it: PowerShell's on Windows, where
 * `NAME=value command` is an error.
 */
export function withVariable(
  name: string,
  value: string,
  command: string,
  os: string = Deno.build.os,
): string {
  return os === "windows" ? `$env:${name} = "${value}"; ${command}` : `${name}=${value} ${command}`;
}

/** Says where a room is, and what to do there. */
function tellRoom(room: PracticeRoom, flags: PracticeFlags, output: Output): void {
  if (output.events) return output.events.result(roomAsData(room, flags));
  output.result(`The practice room is open: ${room.consoleUrl}`);
  output.result("An X API to rehearse on, with made-up posts and play money. It is not X.\n");
  if (flags.class !== undefined) tellClass(room, flags, output);
  else {
    output.aside(
      `What to do next:
  1. Open ${room.consoleUrl} in a browser, and make an app and its keys there.
  2. In a notebook: connect({ baseUrl: "${room.url}" }), and paste the keys when it asks.
     In a terminal: ${withVariable("X_API_BASE_URL", room.url, "deno task check")}`,
    );
  }
  output.aside("\nIt is open until you press Ctrl-C.");
}

/**
 * `practice`: opens the practice room and keeps it open until Ctrl-C.
 *
 * @param until What ends it.
 * @throws {UsageError} Where it cannot be opened as it was told.
 */
export async function practice(
  flags: PracticeFlags,
  output: Output,
  until: () => Promise<void> = stopped,
): Promise<void> {
  if (flags.code !== undefined && flags.class === undefined) {
    throw new UsageError("--code is the code of a class: add --class, with the number of students");
  }
  let room: PracticeRoom;
  try {
    room = await open(flags, output);
  } catch (error) {
    // A room says in a RangeError what it cannot be told.
    if (!(error instanceof RangeError) || error instanceof AccessError) throw error;
    throw new UsageError(error.message);
  }
  const end = until();
  tellRoom(room, flags, output);
  await end;
  output.aside("\nClosing the practice room.");
  await room.close();
}

import { AccessError } from "../problems/mod.ts";
import type { Faces } from "./faces.ts";
import { sheetFaces, type SheetLine } from "./sheet.ts";

const clock = (date: Date) => `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;

function linesOf({ problem, status, retryAt, cause }: AccessError): SheetLine[] {
  const said = cause?.detail ?? cause?.title;
  const valid = retryAt !== undefined && !Number.isNaN(retryAt.getTime());
  return [
    { label: "Problem", value: problem },
    ...(status === undefined ? [] : [{ label: "Answer", value: `HTTP ${status}` }]),
    ...(said ? [{ label: "In X's words", value: said }] : []),
    ...(valid ? [{ label: "Again from", value: clock(retryAt) }] : []),
  ];
}

/** The first place in a program at which an error came up, where one is known. */
const placeOf = ({ stack }: Error) => /^\s*at (.+)$/m.exec(stack ?? "")?.[1];

/** The faces of an error: a card that says what happened, and what to do next. */
export function errorFaces(error: Error): Faces {
  if (error instanceof AccessError) {
    return sheetFaces({
      title: "This did not work",
      lines: linesOf(error),
      trouble: {
        title: error.message,
        steps: error.nextSteps,
        ...(error.docs && { more: `More: ${error.docs}` }),
      },
    });
  }
  const place = placeOf(error);
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return sheetFaces({
    title: "This did not work",
    lines: [
      { label: "Error", value: error.name },
      ...(cause ? [{ label: "Because of", value: cause }] : []),
      ...(place ? [{ label: "At", value: place }] : []),
    ],
    trouble: { title: error.message || error.name, steps: [] },
  });
}

/** What can go wrong, and how it is told. */
export { AccessError, type ProblemCause } from "./access_error.ts";
export { mayBeBilled, type Problem, type ProblemId, problemOf, PROBLEMS } from "./catalogue.ts";
export { CONSOLE } from "./console_labels.ts";
export { diagnose, findProblem, noteOn } from "./diagnose.ts";
export { type Evidence, NOTHING_KNOWN } from "./evidence.ts";
export { nearest } from "./nearest.ts";
export {
  addressName,
  atPlace,
  commandFile,
  folderName,
  importHere,
  openConsole,
  type Place,
  placeHere,
  rehearseStep,
  rehearsing,
  sayHere,
  tellAt,
  type Told,
} from "./place.ts";
export {
  type Practice,
  practiceWords,
  priceWords,
  stampOf,
  withoutPracticeMark,
} from "./practice.ts";
export { checkNames, raise, toOptions } from "./raise.ts";
export { readAnswer } from "./read_answer.ts";
export { SIGNATURE_MINUTES } from "./signature.ts";
export { asWord, quoted, terminalLine } from "./terminal_line.ts";
export { type Doing, WRITTEN_CALLS } from "./written_calls.ts";

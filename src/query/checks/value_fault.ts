import type { QueryProblemCode } from "../query_problem_code.ts";

/** What is wrong with an operator's value. */
export interface ValueFault {
  code: QueryProblemCode;
  /** What fills the gaps of the message. */
  words?: string[];
  /** What to write in the value's place, where that is plain. */
  text?: string;
}

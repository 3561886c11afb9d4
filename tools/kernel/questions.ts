import type { Fields } from "./message.ts";

/** A question that a cell asked. */
export interface InputRequest {
  /** The question, as the reader sees it. */
  prompt: string;
  /** Whether what is typed is hidden. */
  password: boolean;
}

/** Answers a question as a person would; `undefined` is an empty line. */
export type Answer = (
  prompt: string,
  password: boolean,
) => string | undefined | Promise<string | undefined>;

/** The person at the keyboard, and what they were asked. */
export class Questions {
  /** Every question so far. */
  readonly asked: InputRequest[] = [];
  readonly #answer?: Answer;

  constructor(answer?: Answer) {
    this.#answer = answer;
  }

  /** Whether there is anybody to answer. */
  get answerable(): boolean {
    return this.#answer !== undefined;
  }

  /** Takes in one `input_request`; gives what is typed. */
  async reply({ prompt, password }: Fields): Promise<string> {
    const question = { prompt: String(prompt), password: password === true };
    this.asked.push(question);
    return await this.#answer?.(question.prompt, question.password) ?? "";
  }
}

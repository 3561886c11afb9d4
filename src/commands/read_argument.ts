import { InvalidArgumentError } from "npm:commander@15.1.0";

// How arguments are read: each reader refuses with a sentence that ends what commander says.

/** A whole number, 1 or more. */
export const whole = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) {
    throw new InvalidArgumentError("It must be a whole number, 1 or more.");
  }
  return Number(text);
};

/** By what a sample is spread; by its counts where nothing else is said. */
export const spread = (by: string): true | string => {
  if (!["counts", "hour", "day"].includes(by)) {
    throw new InvalidArgumentError("It must be counts, hour or day.");
  }
  return by === "counts" || by;
};

/** Where chance begins. */
export const seed = (text: string): number => {
  if (!/^\d{1,10}$/.test(text) || Number(text) >= 2 ** 32) {
    throw new InvalidArgumentError("It must be a whole number from 0 to 4294967295.");
  }
  return Number(text);
};

/** A port; 0 is any. */
export const port = (text: string): number => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError("It must be a whole number from 0 to 65535; 0 is any.");
  }
  return Number(text);
};

/** An amount of money above 0, in USD. */
export const amount = (text: string): number => {
  if (!/^\d*\.?\d+$/.test(text) || Number(text) === 0) {
    throw new InvalidArgumentError("It must be an amount in USD above 0, such as 0.50.");
  }
  return Number(text);
};

/** An amount of play money, in USD. */
export const dollars = (text: string): number => {
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(text)) {
    throw new InvalidArgumentError("It must be an amount in US dollars, such as 5 or 0.25.");
  }
  return Number(text);
};

/** A number of seconds, 0 or more. */
export const seconds = (text: string): number => {
  if (!/^\d{1,7}(\.\d+)?$/.test(text)) {
    throw new InvalidArgumentError("It must be a number of seconds, 0 or more.");
  }
  return Number(text);
};

/** An argument that may be given several times. */
export const oneMore = (text: string, before: string[] = []): string[] => [...before, text];

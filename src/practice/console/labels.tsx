/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { FC } from "npm:hono@4.13.19/jsx";

/** The words that only this console has; X's own are in `problems/console_labels.ts`. */
export const LABELS = {
  room: "Practice room",
  stamp: "Practice",
  notX: "made-up, not X",
  disclaimer: "Practice room: made-up, not X",
  promise: "Every post, person and place here is invented, and the money is play money. " +
    "The keys are good in this room only.",
  overview: "Overview",
  settings: "Settings",
  search: "Search",
  failures: "Failures",
  whatNow: "What now?",
} as const;

/** A level of permissions as a console names it. Source: docs.x.com, developer-apps, 2026-08-22. */
export const PERMISSIONS = { "read": "Read only", "read-write": "Read and write" } as const;

/** The variables in which the library looks for the parts of the password. */
export const VARIABLES = {
  apiKey: "X_API_KEY",
  apiSecret: "X_API_SECRET",
  accessToken: "X_ACCESS_TOKEN",
  accessTokenSecret: "X_ACCESS_TOKEN_SECRET",
  bearerToken: "X_BEARER_TOKEN",
} as const;

/** Thousandths of a US dollar as a person writes them: cents, and more digits only if need be. */
export function dollars(mills: number): string {
  const digits = mills % 10 === 0 ? 2 : 3;
  const amount = (Math.abs(mills) / 1000).toLocaleString("en-US", {
    minimumFractionDigits: digits,
  });
  return `${mills < 0 ? "−" : ""}$${amount}`;
}

/** A moment (milliseconds since 1970) as a person reads it: to the minute, UTC. */
export const Moment: FC<{ at: number }> = ({ at }) => {
  const iso = new Date(at).toISOString();
  return <time datetime={iso}>{`${iso.slice(0, 10)}, ${iso.slice(11, 16)} UTC`}</time>;
};

import { CONSOLE } from "../../../problems/mod.ts";
import type { App, Desk, IssuedKeys } from "../../desk/mod.ts";

/** Something that can be done to an app's keys. */
export interface KeyChange {
  /** The end of its address. */
  id: string;
  /** What it does, as a button says it. */
  label: string;
  /** The heading of the page that asks whether it is meant. */
  title: string;
  /** What stops working, as whole sentences; nothing where nothing does, and nobody is asked. */
  breaks: readonly string[];
  /** Whether an app is in a state for it. */
  fits: (app: App) => boolean;
  /** Does it; gives back what is to be shown once. */
  make: (desk: Desk, app: App) => Partial<IssuedKeys> | void;
}

const PAIR = `${CONSOLE.apiKey} and ${CONSOLE.apiSecret}`;
const ACCESS = `${CONSOLE.accessToken} and Secret`;
const BEARER = CONSOLE.bearerToken;

const everyProgram = (what: string) =>
  `Every program and notebook that uses the present ${what} gets 401 Unauthorized from then on.`;

/** All of them. What a change ends: docs.x.com, getting-access and security, 2026-08-22. */
export const KEY_CHANGES: readonly KeyChange[] = [
  {
    id: "regenerate-api-key",
    label: CONSOLE.regenerate,
    title: `Regenerate the ${PAIR}?`,
    breaks: [
      everyProgram(`${PAIR}`),
      `The ${BEARER} and the ${ACCESS} hang on them and end too: you will need new ones.`,
    ],
    fits: () => true,
    make: (desk, app) => desk.regenerateApiKey(app),
  },
  {
    id: "generate-access-token",
    label: CONSOLE.generate,
    title: `Generate an ${ACCESS}`,
    breaks: [],
    fits: ({ accessToken }) => accessToken === null,
    make: (desk, app) => desk.generateAccessToken(app),
  },
  {
    id: "regenerate-access-token",
    label: CONSOLE.regenerate,
    title: `Regenerate the ${ACCESS}?`,
    breaks: [
      everyProgram(ACCESS),
      "The new ones get the permissions that the app has now.",
    ],
    fits: ({ accessToken }) => accessToken !== null,
    make: (desk, app) => desk.generateAccessToken(app),
  },
  {
    id: "revoke-access-token",
    label: CONSOLE.revoke,
    title: `Revoke the ${ACCESS}?`,
    breaks: [everyProgram(ACCESS), "There will be none until you generate new ones."],
    fits: ({ accessToken }) => accessToken !== null,
    make: (desk, app) => desk.revokeAccessToken(app),
  },
  {
    id: "generate-bearer-token",
    label: CONSOLE.generate,
    title: `Generate a ${BEARER}`,
    breaks: [],
    fits: ({ bearerToken }) => bearerToken === null,
    make: (desk, app) => desk.regenerateBearerToken(app),
  },
  {
    id: "regenerate-bearer-token",
    label: CONSOLE.regenerate,
    title: `Regenerate the ${BEARER}?`,
    breaks: [everyProgram(BEARER)],
    fits: ({ bearerToken }) => bearerToken !== null,
    make: (desk, app) => desk.regenerateBearerToken(app),
  },
  {
    id: "revoke-bearer-token",
    label: CONSOLE.revoke,
    title: `Revoke the ${BEARER}?`,
    breaks: [
      everyProgram(BEARER),
      `A program with the ${PAIR} can get a new one by itself.`,
    ],
    fits: ({ bearerToken }) => bearerToken !== null,
    make: (desk, app) => desk.revokeBearerToken(app),
  },
];

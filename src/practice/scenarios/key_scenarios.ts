import { unauthorized, unsupportedAuthentication, wrongPair } from "../problem_bodies.ts";
import { legacy, problem } from "./bodies.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioId } from "./scenario_id.ts";

/** What is wrong with keys, although the room's own are good. Shapes and codes as of 2026-08-22. */
export const KEY_SCENARIOS = {
  // The API key and its secret mint a Bearer Token; only signatures are refused.
  "access-token-wrong": { on: "signed", answer: unauthorized },
  "account-locked": {
    on: "all",
    answer: () => legacy(403, 326, "To protect users, this account is locked"),
  },
  "app-suspended": { on: "all", answer: () => legacy(401, 416, "This app is suspended") },
  "bad-callback": { on: "all", answer: () => legacy(403, 415, "Callback address not approved") },
  "bad-key-pair": { on: "minting", answer: wrongPair },
  // A Bearer Token does not depend on the clock: it shows where requests are signed.
  "clock-off": { on: "connections", clockAhead: 12 },
  "keys-not-sent": { on: "all", answer: () => legacy(400, 215, "Bad authentication data") },
  "old-endpoint": {
    on: "all",
    answer: () => legacy(403, 453, "These keys open a subset of endpoints, and not this one"),
  },
  "permission-too-low": {
    on: "all",
    answer: () => problem(403, "oauth1-permissions", "Forbidden", { status: 403 }),
  },
  "tls-too-old": { on: "all", answer: () => legacy(403, 92, "TLS 1.2 or newer is required") },
  "token-revoked": { on: "all", answer: () => legacy(401, 89, "Invalid or expired token") },
  "unauthorized": { on: "all", answer: unauthorized },
  "unsupported-authentication": {
    on: "all",
    answer: ({ as }) => unsupportedAuthentication(as === "oauth1" ? "oauth1" : "bearer"),
  },
} satisfies Partial<Record<ScenarioId, Scenario>>;

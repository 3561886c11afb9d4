import type { Scenario } from "./scenario.ts";
import type { ScenarioId } from "./scenario_id.ts";

/** No answer, or none that ends: it happens to a connection, whoever asks. */
export const SILENCE_SCENARIOS = {
  "answer-cut-off": { on: "connections", silence: "cut within" },
  "answer-too-large": { on: "connections", silence: "endless" },
  "certificate-not-trusted": { on: "connections", address: "untrusted certificate" },
  "connection-cut": { on: "connections", silence: "cut before" },
  "connection-refused": { on: "connections", address: "closed port" },
  "name-not-found": { on: "connections", address: "unknown name" },
  "timed-out": { on: "connections", silence: "hang" },
} satisfies Partial<Record<ScenarioId, Scenario>>;

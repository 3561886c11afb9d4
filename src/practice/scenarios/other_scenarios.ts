import { plainProblem } from "../problem_bodies.ts";
import { page } from "./bodies.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioId } from "./scenario_id.ts";

/** Answers of a server or a network in trouble. */
export const OTHER_SCENARIOS = {
  "blocked-on-the-way": { on: "all", answer: () => page(403, "Attention required") },
  "network-sign-in": { on: "all", answer: () => page(511, "Sign in to the network") },
  "not-found": { on: "all", answer: () => ({ status: 404 }) },
  "redirected": {
    on: "all",
    answer: () => ({ status: 302, headers: { location: "https://example.org/" } }),
  },
  "server-trouble": { on: "all", answer: () => plainProblem(503, "Service Unavailable") },
  "unexpected-answer": { on: "all", answer: () => page(200, "Sign in to the network") },
} satisfies Partial<Record<ScenarioId, Scenario>>;

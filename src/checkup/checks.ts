import { checkDeno } from "./check_deno.ts";
import { checkEnvFile } from "./check_env_file.ts";
import { checkEnvironment } from "./check_environment.ts";
import { checkKeys, checkShapes } from "./check_keys.ts";
import type { CheckId, Outcome } from "./check_line.ts";
import { checkClock, checkReach } from "./check_reach.ts";
import { checkApp, checkUser } from "./check_sign_in.ts";
import { checkSearch, checkUsage } from "./check_use.ts";
import type { Sitting } from "./sitting.ts";

/** One check. */
export interface Check {
  id: CheckId;
  /** As it stands before its line. */
  label: string;
  /** What must not have failed before it. */
  needs: CheckId[];
  run: (sitting: Sitting) => Outcome | Promise<Outcome>;
}

/** Every check, in order: what is nearest first. */
export const CHECKS: readonly Check[] = [
  { id: "deno", label: "Deno", needs: [], run: checkDeno },
  { id: "environment", label: "Environment", needs: [], run: checkEnvironment },
  { id: "env-file", label: ".env file", needs: [], run: checkEnvFile },
  { id: "keys", label: "Keys", needs: ["deno"], run: checkKeys },
  { id: "shapes", label: "Their shapes", needs: ["keys"], run: checkShapes },
  { id: "reach", label: "Network", needs: ["environment", "keys"], run: checkReach },
  { id: "clock", label: "Clock", needs: ["reach"], run: checkClock },
  { id: "app", label: "As the app", needs: ["reach"], run: checkApp },
  { id: "user", label: "As you", needs: ["reach", "clock"], run: checkUser },
  { id: "usage", label: "Usage", needs: ["app"], run: checkUsage },
  { id: "search", label: "Search", needs: ["app", "user"], run: checkSearch },
];

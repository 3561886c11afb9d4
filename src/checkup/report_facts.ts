import type { Identity } from "../access/mod.ts";
import type { Posts } from "../search/mod.ts";
import type { CheckLine } from "./check_line.ts";
import type { Sitting } from "./sitting.ts";

/** What a report is made of. */
export interface ReportFacts {
  at: Date;
  /** The host; absent where it is not known. */
  host?: string;
  practice: boolean;
  notebook: boolean;
  proxy: "none" | "set, and used" | "set, and not used";
  /** Minutes by which this computer's clock is ahead; absent where nobody said. */
  clockAhead?: number;
  lines: CheckLine[];
  posts?: Posts;
  identity?: Identity;
  /** Sentences about what was done beside checking. */
  notes: string[];
}

const PROXIES = [
  "HTTPS_PROXY",
  "https_proxy",
  "HTTP_PROXY",
  "http_proxy",
  "ALL_PROXY",
  "all_proxy",
];

/** Gathers what a sitting found. */
export function reportFacts(sitting: Sitting, notes: string[]): ReportFacts {
  const { visit, found, network, world, lines, posts } = sitting;
  const { address, practice } = found ?? visit;
  const proxy = PROXIES.some((name) => world.variable(name));
  return {
    at: world.now(),
    host: address instanceof URL ? address.host : undefined,
    practice: practice || (network?.practice ?? false),
    notebook: world.notebook,
    proxy: !proxy ? "none" : world.unusedProxy() ? "set, and not used" : "set, and used",
    clockAhead: network?.clockAhead,
    lines: [...lines.values()],
    posts,
    identity: visit.identity,
    notes,
  };
}

import { X_API } from "../access/mod.ts";
import { factsOf, FOUR_PARTS } from "../keys/mod.ts";
import { AccessError, diagnose, NOTHING_KNOWN } from "../problems/mod.ts";
import { failed, known, noted, type Outcome } from "./check_line.ts";
import type { Sitting } from "./sitting.ts";

const VARIABLES = [...FOUR_PARTS, "bearerToken"] as const;

interface Remark {
  text: string;
  note: string;
}

function remarks({ world, visit }: Sitting, address: URL): Remark[] {
  const { may, unusedProxy } = world;
  const all: (Remark | false)[] = [
    !VARIABLES.some((part) => may({ name: "env", variable: factsOf(part).variable })) && {
      text: "no permission to read variables",
      note: "Deno may not read environment variables, so keys there are not found: start it with " +
        "--allow-env.",
    },
    !may({ name: "read", path: "." }) && visit.envFile !== false && {
      text: "no permission to read files",
      note:
        "Deno may not read this folder, so a .env in it is not found: start it with --allow-read.",
    },
    unusedProxy() && {
      text: "HTTPS_PROXY is set, and not used",
      note:
        "HTTPS_PROXY is set, but requests to X do not use it: if there is no other way to the " +
        "internet here, set NODE_USE_ENV_PROXY=1 too, and start again.",
    },
    !visit.practice && address.origin !== X_API && {
      text: `asks ${address.host}, not X`,
      note: `Your keys go to ${address.host}, which is not X itself. To ask X, leave out baseUrl ` +
        "and the variable X_API_BASE_URL.",
    },
  ];
  return all.filter((remark) => remark !== false);
}

/** What stands around the keys: permissions, proxy, address. Asks Deno for nothing. */
export function checkEnvironment(sitting: Sitting): Outcome {
  const { address } = sitting.visit;
  if (address instanceof AccessError) return failed(address);
  const { host, port, protocol } = address;
  const door = `${address.hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
  if (!sitting.world.may({ name: "net", host: door })) {
    return failed(diagnose({ ...NOTHING_KNOWN, doing: "ask X", host, network: "NOTCAPABLE" }));
  }
  const found = remarks(sitting, address);
  if (!found.length) {
    return known("nothing in the way", "nothing in the way");
  }
  const text = found.map((remark) => remark.text).join("; ");
  return noted(text, found.map(({ note }) => note), { shared: text });
}

import { X_API } from "../access/mod.ts";
import { factsOf, FOUR_PARTS } from "../keys/mod.ts";
import {
  AccessError,
  addressName,
  diagnose,
  NOTHING_KNOWN,
  placeHere,
  raise,
} from "../problems/mod.ts";
import { failed, known, noted, type Outcome } from "./check_line.ts";
import { type CheckRun, inKernel } from "./check_run.ts";

/**
 * The oldest Deno whose notebooks work. Before it a failed cell can look as if it had worked, and
 * a prompt can end the kernel. Source: Deno issue 35356 and pull request 35585.
 */
const OLDEST_FOR_NOTEBOOKS = "2.9.1";

/**
 * Says first that a notebook cannot work with this Deno: on a broken kernel no later message is
 * reliable.
 *
 * @param version Deno's version.
 * @param notebook Whether this is a notebook.
 * @throws {AccessError} `deno-too-old`
 */
export function checkDenoVersion(
  version: string = Deno.version.deno,
  notebook: boolean = inKernel(),
): void {
  const [has, needs] = [version, OLDEST_FOR_NOTEBOOKS].map((text) =>
    text.split(/[.+-]/).slice(0, 3).map(Number)
  );
  const first = has.findIndex((number, i) => number !== needs[i]);
  if (!notebook || first < 0 || has[first] > needs[first]) return;
  throw raise("deno-too-old", {
    doing: "work in this notebook",
    found: `it runs on Deno ${version}, and notebooks need ${OLDEST_FOR_NOTEBOOKS} or newer`,
  });
}

/** Whether this Deno is one to work with: notebooks need more than the rest. */
export function checkDeno({ world: { denoVersion, notebook } }: CheckRun): Outcome {
  try {
    checkDenoVersion(denoVersion, true);
    return known(`${denoVersion}, good for notebooks too`, denoVersion);
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    if (notebook) return failed(error);
    return noted(
      `${denoVersion} will do here, but not in a notebook`,
      [
        `Notebooks need Deno ${OLDEST_FOR_NOTEBOOKS} or newer: run deno upgrade before you open one.`,
      ],
      { shared: `${denoVersion}, too old for notebooks` },
    );
  }
}

const VARIABLES = [...FOUR_PARTS, "bearerToken"] as const;

interface Remark {
  text: string;
  note: string;
}

/** The parts of Node that print what goes through them: all, by a star, or by name. Source: Node's documentation of `NODE_DEBUG`. */
const LOGS_REQUESTS_REGEXP = /(^|[,\s])(\*|https?|http2|net|tls|stream)/i;

async function remarks({ world, target }: CheckRun, address: URL): Promise<Remark[]> {
  const { may, unusedProxy } = world;
  const all: (Remark | false)[] = [
    !VARIABLES.some((part) => may({ name: "env", variable: factsOf(part).variable })) && {
      text: "no permission to read variables",
      note: "Deno may not read environment variables, so keys there are not found: start it with " +
        "--allow-env.",
    },
    !may({ name: "read", path: "." }) && target.envFile !== false && {
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
    LOGS_REQUESTS_REGEXP.test(world.variable("NODE_DEBUG") ?? "") && {
      text: "NODE_DEBUG is set",
      note:
        "NODE_DEBUG makes Node's network parts print what they send, and keys may be in it: take " +
        "it out of the environment and start again; share nothing that was printed.",
    },
    await world.clientLogs() && {
      text: "twitter-api-v2 logs requests",
      note:
        "TwitterApiV2Settings.debug prints every request and answer of twitter-api-v2. A card's " +
        "client leaves its keys out; every other client prints them: set it to false.",
    },
    !target.practice && address.origin !== X_API && {
      text: `asks ${address.host}, not X`,
      note: `Your keys go to ${address.host}, which is not X itself. To ask X, leave out ` +
        `${addressName({ place: placeHere() })}.`,
    },
  ];
  return all.filter((remark) => remark !== false);
}

/** What stands around the keys: permissions, proxy, address. Asks Deno for nothing. */
export async function checkEnvironment(run: CheckRun): Promise<Outcome> {
  const { address } = run.target;
  if (address instanceof AccessError) return failed(address);
  const { host, port, protocol } = address;
  const door = `${address.hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
  if (!run.world.may({ name: "net", host: door })) {
    return failed(diagnose({ ...NOTHING_KNOWN, doing: "ask X", host, network: "NOTCAPABLE" }));
  }
  const found = await remarks(run, address);
  if (!found.length) {
    return known("nothing in the way", "nothing in the way");
  }
  const text = found.map((remark) => remark.text).join("; ");
  return noted(text, found.map(({ note }) => note), { shared: text });
}

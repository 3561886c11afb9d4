import { clientLogs, hasUnusedProxy, type Network, proveSignature } from "../access/later.ts";
import { holdsData, type Identity, readUsage, type Usage } from "../access/mod.ts";
import { type EnvFault, findEnvFaults } from "../keys/later.ts";
import { type Keys, readVariable } from "../keys/mod.ts";
import { AccessError, type Practice, practiceWords, problemOf } from "../problems/mod.ts";
import type { Posts } from "../search/mod.ts";
import type { CheckId, CheckLine } from "./check_line.ts";
import type { Sample } from "./sample.ts";

/** What is to be checked. */
export interface CheckTarget {
  /** Where requests will go, or why they cannot. */
  address: URL | AccessError;
  /** Whether a practice room is asked, which brings its own keys. */
  practice: Practice;
  /** The `.env` file that was named; `false` for none. */
  envFile?: string | false;
  /** Looks for the keys; asks a person only if it is told to. */
  find: (ask: boolean) => Promise<Found>;
  /** Opens the way out. */
  open: (found: Found) => Promise<Network>;
  /** Who the keys' owner is, where that is known already. */
  identity?: Identity;
  /** The sample search, if it was asked for. */
  sample?: Sample;
  signal?: AbortSignal;
}

/** The keys, and where they are good for. */
export interface Found {
  keys: Keys;
  address: URL;
  practice: Practice;
}

/** The world that is looked at; a parameter so that tests are exact. */
export interface CheckupWorld {
  denoVersion: string;
  /** Whether this runs in a notebook. */
  notebook: boolean;
  folder: () => string;
  variable: (name: string) => string | undefined;
  /** Whether Deno has a permission already. Never makes it ask for one. */
  may: (permission: Deno.PermissionDescriptor) => boolean;
  /** Whether a proxy is set that is not used. */
  unusedProxy: () => boolean;
  /** Whether the client library is set to print its requests. */
  clientLogs: () => Promise<boolean>;
  faults: (folder: string) => EnvFault[];
  now: () => Date;
}

/** Whether this runs in a notebook's kernel. Outside one, looking at `Deno.jupyter` throws. */
export function inKernel(): boolean {
  try {
    return Boolean((Deno as { jupyter?: unknown }).jupyter);
  } catch {
    return false;
  }
}

/** The world itself. */
export const thisWorld = (): CheckupWorld => ({
  denoVersion: Deno.version.deno,
  notebook: inKernel(),
  folder: () => Deno.cwd(),
  variable: readVariable,
  may: (permission) => Deno.permissions.querySync(permission).state === "granted",
  unusedProxy: hasUnusedProxy,
  clientLogs,
  faults: findEnvFaults,
  now: () => new Date(),
});

/** What the server said to one way of signing in. */
interface Verdict {
  /** When it answered, or failed to. */
  at: Date;
  usage?: Usage;
  /** Why it refused. */
  error?: AccessError;
  /** Whether it let us in; also a refusal can prove that, such as one for want of credits. */
  accepted: boolean;
}

/** One run through the checks: what the checks found out so far, for those that come after. */
export class CheckRun {
  readonly lines = new Map<CheckId, CheckLine>();
  faults: EnvFault[] = [];
  found?: Found;
  network?: Network;
  posts?: Posts;
  #app?: Promise<Verdict>;
  #user?: Promise<Verdict>;

  constructor(readonly target: CheckTarget, readonly world: CheckupWorld) {}

  /** Whom we ask, as it reads in a sentence. */
  get host(): string {
    const { address, practice } = this.found ?? this.target;
    const words = practiceWords(this.network?.room || practice);
    if (words) return words.room;
    return address instanceof URL ? address.host : "the server";
  }

  /** Signs in as the app, once: the usage, which is free. */
  asApp(): Promise<Verdict> {
    return this.#app ??= this.#judge(async (network) => {
      const { signal } = this.target;
      const question = {
        path: "usage/tweets",
        doing: "sign in",
        as: "app",
        signal,
        expects: holdsData,
      } as const;
      const usage = readUsage((await network.get(question)).body);
      const creditsLeft = await network.creditsLeft(signal);
      return { ...usage, ...(creditsLeft === undefined ? {} : { creditsLeft }) };
    });
  }

  /** Signs in as the person, once: a search without a query, which is free. */
  asUser(): Promise<Verdict> {
    return this.#user ??= this.#judge((network) => proveSignature(network, this.target.signal));
  }

  async #judge(ask: (network: Network) => Promise<Usage | void>): Promise<Verdict> {
    try {
      this.network ??= await this.target.open(this.found!);
      const usage = await ask(this.network) ?? undefined;
      return { at: this.world.now(), usage, accepted: true };
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      const accepted = problemOf(error.problem).keysWork ?? false;
      return { at: this.world.now(), error, accepted };
    }
  }
}

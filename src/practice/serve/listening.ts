import type { MiddlewareHandler } from "npm:hono@4.13.19";
import type { PracticeOptions, PracticeWorld } from "../practice_world.ts";
import { plainProblem } from "../wire/mod.ts";

/** Where a room listens, and under which names it may be asked. */
export interface Listening {
  /** The address to bind. */
  readonly hostname: string;
  /** Whether that is every address that this machine has, now or later. */
  readonly everywhere: boolean;
  /** What may stand in a request's `Host`, beside the numbers of this machine; in small letters. */
  readonly names: readonly string[];
}

type Interfaces = () => Pick<Deno.NetworkInterfaceInfo, "name" | "family" | "address">[];

const LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"];

/** Every address of this machine. */
const EVERY = ["0.0.0.0", "::"];

const isNumber = (host: string) => /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || host.includes(":");

/** Bridges to containers and tunnels: no student comes in there. */
const VIRTUAL_REGEXP = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap)|WSL|Hyper-V/i;

/** Addresses that a machine gives itself, and that no browser takes. Source: RFC 3927, RFC 4291. */
const LINK_LOCAL_REGEXP = /^(169\.254\.|fe[89ab])/i;

const inUrl = (address: string) => address.includes(":") ? `[${address}]` : address;

/**
 * Where a room is to listen.
 *
 * @throws {RangeError} If others could come in, and there is no class that they would join.
 */
export function listening(
  { host = "127.0.0.1", names = [], class: roll }: Pick<
    PracticeOptions,
    "host" | "names" | "class"
  > = {},
): Listening {
  const hostname = host === "localhost" ? "127.0.0.1" : host.replace(/^\[(.*)\]$/, "$1");
  if (!isNumber(hostname)) {
    throw new RangeError(
      `Cannot open the room at "${host}": the host is an address of this computer, such as ` +
        '"0.0.0.0" for all of them; a name belongs in names',
    );
  }
  const beyond = !hostname.startsWith("127.") && hostname !== "::1";
  if (beyond && !roll) {
    throw new RangeError(
      `Cannot open the room at "${host}": others on the network could use its one account; ` +
        "open it for a class, or leave the host out",
    );
  }
  const known = [...LOOPBACK_NAMES, inUrl(hostname), ...names];
  return {
    hostname,
    everywhere: EVERY.includes(hostname),
    names: known.map((name) => name.toLowerCase()),
  };
}

/** The numbers of this machine as they stand in an address, without those of no use there. */
export function ownNumbers(interfaces: Interfaces = Deno.networkInterfaces): string[] {
  return interfaces().filter(({ address }) => !LINK_LOCAL_REGEXP.test(address))
    .map(({ address }) => inUrl(address));
}

/** Those by which others find a room. */
function outsideNumbers(hostname: string, interfaces: Interfaces): string[] {
  const outside = () =>
    interfaces().filter(({ name, family }) =>
      !VIRTUAL_REGEXP.test(name) && (hostname === "::" || family === "IPv4")
    );
  try {
    return ownNumbers(outside).filter((each) => !/^(127\.|\[::1\])/.test(each));
  } catch (error) {
    if (!(error instanceof Deno.errors.NotCapable)) throw error;
    throw new RangeError(
      `Cannot open the room at "${hostname}": Deno may not look up this computer's addresses; ` +
        "start it with --allow-sys=networkInterfaces",
    );
  }
}

/** The hosts by which other machines find a room; this machine's own, if none does. */
export function hostsOf(
  { hostname, everywhere, names }: Listening,
  interfaces: Interfaces = Deno.networkInterfaces,
): string[] {
  const given = names.filter((name) => !LOOPBACK_NAMES.includes(name) && name !== inUrl(hostname));
  if (!everywhere) return [inUrl(hostname), ...given];
  return [...outsideNumbers(hostname, interfaces), ...given];
}

/** The host at which this machine itself finds a room. */
export const nearHost = ({ hostname, everywhere }: Listening): string =>
  everywhere ? "127.0.0.1" : inUrl(hostname);

const NUMBER_REGEXP = /^(\d{1,3}(\.\d{1,3}){3}|\[[\da-f:.]+\])$/;

/** A number needs no name server, so nobody can bend it; it must be ours all the same. */
const isOwnNumber = (host: string, { everywhere }: Listening): boolean =>
  everywhere && NUMBER_REGEXP.test(host) && ownNumbers().includes(host);

/** Where a room is. */
type OwnAddress = Pick<PracticeWorld, "port" | "publicUrl">;

/** Whether a request was meant for this room. */
function isOurs(host: string, { port, publicUrl }: OwnAddress, where: Listening): boolean {
  if (host === publicUrl.host) return true;
  const [, name, its] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  return (where.names.includes(name) || isOwnNumber(name, where)) &&
    (port === undefined || Number(its ?? 80) === port);
}

/**
 * Lets in only what was sent to this room by name. A web page anywhere could otherwise point a
 * name of its own at this machine and have a reader's browser talk to the room (DNS rebinding).
 */
export function gate(world: OwnAddress, where: Listening): MiddlewareHandler {
  return async function gate(c, next) {
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    if (isOurs(host.toLowerCase(), world, where)) return await next();
    return c.json(plainProblem(421, "Misdirected Request").body, 421);
  };
}

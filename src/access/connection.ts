import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** The connection of one request. */
export interface Connection {
  /** Makes the connection; for the request's own option `agent`. */
  agent: HttpAgent;
  /** Whether it was ever open: before that, nothing can have been asked, nor charged. */
  opened: () => boolean;
  /** Bytes that came in so far. */
  received: () => number;
}

/**
 * A connection of its own for a request, watched. On a connection that is used again, Deno's
 * node:http sends a request that was stopped or cut off a second time by itself, and X would
 * charge it twice. Measured on Deno 2.9.1 and 2.9.6.
 */
export function newConnection(protocol: string): Connection {
  const [Agent, opening] = protocol === "http:"
    ? [HttpAgent, "connect"]
    : [HttpsAgent, "secureConnect"];
  const agent = new Agent({ keepAlive: false });
  const connect = agent.createConnection.bind(agent);
  let socket: Socket | undefined;
  let opened = false;
  agent.createConnection = (options, done) => {
    const made: Duplex | undefined = connect(options, (error, tunnel) => {
      // Through a proxy there is no socket before the tunnel stands.
      if (tunnel && !made) [socket, opened] = [tunnel as Socket, true];
      done?.(error, tunnel);
    });
    made?.once(opening, () => opened = true);
    socket = made as Socket | undefined;
    return made!;
  };
  return { agent, opened: () => opened, received: () => socket?.bytesRead ?? 0 };
}

import { Network } from "../../src/access/later.ts";
import type { NetworkOptions } from "../../src/access/network.ts";
import { lookForKeys } from "../../src/keys/later.ts";
import { type KeyParts } from "../../src/keys/mod.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const BEARER: KeyParts = { bearerToken: MADE_UP.bearerToken };

/** Opens the way to a server; with a Bearer Token, where no other keys are given. */
export async function openNetwork(
  url: string,
  { keys = BEARER, ...options }: Partial<NetworkOptions> & { keys?: KeyParts } = {},
): Promise<Network> {
  const found = await lookForKeys({ keys, prompt: false });
  return await Network.open(found, { baseUrl: new URL(url), timeout: 5, ...options });
}

import type { TwitterApi, TwitterApiTokens } from "npm:twitter-api-v2@1.29.1";
import {
  ACCESS_PAIR,
  endOfKeys,
  factsOf,
  FOUR_PARTS,
  type KeyPart,
  type Keys,
  openKeys,
  PAIR,
  tellsOf,
} from "../keys/mod.ts";
import { AccessError, diagnose, type Evidence, type ProblemId, raise } from "../problems/mod.ts";
import { bearerTokenOf, forgetTokens } from "./sealed_client.ts";

/** How a request is signed: as the app (Bearer Token) or as the person (four-part password). */
export type SignedAs = "app" | "user";

/** What a client signs with, for whoever explains a refusal. */
export interface SignedWith {
  /** The keys and where they came from, in words. */
  keys: string;
  /** Whether the Bearer Token was made from these keys. */
  minted?: boolean;
}

/**
 * Makes a client of twitter-api-v2 that goes through our door; `signal` ends its requests in place
 * of the card's own.
 */
export type MakeClient = (
  tokens: TwitterApiTokens | string,
  signedWith: SignedWith,
  signal?: AbortSignal,
) => TwitterApi;

/** Problems that end minting for good: X is asked no second time. */
const PAIR_REFUSED: readonly ProblemId[] = ["bad-key-pair", "no-bearer-token"];

/** Problems that a new Bearer Token may end. */
const TOKEN_REFUSED: readonly ProblemId[] = ["unauthorized", "token-revoked"];

/** A Bearer Token that is being minted, for as many as wait for it. */
interface Minting {
  client: Promise<TwitterApi>;
  controller: AbortController;
  waiting: number;
}

/** The clients of one set of keys: one that signs as the app, one that signs as the person. */
export class Clients {
  /** Says that the keys are forgotten, and ends what is on its way. */
  readonly ended: AbortSignal;
  readonly #keys: Keys;
  readonly #make: MakeClient;
  readonly #made: TwitterApi[] = [];
  #app?: TwitterApi;
  #user?: TwitterApi;
  #minting?: Minting;
  #badPair?: AccessError;

  constructor(keys: Keys, make: MakeClient) {
    this.#keys = keys;
    this.ended = endOfKeys(keys);
    this.ended.addEventListener("abort", () => this.#forget());
    this.#make = (...given) => {
      const client = make(...given);
      this.#made.push(client);
      return client;
    };
    const { bearerToken } = openKeys(keys);
    if (bearerToken) this.#app = this.#make(bearerToken, { keys: this.#describe(["bearerToken"]) });
  }

  /**
   * @param doing What is being done, as it reads after "Cannot".
   * @throws {AccessError} `keys-forgotten`
   */
  checkOpen(doing: string): void {
    if (this.ended.aborted) throw raise("keys-forgotten", { doing });
  }

  /** Takes what they sign with from all of them, also from those that were handed out. */
  #forget(): void {
    this.#made.splice(0).forEach(forgetTokens);
    this.#minting?.controller.abort();
    this.#app = this.#user = this.#minting = undefined;
  }

  #describe(parts: readonly KeyPart[]): string {
    return parts.filter((part) => this.#keys.has(part))
      .map((part) => `the ${factsOf(part).label} from ${this.#keys.from(part)}`)
      .join(" and ");
  }

  #has(parts: readonly KeyPart[]): boolean {
    return parts.every((part) => this.#keys.has(part));
  }

  /** Whether the keys at hand can sign in this way. */
  canSign(as: SignedAs): boolean {
    return as === "user" ? this.#has(FOUR_PARTS) : this.#has(["bearerToken"]) || this.#has(PAIR);
  }

  /** Whether a text holds any of the secrets, the minted one included. */
  holdsSecret(text: string): boolean {
    const { minted } = this;
    return this.#keys.areIn(text) || (minted !== undefined && tellsOf(minted, text));
  }

  /** The Bearer Token that was minted, if one was. Never leaves this room. */
  get minted(): string | undefined {
    if (this.#has(["bearerToken"]) || !this.#app) return undefined;
    return bearerTokenOf(this.#app);
  }

  /** Takes over a Bearer Token that was minted from the same keys before. */
  resume(minted: string | undefined): void {
    if (minted) this.#app = this.#withMinted(minted);
  }

  #withMinted(token: string): TwitterApi {
    return this.#make(token, { keys: this.#describe(PAIR), minted: true });
  }

  /**
   * The client that signs as the app. Mints a Bearer Token from the API key and secret if needed.
   *
   * @param signal Whoever asks waits no longer; minting ends with the last who waits for it.
   */
  async app(signal: AbortSignal): Promise<TwitterApi> {
    return this.#app ??= await this.#mint(signal);
  }

  /** X refuses a bad pair more strictly the more often it is asked, so it is asked once. */
  async #mint(signal: AbortSignal): Promise<TwitterApi> {
    if (this.#badPair) throw this.#badPair;
    const minting = this.#minting ??= this.#startMinting();
    const leave = () => {
      minting.waiting -= 1;
      if (minting.waiting > 0) return;
      if (this.#minting === minting) this.#minting = undefined;
      minting.controller.abort();
    };
    minting.waiting += 1;
    signal.addEventListener("abort", leave);
    try {
      return await minting.client;
    } catch (error) {
      if (error instanceof AccessError && PAIR_REFUSED.includes(error.problem)) {
        this.#badPair = error;
      }
      throw error;
    } finally {
      signal.removeEventListener("abort", leave);
      if (this.#minting === minting) this.#minting = undefined;
    }
  }

  #startMinting(): Minting {
    const controller = new AbortController();
    // The library's minted client would go on through the door whose signal ends the minting.
    const client = this.#pair(controller.signal).appLogin().then((minted) =>
      this.#withMinted(bearerTokenOf(minted as TwitterApi)!)
    );
    return { client, controller, waiting: 0 };
  }

  #pair(signal?: AbortSignal): TwitterApi {
    const { apiKey, apiSecret } = openKeys(this.#keys);
    const keys = this.#describe(PAIR);
    return this.#make({ appKey: apiKey!, appSecret: apiSecret! }, { keys }, signal);
  }

  /** The client that signs as the person, with the four-part password. */
  user(): TwitterApi {
    const { apiKey, apiSecret, accessToken, accessTokenSecret } = openKeys(this.#keys);
    return this.#user ??= this.#make({
      appKey: apiKey!,
      appSecret: apiSecret!,
      accessToken: accessToken!,
      accessSecret: accessTokenSecret!,
    }, { keys: this.#describe(FOUR_PARTS) });
  }

  /** A client to hand out: the app's if there is one by now, else the person's, else the pair's. */
  any(): TwitterApi {
    return this.#app ?? (this.canSign("user") ? this.user() : this.#pair());
  }

  /**
   * Tells which half of the keys X refused, where that costs nothing: X mints a Bearer Token for
   * an API key and secret that are good.
   *
   * @param error What X's refusal was told as.
   * @param evidence What is known of it.
   * @param signal Ends the asking.
   * @returns The same error, or one that tells more.
   */
  async whichHalf(
    error: unknown,
    evidence: Evidence | undefined,
    signal: AbortSignal,
  ): Promise<unknown> {
    if (!(error instanceof AccessError) || !evidence || !this.#has(PAIR)) return error;
    if (evidence.minted && TOKEN_REFUSED.includes(error.problem)) {
      // Made anew next time; of the pair, all that is known is that X made a token of it.
      this.#app = undefined;
      return error;
    }
    if (error.problem !== "unauthorized") return error;
    const good = this.minted !== undefined ||
      await this.#mint(signal).then(() => true, () => false);
    const signed = evidence.auth === "oauth1";
    if (!good) return signed && this.#badPair || error;
    const keys = signed ? this.#describe(ACCESS_PAIR) : evidence.keys;
    return diagnose({ ...evidence, keys, pairGood: true });
  }
}

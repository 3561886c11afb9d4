/** What an app may do for its owner. X knows a third level, with direct messages. */
export type Permissions = "read" | "read-write";

/** What remains to be seen of a key once it was given out. Holds nothing of its value. */
export interface KeyMark {
  /** When it was made: milliseconds since 1970. */
  readonly madeAt: number;
}

/** An app of an account. Plain data without any key; every change makes a new one. */
export interface App {
  /** Digits. */
  readonly id: string;
  /** The account that made it. */
  readonly accountId: string;
  readonly name: string;
  readonly description: string;
  /** An address, or nothing. */
  readonly website: string;
  readonly useCase: string;
  readonly permissions: Permissions;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** The API key and its secret. */
  readonly apiKey: KeyMark;
  /** The Bearer Token; `null` while there is none. */
  readonly bearerToken: KeyMark | null;
  /**
   * The Access Token and its secret, with the permissions that the app had when they were made:
   * they keep those until they are made anew.
   */
  readonly accessToken: KeyMark & { readonly permissions: Permissions } | null;
}

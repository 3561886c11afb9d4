import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { type IssuedKeys, issueKeys } from "./issue_keys.ts";
import { PostsRead } from "./posts_read.ts";
import { snowflake } from "./town/mod.ts";

/** An app of the practice room: its password, its user, and what it has read. */
export interface PracticeApp {
  /** The app's number. */
  id: number;
  /** The account that made the app. */
  user: { id: string; username: string; createdAt: number };
  keys: IssuedKeys;
  read: PostsRead;
}

/** The apps that have been issued keys in this room. Never shows one. */
export class PracticeApps {
  // Keys are looked up by a digest, so that how long it takes tells nothing about them.
  #pepper = randomBytes(32);
  #byDigest = new Map<string, PracticeApp>();
  #count = 0;

  #digest(text: string): string {
    return createHmac("sha256", this.#pepper).update(text).digest("base64");
  }

  /** Makes an app with a new password. `now` in milliseconds since 1970. */
  issue(now: number): PracticeApp {
    const number = ++this.#count;
    const userId = snowflake(now, number);
    const app: PracticeApp = {
      id: 90_000_000 + number,
      user: { id: userId, username: `practice_${number}`, createdAt: now },
      keys: issueKeys(userId),
      read: new PostsRead(),
    };
    const { apiKey, bearerToken } = app.keys;
    this.#byDigest.set(this.#digest(`key ${apiKey}`), app);
    this.#byDigest.set(this.#digest(`bearer ${bearerToken}`), app);
    return app;
  }

  /** The app of a Bearer Token. */
  ofBearer(token: string): PracticeApp | undefined {
    return this.#byDigest.get(this.#digest(`bearer ${token}`));
  }

  /** The app of an API key. */
  ofKey(apiKey: string): PracticeApp | undefined {
    return this.#byDigest.get(this.#digest(`key ${apiKey}`));
  }

  /** The app of an API key, if the secret is right. */
  ofPair(apiKey: string, apiSecret: string): PracticeApp | undefined {
    const app = this.ofKey(apiKey);
    return app && this.same(app.keys.apiSecret, apiSecret) ? app : undefined;
  }

  /** Whether two texts are the same, in a time that does not depend on where they differ. */
  same(one: string, other: string): boolean {
    return timingSafeEqual(
      createHmac("sha256", this.#pepper).update(one).digest(),
      createHmac("sha256", this.#pepper).update(other).digest(),
    );
  }
}

import { type Account, type NewAccount, newAccount, type Progress } from "./account.ts";
import { afterRequest, type RequestOutcome } from "./after_request.ts";
import { type App, type AppForm, type FormRemark, type Permissions, readAppForm } from "./app.ts";
import type { Change } from "./desk_store.ts";
import {
  bearerTokenOf,
  grantedPairOf,
  type IssuedKeys,
  makeAccessPair,
  makeApiPair,
} from "./issue_keys.ts";
import { type AppSecrets, digestOf, type Grant } from "./key_ring.ts";
import type { AppWithSecrets, Registry } from "./registry.ts";

/** A new app with the keys that X gives at once; they are not shown again. */
export interface CreatedApp {
  app: App;
  keys: Pick<IssuedKeys, "apiKey" | "apiSecret" | "bearerToken">;
  notes: FormRemark[];
}

/** A million US dollars, in thousandths. */
const PLENTY = 1_000_000_000;

/** Ours: so many apps an account may have. */
const MOST_APPS = 20;

/** The name, or the name with the first number behind it that is free: "Ada (2)". */
export function uniqueName(name: string, isTaken: (name: string) => boolean): string {
  let unique = name;
  for (let number = 2; isTaken(unique); number++) unique = `${name} (${number})`;
  return unique;
}

/** Where accounts and apps are made, and where keys are given out: each once. */
export class Desk {
  readonly #registry: Registry;
  readonly #now: () => number;

  constructor(registry: Registry, now: () => number) {
    this.#registry = registry;
    this.#now = now;
  }

  /**
   * Opens an account.
   *
   * @param also What is put down with it, or not at all.
   */
  openAccount(
    { role, name, balance }: Pick<NewAccount, "role" | "name" | "balance">,
    also: (account: Account) => readonly Change[] = () => [],
  ): Account {
    const number = this.#registry.accountNumber;
    const account = newAccount({ number, role, name, balance, now: this.#now() });
    this.#registry.commit([
      { kind: "account", key: account.id, value: account },
      ...also(account),
    ]);
    return account;
  }

  /** An account with plenty of play money and an app with all five parts, for a program. */
  issueKeys(): IssuedKeys {
    const { id } = this.openAccount({ role: "program", balance: PLENTY });
    const created = this.createApp(id, {
      name: `Practice app ${this.#registry.appNumber}`,
      description: "Made by a program.",
      useCase: "To rehearse.",
    });
    if ("problems" in created) throw new Error("Cannot issue keys: the form was refused");
    return { ...created.keys, ...this.generateAccessToken(created.app) };
  }

  /** Makes an app with its first keys, or says what to mend in the form. */
  createApp(accountId: string, form: AppForm): CreatedApp | { problems: FormRemark[] } {
    const read = readAppForm(
      form,
      (name) => this.#registry.appNamed(accountId, name) !== undefined,
    );
    if ("problems" in read) return read;
    if (this.#registry.appsOf(accountId).length >= MOST_APPS) {
      const message = `This account has ${MOST_APPS} apps, and the room keeps no more of one.`;
      return { problems: [{ field: "name", message }] };
    }
    const now = this.#now();
    const { apiKey, apiSecret } = makeApiPair();
    const app: App = {
      id: String(90_000_000 + this.#registry.appNumber),
      accountId,
      ...read.fields,
      createdAt: now,
      apiKey: { madeAt: now },
      bearerToken: { madeAt: now },
      accessToken: null,
    };
    const secrets: AppSecrets = {
      apiKeyDigest: digestOf("apiKey", apiKey),
      apiSecret,
      bearerGeneration: 0,
      accessPair: null,
    };
    this.#registry.commit([
      ...this.#registry.appChanges(undefined, { app, secrets }, now),
      ...this.#reached(accountId, "createdApp"),
    ]);
    const bearerToken = bearerTokenOf(apiSecret, 0);
    return { app, keys: { apiKey, apiSecret, bearerToken }, notes: read.notes };
  }

  /** Changes what is said of an app. The permissions are changed only if the form names them. */
  changeApp(
    app: App,
    form: AppForm,
  ): { app: App; notes: FormRemark[] } | { problems: FormRemark[] } {
    const { permissions, accountId } = this.#current(app).app;
    const taken = (name: string) =>
      (this.#registry.appNamed(accountId, name)?.id ?? app.id) !== app.id;
    const read = readAppForm({ permissions, ...form }, taken);
    return "problems" in read ? read : { app: this.#put(app, read.fields), notes: read.notes };
  }

  /** Changes what an app may do. An Access Token keeps what it had until it is made anew. */
  setPermissions(app: App, permissions: Permissions): App {
    return this.#put(app, { permissions });
  }

  /** Makes a new API key. The old one ends, and with it what hangs on it: the other three parts. */
  regenerateApiKey(app: App): Pick<IssuedKeys, "apiKey" | "apiSecret"> {
    const pair = makeApiPair();
    this.#put(app, {
      apiKey: { madeAt: this.#now() },
      bearerToken: null,
      accessToken: null,
    }, {
      apiKeyDigest: digestOf("apiKey", pair.apiKey),
      apiSecret: pair.apiSecret,
      bearerGeneration: 0,
      accessPair: null,
    }, this.#registry.keys.grantsOf(app.id).map((key) => ({ kind: "grant", key, value: null })));
    return pair;
  }

  /** Makes a Bearer Token; the old one, if there is one, ends. */
  regenerateBearerToken(app: App): Pick<IssuedKeys, "bearerToken"> {
    const { app: { bearerToken }, secrets } = this.#current(app);
    const bearerGeneration = secrets.bearerGeneration + (bearerToken ? 1 : 0);
    this.#put(app, { bearerToken: { madeAt: this.#now() } }, { bearerGeneration });
    return { bearerToken: bearerTokenOf(secrets.apiSecret, bearerGeneration) };
  }

  /** Ends the Bearer Token. */
  revokeBearerToken(app: App): void {
    const { app: { bearerToken }, secrets } = this.#current(app);
    if (!bearerToken) return;
    this.#put(app, { bearerToken: null }, { bearerGeneration: secrets.bearerGeneration + 1 });
  }

  /** The Bearer Token that holds, as X gives it for the API key and its secret; made if need be. */
  bearerTokenOf(app: App): string {
    const { app: { bearerToken }, secrets } = this.#current(app);
    return bearerToken
      ? bearerTokenOf(secrets.apiSecret, secrets.bearerGeneration)
      : this.regenerateBearerToken(app).bearerToken;
  }

  /** Makes an Access Token and its secret; the old ones, if there are any, end. */
  generateAccessToken(app: App): Pick<IssuedKeys, "accessToken" | "accessTokenSecret"> {
    const { accountId, permissions } = this.#current(app).app;
    const pair = makeAccessPair(accountId);
    this.#put(
      app,
      { accessToken: { madeAt: this.#now(), permissions } },
      {
        accessPair: {
          tokenDigest: digestOf("accessToken", pair.accessToken),
          secret: pair.accessTokenSecret,
        },
      },
      this.#reached(accountId, "madeKeys"),
    );
    return pair;
  }

  /** Ends the Access Token. */
  revokeAccessToken(app: App): void {
    if (this.#current(app).app.accessToken) {
      this.#put(app, { accessToken: null }, { accessPair: null });
    }
  }

  /**
   * The Access Token and its secret of somebody who let an app ask for them: the same again whenever
   * they do, beside the one that the app's own account made.
   */
  grantAccess(
    app: App,
    { accountId, permissions }: Pick<Grant, "accountId" | "permissions">,
  ): Pick<IssuedKeys, "accessToken" | "accessTokenSecret"> {
    const { secrets } = this.#current(app);
    const value: Grant = { appId: app.id, accountId, permissions, at: this.#now() };
    const key = `${app.id} ${accountId}`;
    this.#registry.commit([{ kind: "grant", key, value }, ...this.#reached(accountId, "madeKeys")]);
    return grantedPairOf(secrets.apiSecret, value);
  }

  /** Notes how far an account has come with a request. */
  noteRequest(accountId: string, outcome: RequestOutcome): void {
    const account = this.#registry.account(accountId);
    // The teacher may have removed it while it asked.
    if (!account) return;
    const value = afterRequest(account, outcome);
    if (value !== account) this.#registry.commit([{ kind: "account", key: accountId, value }]);
  }

  #current({ id }: Pick<App, "id">): AppWithSecrets {
    const app = this.#registry.app(id);
    if (!app) throw new Error("Cannot change an app: it is not of this room");
    return { app, secrets: this.#registry.keys.secretsOf(id) };
  }

  #put(
    { id }: Pick<App, "id">,
    change: Partial<App>,
    secretChange: Partial<AppSecrets> = {},
    more: readonly Change[] = [],
  ): App {
    const before = this.#current({ id });
    const app = { ...before.app, ...change };
    const after = { app, secrets: { ...before.secrets, ...secretChange } };
    const changes = this.#registry.appChanges(before, after, this.#now());
    this.#registry.commit([...changes, ...more]);
    return app;
  }

  #reached(accountId: string, step: keyof Progress): Change[] {
    const account = this.#registry.account(accountId);
    if (!account || account.progress[step] !== null) return [];
    const progress = { ...account.progress, [step]: this.#now() };
    return [{ kind: "account", key: accountId, value: { ...account, progress } }];
  }
}

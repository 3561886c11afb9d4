import { CONSOLE, DOCS } from "./console_labels.ts";
import type { Evidence } from "./evidence.ts";
import { atPlace, consoleSteps, folderName, rehearseStep } from "./place.ts";
import type { ProblemRow } from "./problem_row.ts";

/** What our own checks find before anything is sent. */
export const OWN_PROBLEMS = [
  {
    id: "no-keys",
    name: "No keys were found",
    found: (): string => "no keys were found, and nobody can be asked here",
    nextSteps: (e: Evidence): string[] => [
      `Set X_BEARER_TOKEN, or X_API_KEY and X_API_SECRET, in the environment or in a file named .env in ${
        folderName(e)
      } or above it.`,
      ...rehearseStep(e, "No keys yet? Rehearse without them"),
    ],
    docs: DOCS.access,
    remedy: "change",
    cost: "nothing",
    source: "our own search for keys",
  },
  {
    id: "env-file-unreadable",
    name: "The .env file cannot be read",
    found: (): string => "the file .env is there, but it cannot be read",
    nextSteps: (): string[] => [
      "Make the file yours to read: in a terminal chmod u+r .env; on Windows in its properties, " +
      "under Security.",
    ],
    docs: DOCS.access,
    remedy: "change",
    cost: "nothing",
    source: "our own search for keys",
  },
  {
    id: "keychain-unusable",
    name: "The keychain cannot be used",
    found: (): string => "this computer's keychain does not answer, or is locked",
    nextSteps: (e: Evidence): string[] => [
      "Unlock the keychain, which signing in on the screen does, and run it again. A server and a container have none.",
      ...atPlace(e, { code: "To look nowhere but elsewhere: keychain: false." }),
      `Or set X_BEARER_TOKEN, or X_API_KEY and X_API_SECRET, in the environment or in a file named .env in ${
        folderName(e)
      }.`,
    ],
    docs: DOCS.keySafety,
    remedy: "change",
    cost: "nothing",
    source: "@napi-rs/keyring 2.1.2, observed 2026-11-25",
  },
  {
    id: "keys-command-failed",
    name: "The command for the keys failed",
    found: (): string => "the command for the keys ended with an error",
    nextSteps: (): string[] => [
      "Run the same command in a terminal, where it may say why. What it printed is not repeated here, since keys may be in it.",
      "Nothing was sent.",
    ],
    docs: DOCS.keySafety,
    remedy: "change",
    cost: "nothing",
    source: "our own run of the command",
  },
  {
    id: "keys-command-too-slow",
    name: "The command for the keys did not end",
    found: (): string => "the command for the keys took too long, and was ended",
    nextSteps: (e: Evidence): string[] => [
      "Run it in a terminal: it may wait for a password or a finger. Unlock what it reads from first.",
      ...atPlace(e, { code: "Give it more time, in seconds: keysTimeout: 120." }),
      "Nothing was sent.",
    ],
    docs: DOCS.keySafety,
    remedy: "change",
    cost: "nothing",
    source: "our own run of the command",
  },
  {
    id: "keys-command-no-keys",
    name: "The command for the keys gave no keys",
    found: (): string => "the command for the keys printed nothing that is read as a key",
    nextSteps: (): string[] => [
      'It is to print lines such as X_BEARER_TOKEN=…, or JSON such as {"bearerToken": "…"}, or one key alone.',
      "Nothing was sent.",
    ],
    docs: DOCS.keySafety,
    remedy: "change",
    cost: "nothing",
    source: "our own run of the command",
  },
  {
    id: "keys-forgotten",
    name: "The card has forgotten its keys",
    found: (): string => "this card has forgotten its keys",
    nextSteps: (e: Evidence): string[] => [
      ...atPlace(e, {
        code: "For a new card: const card = await connect(). It looks for keys anew.",
        elsewhere: "Run it again: it looks for keys anew.",
      }),
      "Nothing was sent.",
    ],
    docs: DOCS.keySafety,
    remedy: "change",
    cost: "nothing",
    source: "our own card",
  },
  {
    id: "wrong-shape",
    name: "A key does not look like X's",
    found: (e: Evidence): string => e.shapeNotes.join(" ").replace(/\.$/, ""),
    nextSteps: (e: Evidence): string[] => [
      consoleSteps(
        `copy the ${CONSOLE.apiKey} as X_API_KEY and the ${CONSOLE.apiSecret} as X_API_SECRET, or the Bearer Token as X_BEARER_TOKEN`,
        e,
      ),
    ],
    docs: DOCS.oauth1,
    remedy: "change",
    cost: "nothing",
    example: {
      shapeNotes: [
        "X_API_KEY (environment) looks like an OAuth 2.0 Client ID, not the API key, which is about 25 letters and digits.",
      ],
    },
    source: "samples in X's documentation, 2026-08-22; keys seen in 2026",
  },
  {
    id: "conflicting-names",
    name: "Two values stand for one key",
    found: (): string => "two variables give different values for the same key",
    nextSteps: (): string[] => ["Remove one of the two, then run it again. Nothing was sent."],
    docs: DOCS.keySafety,
    remedy: "change",
    cost: "nothing",
    source: "names seen in public code",
  },
  {
    id: "keys-stay-inside",
    name: "Keys are not given out",
    found: (): string => "keys are used to sign, and shown to nobody",
    nextSteps: (e: Evidence): string[] => [
      ...atPlace(e, {
        code: "card.client signs every request by itself: ask what you want to ask with it.",
      }),
      ...atPlace(e, {
        code:
          "For another program, take the keys from where you keep them: card.keys tells where that is.",
        elsewhere: "For another program, take the keys from where you keep them.",
      }),
      "Nothing was sent.",
    ],
    docs: DOCS.keySafety,
    remedy: "change",
    cost: "nothing",
    source: "our own client",
  },
  {
    id: "deno-too-old",
    name: "Deno is too old for notebooks",
    found: (): string => "this Deno is too old for notebooks",
    nextSteps: (e: Evidence): string[] => [
      "Update Deno: deno upgrade, or npm install --global deno@latest.",
      ...atPlace(e, {
        notebook: "Restart the notebook's kernel, then run the cell again.",
        elsewhere: "Then run it again.",
      }),
    ],
    docs: DOCS.denoInstall,
    remedy: "change",
    cost: "nothing",
    source: "Deno issues 35356, 35585; Deno releases",
  },
  {
    id: "bad-option",
    name: "An option cannot be used",
    found: (): string => "an option cannot be used",
    nextSteps: (): string[] => ["Change that option and run it again; nothing was sent."],
    docs: "",
    remedy: "change",
    cost: "nothing",
    source: "our own check of options",
  },
  {
    id: "client-unavailable",
    name: "The library that signs cannot be loaded",
    found: (): string => "the library twitter-api-v2 could not be loaded",
    nextSteps: (): string[] => [
      "Connect to the internet once, and run: deno install.",
      "On a network that blocks npm, ask for access to it, or try another network.",
    ],
    docs: "https://docs.deno.com/runtime/fundamentals/node/",
    remedy: "change",
    cost: "nothing",
    source: "our own import",
  },
  {
    id: "budget-reached",
    name: "The budget is reached",
    found: (): string =>
      "the next request could cross the budget: what is spent and what that request can cost at most are together more than the budget",
    nextSteps: (e: Evidence): string[] => [
      "Ask for fewer posts, or without authors and references, which can cost extra.",
      ...atPlace(e, {
        code:
          "Or allow more: connect({ budget: 5 }) for the whole session, in USD, or budget: 5 for one search.",
        terminal: "Or allow more, in USD: --budget 5.",
      }),
      "Nothing was sent; what came before is kept and paid for.",
    ],
    docs: DOCS.pricing,
    remedy: "change",
    cost: "nothing",
    source: "our own budget; prices of X's pricing page, 2026-08-22",
  },
  {
    id: "ledger-unusable",
    name: "The ledger file cannot be used",
    found: (): string => "the ledger file cannot be used",
    nextSteps: (e: Evidence): string[] => [
      ...atPlace(e, {
        code:
          'Give ledgerFile the name of a new file in a folder that you can write to, such as ledgerFile: "library.ledger.sqlite".',
        elsewhere: "Look whether the folder of the ledger can be written to.",
      }),
      "Nothing was sent.",
    ],
    docs: DOCS.denoPermissions,
    remedy: "change",
    cost: "nothing",
    source: "our own ledger",
  },
  {
    id: "collection-unusable",
    name: "The collection's file cannot be used",
    found: (): string => "the collection's file cannot be used",
    nextSteps: (e: Evidence): string[] => [
      ...atPlace(e, {
        code:
          'Give to the name of a collection, or of a new file in a folder that you can write to, such as to: "library.sqlite".',
        elsewhere: "Name a collection, or a new file in a folder that you can write to.",
      }),
      "Nothing was sent. What the file held before, it still holds.",
    ],
    docs: DOCS.denoPermissions,
    remedy: "change",
    cost: "nothing",
    source: "our own collections",
  },
  {
    id: "continuation-altered",
    name: "Where a collection goes on was altered",
    found: (): string =>
      "what the file says of where to go on was changed by something else than Library Card",
    nextSteps: (e: Evidence): string[] => [
      "To go on from there could lose posts, or buy them twice. The posts in the file are whole, and " +
      atPlace(e, {
        terminal: "deno task export writes them for other programs.",
        elsewhere: "openCollection(file) reads them.",
      })[0],
      "Take back an older copy of the file, or collect into a new one.",
      "Nothing was sent.",
    ],
    docs: DOCS.search,
    remedy: "change",
    cost: "nothing",
    source: "our own collections",
  },
  {
    id: "pseudonyms",
    name: "The collection holds pseudonyms",
    found: (): string => "the ids of this collection are pseudonyms, which X does not know",
    nextSteps: (e: Evidence): string[] => [
      ...atPlace(e, {
        code: 'Collect without pseudonyms into another file: card.collect("your words", ' +
          '{ to: "other.sqlite" }).',
        elsewhere: "Collect into another file, without --pseudonymise.",
      }),
      "Nothing was sent.",
    ],
    docs: DOCS.search,
    remedy: "change",
    cost: "nothing",
    source: "our own collections",
  },
  {
    id: "no-sample",
    name: "The posts do not stand for a range",
    found: (): string => "these posts are no sample of a range",
    nextSteps: (e: Evidence): string[] => [
      ...atPlace(e, {
        code:
          'Collect a sample: card.collect("your words", { to: "sample.sqlite", limit: 500, spread: true }).',
        elsewhere: "Collect a sample: collect with --spread.",
      }),
      "Nothing was sent.",
    ],
    docs: DOCS.search,
    remedy: "change",
    cost: "nothing",
    source: "our own collections",
  },
  {
    id: "jupyterlab-unavailable",
    name: "JupyterLab cannot be opened",
    found: (): string => "JupyterLab does not start",
    nextSteps: (): string[] => [
      "Mend what it says, and run it again.",
      "Or open the notebooks in VS Code, and choose the kernel Deno there.",
    ],
    docs: "https://jupyterlab.readthedocs.io/en/stable/getting_started/installation.html",
    remedy: "change",
    cost: "nothing",
    source: "our own opening of JupyterLab",
  },
] as const satisfies readonly ProblemRow[];

import { CONSOLE, DOCS } from "./console_labels.ts";
import type { Problem } from "./problem.ts";

/** What a network error code means, in plain words. Codes: Node.js and Deno documentation. */
const SILENCES: Record<string, string> = {
  ENOTFOUND: "its name could not be looked up (no internet, or the name is blocked here)",
  EAI_AGAIN: "its name could not be looked up (no internet, or the name is blocked here)",
  ECONNREFUSED: "nothing answers at that address and port",
  ECONNRESET: "the connection was cut before an answer came",
  EPIPE: "the connection was cut before an answer came",
  ENETUNREACH: "there is no way to it from this network",
  EHOSTUNREACH: "there is no way to it from this network",
  NOTCAPABLE: "Deno was started without the permissions that this takes",
  PARTIAL: "the answer broke off in the middle",
};
const silence = (code: string | undefined) =>
  SILENCES[code ?? ""] ??
    (/CERT|SSL|TLS|ISSUER|SELF_SIGNED|VERIFY/i.test(code ?? "")
      ? "its certificate could not be checked (a network that looks into encrypted traffic does that)"
      : "no answer came");

// Source: Deno issue 34257; measured on Deno 2.9.6.
const PROXY_STEP =
  "HTTPS_PROXY is set, and it is not used yet: set NODE_USE_ENV_PROXY=1 too, and start again.";
const LOCAL_STEPS = [
  "Is the practice room open? Open it, and use the address that it prints.",
  "Or let one be opened for you: connect({ practice: true }), without baseUrl.",
];

/** Why no answer came, or none that is X's. */
export const SILENCE_PROBLEMS: readonly Problem[] = [
  {
    id: "cancelled",
    signature: { network: ["ABORTED"] },
    found: () => "it was stopped before an answer came",
    nextSteps: () => ["Run it again when you like; your keys and variables are still here."],
    docs: DOCS.search,
    source: "our own signal",
  },
  {
    id: "timed-out",
    signature: { network: ["TIMEOUT", "ETIMEDOUT", "UND_ERR_CONNECT_TIMEOUT"] },
    found: (e) => `${e.host} did not answer within ${e.timeout ?? 30} seconds`,
    nextSteps: (e) => [
      "Run it again; a busy network often answers the second time.",
      `If it happens again, open https://${e.host} in a browser: if that does not answer either, the network here blocks it.`,
      "Give it more time with the option timeout, in seconds: timeout: 60.",
    ],
    docs: CONSOLE.status,
    waitHelps: true,
    source: "our own clock",
  },
  {
    id: "unreachable",
    signature: { network: ["NOTCAPABLE"] },
    found: (e) => `${e.host} cannot be reached: ${silence(e.network)}`,
    nextSteps: (e) => [
      `Start Deno with permission to reach the network and to check certificates: deno run --allow-net=${e.host} --allow-sys=ca.`,
      "Or use the project's own tasks, such as deno task check, which bring the permissions.",
    ],
    docs: "https://docs.deno.com/runtime/fundamentals/security/",
    source: "Deno's NotCapable error",
  },
  {
    id: "unreachable",
    signature: { network: "any" },
    found: (e) => `${e.host} cannot be reached: ${silence(e.network)}`,
    nextSteps: (e) =>
      /^(localhost|127\.|\[::1\])/.test(e.host) ? LOCAL_STEPS : [
        ...(e.unusedProxy ? [PROXY_STEP] : []),
        `Open https://${e.host} in a browser on this computer: if nothing comes, it is the network and not your keys.`,
        "On a university or company network, ask whether a proxy is needed, or try another network.",
        "Rehearse without the internet meanwhile: connect({ practice: true }).",
      ],
    docs: CONSOLE.status,
    waitHelps: true,
    source: "Collectors' public threads; Node.js error codes",
  },
  {
    id: "redirected",
    signature: { redirected: true },
    found: (e) => `${e.host} sends us on to another address, and keys are not taken there`,
    nextSteps: () => [
      "Check baseUrl, or the variable X_API_BASE_URL: it must be the address that answers itself.",
      "On a guest network, sign in to the network in a browser first, then run it again.",
    ],
    docs: DOCS.errors,
    source: "our own rule: keys go to the API's host and nowhere else",
  },
];

import { CONSOLE, DOCS } from "./console_labels.ts";
import { addressToOpen, type Evidence, isHere, momentOf, said } from "./evidence.ts";
import { addressName, atPlace, rehearseStep } from "./place.ts";
import type { ProblemRow } from "./problem_row.ts";

// Source of the error codes below: Node.js and Deno documentation, and measured on Deno 2.9.6.

// Source: Deno issue 34257; measured on Deno 2.9.6.
const PROXY_STEP =
  "HTTPS_PROXY is set, and it is not used yet: set NODE_USE_ENV_PROXY=1 too, and start again.";
const localSteps = (e: Evidence) => [
  "Is the practice room open? Open it, and use the address that it prints.",
  ...atPlace(e, {
    code: "Or let one be opened for you: connect({ practice: true }), without baseUrl.",
    terminal: "Or let one be opened for you: --practice.",
  }),
];
const rehearse = (e: Evidence) => rehearseStep(e, "Rehearse without the internet meanwhile");
const CAMPUS =
  "On a university or company network, ask whether a proxy is needed, or try another network.";
const browser = (e: Evidence) =>
  `Open ${
    addressToOpen(e)
  } in a browser on this computer: if nothing comes, it is the network and not your keys.`;

/** What OpenSSL says where https is spoken to a door for plain http. */
const NOT_HTTPS = "ERR_SSL_WRONG_VERSION_NUMBER";

/** Programs and devices that stand between a network and the internet. */
const PROXY_REGEXP =
  /\b(squid|zscaler|blue ?coat|proxysg|forti(gate|guard|net|web)|mcafee|skyhigh|sophos|barracuda|websense|forcepoint|palo ?alto|netskope|iboss|umbrella|ironport|untangle|lightspeed|smoothwall|securly|web (filter|gateway))/i;

/** Why no answer came, or none that is X's. */
export const SILENCE_PROBLEMS = [
  {
    id: "cancelled",
    name: "It was stopped",
    signature: { network: /^ABORTED$/ },
    found: (): string => "it was stopped",
    nextSteps: (e: Evidence): string[] =>
      atPlace(e, {
        notebook: "Run the cell again when you like; your keys and variables are still here.",
        elsewhere: "Run it again when you like.",
      }),
    docs: DOCS.search,
    remedy: "later",
    cost: "perhaps",
    source: "our own signal",
  },
  {
    id: "timed-out",
    name: "No answer comes",
    signature: { network: /^(TIMEOUT|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/ },
    found: (e: Evidence): string => `${e.host} did not answer within ${e.timeout ?? 30} seconds`,
    nextSteps: (e: Evidence): string[] => [
      ...(e.unusedProxy ? [PROXY_STEP] : []),
      "Run it again; a busy network often answers the second time.",
      `If it happens again, open ${
        addressToOpen(e)
      } in a browser: if that does not answer either, the network here blocks it.`,
      ...atPlace(e, {
        code: "Give it more time with the option timeout, in seconds: timeout: 60.",
      }),
    ],
    docs: CONSOLE.status,
    remedy: "later",
    cost: "perhaps",
    source: "our own clock",
  },
  {
    id: "permission-missing",
    name: "Deno may not reach the network",
    signature: { network: /^(NOTCAPABLE|PERMISSIONDENIED|EACCES|EPERM)$/ },
    found: (e: Evidence): string => `Deno was started without the permission to reach ${e.host}`,
    nextSteps: (e: Evidence): string[] => [
      `Start Deno with permission to reach the network and to check certificates: deno run --allow-net=${e.host} --allow-sys=ca.`,
      "Or use the project's own tasks, such as deno task check, which bring the permissions.",
    ],
    docs: DOCS.denoPermissions,
    remedy: "change",
    cost: "nothing",
    source: "Deno's NotCapable error",
  },
  {
    id: "name-not-found",
    name: "The address cannot be looked up",
    signature: { network: /^(ENOTFOUND|EAI_\w+)$/ },
    found: (e: Evidence): string =>
      `the name ${e.host} cannot be looked up: there is no internet here, or the name is blocked`,
    nextSteps: (e: Evidence): string[] => [
      ...(e.unusedProxy ? [PROXY_STEP] : []),
      "Is this computer online? Look at its network, and sign in to a guest network in a browser.",
      browser(e),
      `If you set ${addressName(e)}, check how the name is spelt.`,
      ...rehearse(e),
    ],
    docs: CONSOLE.status,
    remedy: "later",
    cost: "nothing",
    source: "Node.js error codes ENOTFOUND and EAI_AGAIN",
  },
  {
    id: "connection-refused",
    name: "Nothing answers at the address",
    signature: { network: /^ECONNREFUSED$/ },
    found: (e: Evidence): string => `nothing answers at ${e.host}: the connection was refused`,
    nextSteps: (e: Evidence): string[] =>
      isHere(e) ? localSteps(e) : [
        ...(e.unusedProxy ? [PROXY_STEP] : []),
        browser(e),
        `A firewall may refuse it. ${CAMPUS}`,
        ...rehearse(e),
      ],
    docs: CONSOLE.status,
    remedy: "later",
    cost: "nothing",
    source: "Node.js error code ECONNREFUSED",
  },
  {
    id: "certificate-not-trusted",
    name: "The certificate is not trusted",
    signature: { network: /CERT|SSL|TLS|ISSUER|SELF_SIGNED|VERIFY/ },
    found: (e: Evidence): string =>
      e.network === NOT_HTTPS
        ? `${e.host} answers, but not by https (${e.network})`
        : `the certificate of ${e.host} cannot be trusted (${e.network}); a network that looks into encrypted traffic does that`,
    nextSteps: (e: Evidence): string[] => [
      ...(e.network === NOT_HTTPS
        ? [
          `If it is a practice room, its address begins with http://: check ${addressName(e)}.`,
        ]
        : []),
      "Do not switch the check off: whoever stands in between could read your keys.",
      "On a university or company network, ask for its root certificate, and name the file in the variable DENO_CERT (deno run) or NODE_EXTRA_CA_CERTS.",
      "Or try another network, such as a phone's.",
      `If it happens everywhere, look at this computer's date: a certificate of ${e.host} is good for some months only.`,
    ],
    docs: DOCS.denoCertificates,
    remedy: "change",
    cost: "nothing",
    example: { network: "SELF_SIGNED_CERT_IN_CHAIN" },
    source: "Node.js and Deno TLS error codes; measured on Deno 2.9.6",
  },
  {
    id: "proxy-refused",
    name: "The proxy lets nothing through",
    signature: { network: /^ERR_PROXY/ },
    found: (e: Evidence): string =>
      `the proxy that HTTPS_PROXY names does not let us through to ${e.host}`,
    nextSteps: (): string[] => [
      "Check HTTPS_PROXY: how the proxy is spelt, its port, and whether it wants a user name and a password.",
      "Ask whoever runs the network whether its proxy lets api.x.com through.",
      "Where X can be reached without a proxy, take the variable NODE_USE_ENV_PROXY away.",
    ],
    docs: DOCS.denoCertificates,
    remedy: "change",
    cost: "nothing",
    source: "Node.js error code ERR_PROXY_TUNNEL; measured on Deno 2.9.1 and 2.9.6",
  },
  {
    id: "connection-cut",
    name: "The connection is cut",
    signature: { network: /^(ECONNRESET|EPIPE|ECONNABORTED|SOCKET HANG UP)$/ },
    found: (e: Evidence): string => `the connection to ${e.host} was cut before an answer came`,
    nextSteps: (e: Evidence): string[] => [
      "Run it again; wireless networks drop connections now and then.",
      ...(isHere(e) ? localSteps(e) : [CAMPUS]),
    ],
    docs: CONSOLE.status,
    remedy: "retry",
    cost: "perhaps",
    source: "Node.js error codes ECONNRESET and EPIPE",
  },
  {
    id: "answer-cut-off",
    name: "The answer ends in the middle",
    signature: { network: /^PARTIAL$/ },
    found: (e: Evidence): string => `the answer of ${e.host} broke off in the middle`,
    nextSteps: (): string[] => [
      "Run it again; wireless networks drop connections now and then.",
      "Ask for fewer posts at a time, if it happens often.",
    ],
    docs: CONSOLE.status,
    remedy: "retry",
    cost: "perhaps",
    source: "twitter-api-v2 1.29.1, partial responses",
  },
  {
    id: "answer-too-large",
    name: "The answer has no end",
    signature: { network: /^TOO LARGE$/ },
    found: (e: Evidence): string =>
      `the answer of ${e.host} is larger than any answer of the X API`,
    nextSteps: (e: Evidence): string[] => [
      `Check ${addressName(e)}: something else may answer there.`,
      "Nothing of it was kept.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "perhaps",
    source: "our own limit: 64 MiB, twenty times the largest page of the X API",
  },
  {
    id: "unreachable",
    name: "X cannot be reached",
    signature: { network: /./ },
    found: (e: Evidence): string =>
      /^(ENETUNREACH|EHOSTUNREACH)$/.test(e.network ?? "")
        ? `${e.host} cannot be reached: there is no way to it from this network`
        : `${e.host} cannot be reached: no answer came (${e.network})`,
    nextSteps: (e: Evidence): string[] =>
      isHere(e) ? localSteps(e) : [
        ...(e.unusedProxy ? [PROXY_STEP] : []),
        browser(e),
        CAMPUS,
        ...rehearse(e),
      ],
    docs: CONSOLE.status,
    remedy: "later",
    cost: "perhaps",
    example: { network: "ENETUNREACH" },
    source: "Node.js error codes; collectors' public threads",
  },
  {
    id: "network-sign-in",
    name: "The network wants you to sign in first",
    signature: [
      { status: [401, 407], challenge: ["ntlm", "negotiate", "kerberos"] },
      { status: 401, challenge: "basic", body: ["html", "text"] },
      { status: [407, 511] },
    ],
    found: (e: Evidence): string =>
      `the network here asks for a sign-in of its own (status ${e.status})`,
    nextSteps: (): string[] => [
      "Sign in to the network in a browser first, then run it again.",
      "On a university or company network, ask how programs get through its proxy.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    example: { status: 511 },
    source: "RFC 9110 (407) and RFC 6585 (511)",
  },
  {
    id: "redirected",
    name: "The address has moved",
    signature: { status: [300, 301, 302, 303, 307, 308] },
    found: (e: Evidence): string =>
      `${e.host} sends us on to another address, and keys are not taken there`,
    nextSteps: (e: Evidence): string[] => [
      `Check ${addressName(e)}: it must be the address that answers itself.`,
      "On a guest network, sign in to the network in a browser first, then run it again.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    source: "our own rule: keys go to the API's host and nowhere else",
  },
  {
    id: "blocked-on-the-way",
    name: "Something on the way blocks it",
    signature: [
      { cloudflare: [1003, 1013] },
      { cloudflare: [1017, 1017] },
      { cloudflare: [1020, 1020] },
      { cloudflare: [1106, 1106] },
      { status: [401, 403, 406, 451], body: ["html", "xml"] },
      { status: 403, body: "text" },
      { servers: PROXY_REGEXP, body: ["html", "xml", "text"] },
    ],
    found: (e: Evidence): string =>
      `${e.host} sent a ${
        e.body === "text" ? "text" : e.body === "json" ? "refusal" : "web page"
      } in place of an answer of the X API: something on the way blocks this` +
      (e.cloudflareCode === undefined ? "" : ` (error ${e.cloudflareCode} of Cloudflare)`) +
      (e.pageTitle || e.messages.length ? `; ${said(e)}` : ""),
    nextSteps: (): string[] => [
      "Turn off a VPN, or try another network: X's protection refuses some addresses.",
      "On a university or company network, ask whether api.x.com is allowed.",
      "Your keys are not the cause.",
    ],
    docs: CONSOLE.status,
    remedy: "later",
    cost: "nothing",
    source: "public threads, 403 with a page of X's protection",
  },
  {
    id: "shielded",
    name: "X's shield takes no more from this network",
    signature: [
      { cloudflare: [1015, 1015] },
      { cloudflare: [1027, 1027] },
      { status: [420, 429], body: ["html", "xml"] },
    ],
    found: (e: Evidence): string =>
      `too many requests come from this network for what stands before ${e.host}` +
      (e.cloudflareCode === undefined ? "" : ` (error ${e.cloudflareCode} of Cloudflare)`) +
      "; that is not X's window of 15 minutes, and says nothing of your keys",
    nextSteps: (e: Evidence): string[] => [
      e.retryAfter
        ? `Run it again after ${
          momentOf(e.retryAfter)
        }, and not before: each try can make it longer.`
        : "Wait some minutes, up to an hour, before you run it again: each try can make it longer.",
      "On a shared network the requests of others count too: try another one, such as a phone's.",
    ],
    docs: DOCS.rateLimits,
    remedy: "wait",
    cost: "nothing",
    example: { status: 429, body: "text", cloudflareCode: 1015 },
    source: "Cloudflare's documentation, errors 1015 and 1027",
  },
] as const satisfies readonly ProblemRow[];

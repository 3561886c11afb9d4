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

/** What is written into the form "Create App". */
export interface AppForm {
  name: string;
  description: string;
  /** May be left empty. */
  website?: string;
  useCase: string;
  /** @default "read" */
  permissions?: Permissions;
}

/** What is to be mended in a form, or what is worth knowing about it. */
export interface FormRemark {
  field: keyof AppForm;
  /** A whole sentence. */
  message: string;
}

/** What became of a form. */
export type FormRead =
  | { problems: FormRemark[] }
  | {
    /** The fields, without blanks around them. */
    fields: Pick<App, "name" | "description" | "website" | "useCase" | "permissions">;
    /** Advice that holds nobody up. */
    notes: FormRemark[];
  };

/** Lengths in characters, as the developer console took them in 2026. */
const NAME = 32;
const DESCRIPTION = { from: 10, to: 200 };
/** Ours: more is kept by nobody. */
const LONGEST = 2000;
/** Ours: about two short sentences. X names no number. */
const TELLING = 50;

const lengthOf = (text: string) => [...text].length;

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
}

/**
 * Reads the form "Create App".
 *
 * @param isTaken Whether another app of the account has this name.
 */
export function readAppForm(form: AppForm, isTaken: (name: string) => boolean): FormRead {
  const [name, description, website, useCase] = [
    form.name,
    form.description,
    form.website ?? "",
    form.useCase,
  ].map((text) => text.replace(/\s+/g, " ").trim());
  const { permissions = "read" } = form;
  const problems: FormRemark[] = [];
  const wrong = (field: keyof AppForm, message: string) => problems.push({ field, message });

  if (name === "") wrong("name", "Give the app a name.");
  else if (lengthOf(name) > NAME) {
    wrong("name", `Shorten the name to ${NAME} characters; it has ${lengthOf(name)}.`);
  } else if (isTaken(name)) {
    wrong("name", `Another app of yours is called ${name}: choose another name.`);
  }

  const length = lengthOf(description);
  if (length < DESCRIPTION.from || length > DESCRIPTION.to) {
    const { from, to } = DESCRIPTION;
    wrong("description", `Describe the app in ${from} to ${to} characters; these are ${length}.`);
  }
  if (website !== "" && !isWebAddress(website)) {
    wrong("website", "Write the address in full, such as https://example.org, or leave it empty.");
  }
  if (useCase === "") {
    wrong("useCase", "Say what you will use the API for; X asks this of everyone.");
  }
  for (const [field, text] of [["website", website], ["useCase", useCase]] as const) {
    if (text.length > LONGEST) wrong(field, `Shorten this to ${LONGEST} characters.`);
  }
  if (permissions !== "read" && permissions !== "read-write") {
    wrong("permissions", "Choose Read, or Read and write.");
  }
  if (problems.length > 0) return { problems };
  const notes: FormRemark[] = lengthOf(useCase) < TELLING || !/[.!?]\s+\S/.test(useCase)
    ? [{
      field: "useCase",
      message: "Two to four sentences are better: what you study, which posts you need, and what " +
        "becomes of them. On X this text binds you.",
    }]
    : [];
  return { fields: { name, description, website, useCase, permissions }, notes };
}

import { randomBytes } from "node:crypto";
import type { Account } from "./account.ts";
import { type Desk, uniqueName } from "./desk.ts";
import type { Change } from "./desk_store.ts";
import { digestOf, sameText } from "./key_ring.ts";
import { type Registry, sameName } from "./registry.ts";

/** Consonants and digits that are not taken for one another, and of which no words come. */
const SIGNS = "BCDFGHJKMNPQRTVWXYZ346789";

/** 25^7 are six thousand million: nobody guesses one in an afternoon over HTTP. */
const STUDENTS = 7;

/** 25^20: as good as a password that nobody has to remember. */
const TEACHER = 20;

/** Makes a code by chance. */
function madeCode(length: number): string {
  let code = "";
  while (code.length < length) {
    // 250 is the largest multiple of 25 in a byte: what lies above would favour some signs.
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < 250) code += SIGNS[byte % SIGNS.length];
    }
  }
  return code.slice(0, length);
}

/** The two codes of a class. */
export interface ClassCodes {
  /** What students type to join. */
  students: string;
  /** What opens the teacher's page. */
  teacher: string;
}

/** How a code is compared: small letters, blanks and hyphens do not count. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, "").toUpperCase();

/**
 * Makes the codes of a class.
 *
 * @param wanted The students' code, if it is not to be made by chance.
 * @throws {RangeError} If that is too short, too long, or no word.
 */
export function classCodes(wanted?: string): ClassCodes {
  const students = wanted === undefined ? madeCode(STUDENTS) : plainCode(wanted);
  if (!/^[A-Z0-9]{6,20}$/.test(students)) {
    throw new RangeError("Cannot open the class: a class code has 6 to 20 letters and digits");
  }
  return { students, teacher: madeCode(TEACHER) };
}

/** Ours: a name that fits on a line. */
const LONGEST = 40;

/**
 * A name as it is shown: one line, without what moves a cursor. Nothing if nothing is left of it.
 */
export function tidyName(typed: string): string {
  const line = typed.normalize("NFC").replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  return [...line].slice(0, LONGEST).join("").trim();
}

/** So many places are added at once. */
const MOST_ADDED = 1000;

/** A class, as the room holds it. */
export interface ClassRoll {
  codes: ClassCodes;
  /** At most so many join. */
  students: number;
}

/** Who sits before a page. */
export type Session =
  | { role: "owner"; account: Account; csrf: string }
  | { role: "student"; account: Account; csrf: string; expiresAt: number }
  | { role: "teacher"; csrf: string; expiresAt: number };

/** A session that has just begun. The secret is for a cookie; it is not kept here. */
export interface Welcome {
  secret: string;
  session: Session;
}

/** Why somebody cannot come in. */
export interface TurnedAway {
  field: "code" | "name";
  /** A whole sentence. */
  message: string;
  /** Whether the code was wrong, and not only the rest. */
  wrongCode?: true;
}

/** 12 hours, in milliseconds: a day of school. */
const SITTING = 12 * 3_600_000;

/** 256 bits. */
const madeSecret = () => randomBytes(32).toString("base64url");

const WRONG_CODE: TurnedAway = {
  field: "code",
  message: "This is not the code of this class: compare it with the one on the board.",
  wrongCode: true,
};

const WRONG_TEACHER_CODE: TurnedAway = {
  field: "code",
  message: "This is not the teacher's code of this class.",
  wrongCode: true,
};

/** Says who sits before a page, and lets a class in. */
export class Reception {
  readonly #registry: Registry;
  readonly #desk: Desk;
  readonly #now: () => number;
  readonly #startBalance: number;
  readonly #isClass: boolean;
  readonly #onRemoved: (accountId: string) => void;
  /** Without a class there is nobody to sign in, but a form must still come from our own page. */
  readonly #ownersCsrf = madeSecret();

  constructor(
    { registry, desk, now, startBalance, isClass, onRemoved }: {
      registry: Registry;
      desk: Desk;
      now: () => number;
      /** Play money of a new account, in thousandths of a US dollar. */
      startBalance: number;
      /** Whether it is a class's; else it is a room of one's own. */
      isClass: boolean;
      /** Hears of a student who is gone. */
      onRemoved: (accountId: string) => void;
    },
  ) {
    this.#registry = registry;
    this.#desk = desk;
    this.#now = now;
    this.#startBalance = startBalance;
    this.#isClass = isClass;
    this.#onRemoved = onRemoved;
    if (!isClass && !this.owner) desk.openAccount({ role: "owner", balance: startBalance });
  }

  /** The class; `undefined` in a room of one's own. */
  get class(): ClassRoll | undefined {
    const { codes, places } = this.#registry.room ?? {};
    return this.#isClass && codes && places ? { codes, students: places.now } : undefined;
  }

  /** The one person of a room without a class. */
  get owner(): Account | undefined {
    return this.#isClass ? undefined : this.#registry.owner;
  }

  /** Lets a student in: a new account, under a name that no other has. */
  join(code: string, name: string): Welcome & { account: Account } | { turnedAway: TurnedAway } {
    if (!this.class || !sameText(plainCode(code), this.class.codes.students)) {
      return { turnedAway: WRONG_CODE };
    }
    const tidy = tidyName(name);
    if (tidy === "") {
      return {
        turnedAway: { field: "name", message: "Type a name by which the class knows you." },
      };
    }
    const { students } = this.class;
    if (this.#registry.studentCount >= students) this.#removeAbandoned();
    if (this.#registry.studentCount >= students) {
      const message = `All ${students} places of this class are taken: ask your teacher.`;
      return { turnedAway: { field: "code", message } };
    }
    const { secret, csrf, expiresAt, put } = this.#newSession();
    const account = this.#desk.openAccount({
      role: "student",
      name: uniqueName(tidy, (each) => this.#registry.isAccountName(each)),
      balance: this.#startBalance,
    }, ({ id }) => put(id));
    return { account, secret, session: { role: "student", account, csrf, expiresAt } };
  }

  /** Opens the teacher's page. */
  teach(code: string): Welcome | { turnedAway: TurnedAway } {
    if (!this.class || !sameText(plainCode(code), this.class.codes.teacher)) {
      return { turnedAway: WRONG_TEACHER_CODE };
    }
    const { secret, csrf, expiresAt, put } = this.#newSession();
    this.#registry.commit(put(null));
    return { secret, session: { role: "teacher", csrf, expiresAt } };
  }

  /** Who sits there, by the secret of the cookie. Without a class it is the owner, always. */
  sessionOf(secret: string | undefined): Session | undefined {
    const { owner } = this;
    if (owner) return { role: "owner", account: owner, csrf: this.#ownersCsrf };
    if (!this.class || !secret) return undefined;
    const kept = this.#registry.sessions.of(secret, this.#now());
    if (!kept) return undefined;
    const { accountId, csrf, expiresAt } = kept;
    if (accountId === null) return { role: "teacher", csrf, expiresAt };
    const account = this.#registry.account(accountId);
    return account && { role: "student", account, csrf, expiresAt };
  }

  /** Ends a session. With a student's, the account ends too, and the place is free. */
  leave(secret: string): void {
    const session = this.#registry.sessions.of(secret, this.#now());
    if (session && session.accountId !== null) return this.remove(session.accountId);
    const key = digestOf("session", secret);
    this.#registry.commit([{ kind: "session", key, value: null }]);
  }

  /**
   * Takes a student out of the class, with apps, keys and everything that is kept: the place is free.
   *
   * @throws {RangeError} If there is no such student.
   */
  remove(accountId: string): void {
    this.#student(accountId, "remove");
    this.#registry.commit(this.#registry.removal(accountId));
    this.#onRemoved(accountId);
  }

  /** Takes everybody out who has made no app yet, as who took places by the dozen has not. */
  removeIdle(): void {
    for (const { id, progress } of this.#registry.students) {
      if (progress.createdApp === null) this.remove(id);
    }
  }

  /** Nobody comes back to an account whose session is over; one without an app has no use either. */
  #removeAbandoned(): void {
    for (const { id, progress } of this.#registry.students) {
      const sits = this.#registry.sessions.isSitting(id, this.#now());
      if (progress.createdApp === null && !sits) this.remove(id);
    }
  }

  /**
   * Calls a student otherwise.
   *
   * @returns The name, with a number behind it where another has it already.
   * @throws {RangeError} If there is no such student, or if nothing is left of the name.
   */
  rename(accountId: string, name: string): string {
    const account = this.#student(accountId, "rename");
    const tidy = tidyName(name);
    if (tidy === "") throw new RangeError("Cannot rename: the name is empty");
    const isTaken = (each: string) =>
      !sameName(each, account.name) && this.#registry.isAccountName(each);
    const value = { ...account, name: uniqueName(tidy, isTaken) };
    this.#registry.commit([{ kind: "account", key: accountId, value }]);
    return value.name;
  }

  /**
   * Adds places to the class.
   *
   * @throws {RangeError} If there is no class, or if it is not a whole number from 1 to 1000.
   */
  addPlaces(count: number): void {
    const { room } = this.#registry;
    if (!this.class || !room?.places) {
      throw new RangeError("Cannot add places: this room has no class");
    }
    if (!Number.isSafeInteger(count) || count < 1 || count > MOST_ADDED) {
      throw new RangeError(
        `Cannot add ${count} places: it is a whole number from 1 to ${MOST_ADDED}`,
      );
    }
    const places = { ...room.places, now: room.places.now + count };
    this.#registry.commit([{ kind: "room", key: "room", value: { ...room, places } }]);
  }

  #student(accountId: string, doing: string): Account {
    const account = this.#registry.account(accountId);
    if (account?.role === "student") return account;
    throw new RangeError(`Cannot ${doing}: there is no student ${accountId} in this class`);
  }

  /** A session that begins once it is put down; those that are over are crossed out with that. */
  #newSession() {
    const secret = madeSecret();
    const csrf = madeSecret();
    const now = this.#now();
    const expiresAt = now + SITTING;
    const put = (accountId: string | null): Change[] => [
      ...this.#registry.sessions.over(now)
        .map((key): Change => ({ kind: "session", key, value: null })),
      { kind: "session", key: digestOf("session", secret), value: { accountId, csrf, expiresAt } },
    ];
    return { secret, csrf, expiresAt, put };
  }
}

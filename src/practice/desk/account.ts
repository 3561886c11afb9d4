import type { ProblemId } from "../../problems/mod.ts";
import { snowflake } from "../wire/mod.ts";

/**
 * Whose account it is: that of the one person at a room on their own computer, a student's in a
 * class, or a program's, made by `room.issueKeys()`.
 */
export type Role = "owner" | "student" | "program";

/** How far an account has come; each step with the moment of the first time, in ms since 1970. */
export interface Progress {
  /** It made an app. */
  createdApp: number | null;
  /**
   * It had keys that are enough: it made the second half of the four-part password, an Access Token
   * and its secret, or signed in without.
   */
  madeKeys: number | null;
  /** It sent a request whose keys were good. */
  signedIn: number | null;
  /** A search of it found posts. */
  gotPosts: number | null;
}

/** The problem at which an account is stuck. */
export interface Stuck {
  /** The row of the catalogue. */
  problem: ProblemId;
  /** When it met it first: milliseconds since 1970. */
  at: number;
  /** What has to succeed before it is over: a path, or a way to sign in. Holds no key. */
  until: string;
}

/** An account of the practice room. Plain data without any key; every change makes a new one. */
export interface Account {
  /** Digits, as X's user ids are. */
  readonly id: string;
  /** Digits: the project in which its apps are. */
  readonly projectId: string;
  readonly username: string;
  /** What the person is called; in a class no two are alike. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly role: Role;
  /** Play money in thousandths of a US dollar. May be a little below zero, as on X. */
  readonly balance: number;
  /** The most that may be spent in a month (UTC), in thousandths of a US dollar. */
  readonly spendingLimit: number | null;
  readonly progress: Progress;
  readonly stuck: Stuck | null;
}

/** No step is made yet. */
export const NO_PROGRESS: Progress = {
  createdApp: null,
  madeKeys: null,
  signedIn: null,
  gotPosts: null,
};

/** What is known of somebody before they have an account. */
export interface NewAccount {
  role: Role;
  /** @default "Practice Reader" */
  name?: string;
  /** Play money, in thousandths of a US dollar. */
  balance: number;
  /** The how-manieth account of the room it is: 1 for the first. */
  number: number;
  /** Milliseconds since 1970. */
  now: number;
}

/** Makes an account on which nothing has happened yet. */
export function newAccount({ role, name, balance, number, now }: NewAccount): Account {
  return {
    id: snowflake(now, number),
    projectId: String(80_000_000 + number),
    username: `practice_${number}`,
    name: name ?? "Practice Reader",
    createdAt: now,
    role,
    balance,
    spendingLimit: null,
    progress: NO_PROGRESS,
    stuck: null,
  };
}

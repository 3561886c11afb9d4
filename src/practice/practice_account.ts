import type { ProblemId } from "../problems/mod.ts";
import type { Account } from "./desk/mod.ts";

/** How far an account has come; each step with the moment of its first time, ISO 8601. */
export interface PracticeProgress {
  /** It made an app. */
  createdApp?: string;
  /** It made an Access Token and its secret: then the four-part password is whole. */
  madeKeys?: string;
  /** It sent a request whose keys were good. */
  signedIn?: string;
  /** A search of it found posts. */
  gotPosts?: string;
}

/** An account of a practice room, without any key. */
export interface PracticeAccount {
  /** Digits. */
  id: string;
  /** What the person is called; in a class no two are alike. */
  name: string;
  /** The user name, as `/2/users/me` tells it. */
  username: string;
  /** Whose it is: the room's owner's, a student's, or a program's, made by `issueKeys()`. */
  role: "owner" | "student" | "program";
  /** Play money, in US dollars. */
  balance: number;
  /** How far it has come. */
  progress: PracticeProgress;
  /** The problem at which it is stuck, and since when (ISO 8601); absent while all is well. */
  problem?: { id: ProblemId; since: string };
}

const moment = (at: number) => new Date(at).toISOString();

/** What may be shown of an account. */
export function practiceAccount(account: Account): PracticeAccount {
  const { id, name, username, role, balance, progress, stuck } = account;
  const steps = Object.entries(progress).filter((step): step is [string, number] =>
    step[1] !== null
  );
  return {
    id,
    name,
    username,
    role,
    balance: balance / 1000,
    progress: Object.fromEntries(steps.map(([step, at]) => [step, moment(at)])),
    ...(stuck ? { problem: { id: stuck.problem, since: moment(stuck.at) } } : {}),
  };
}

import { snowflake } from "../town/mod.ts";
import { type Account, NO_PROGRESS, type Role } from "./account.ts";

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

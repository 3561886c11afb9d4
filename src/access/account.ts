/** Whose four-part password it is, from `GET /2/users/me`. */
export interface Identity {
  /** The user's id. */
  id: string;
  /** The user name, without `@`. */
  username: string;
  /** The display name. */
  name: string;
}

/** Whether an answer tells of the account at all: an error can come as a success. */
export const holdsData = ({ data }: Record<string, unknown>): boolean =>
  typeof data === "object" && data !== null && !Array.isArray(data);

/** Reads the answer of `GET /2/users/me`. */
export function readIdentity(body: Record<string, unknown>): Identity {
  const data = (body.data ?? {}) as Record<string, unknown>;
  return {
    id: String(data.id ?? ""),
    username: String(data.username ?? ""),
    name: String(data.name ?? ""),
  };
}

/** What the account has read in this billing cycle, from `GET /2/usage/tweets`. */
export interface Usage {
  /** Posts read in this cycle, by all apps of the account. */
  used?: number;
  /** Posts that may be read in a cycle. */
  cap?: number;
  /** Days until the cycle begins anew. */
  daysToReset?: number;
  /** Credits that are left, in USD, where X tells: it does not tell every app. */
  creditsLeft?: number;
}

// Numbers came as numbers up to version 2.166 of X's OpenAPI file, and as strings since.
function count(value: unknown): number | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Reads the answer of `GET /2/usage/tweets`; what X did not send stays absent. */
export function readUsage(body: Record<string, unknown>): Usage {
  const data = (body.data ?? {}) as Record<string, unknown>;
  return {
    used: count(data.project_usage),
    cap: count(data.project_cap),
    daysToReset: count(data.cap_reset_day),
  };
}

/**
 * Reads the answer of `GET /2/usage/credits`: what is left, in USD. Its names were seen on X on
 * 2026-10-01 and stand in no documentation: `total_balance`, or its parts.
 *
 * @returns Nothing where no balance can be read.
 */
export function readCredits(body: Record<string, unknown>): number | undefined {
  const told = holdsData(body) ? body.data as Record<string, unknown> : body;
  const parts = [told.prepaid_balance, told.free_balance].map(amount);
  const sum = parts.reduce<number | undefined>(
    (total, part) => part === undefined ? total : (total ?? 0) + part,
    undefined,
  );
  return amount(told.total_balance) ?? sum;
}

/** An amount in USD, which can be below zero, and may come as text. */
function amount(value: unknown): number | undefined {
  const isAmount = typeof value === "number" || (typeof value === "string" && value.trim() !== "");
  return isAmount && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

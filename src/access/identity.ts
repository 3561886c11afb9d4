/** Whose four-part password it is, from `GET /2/users/me`. */
export interface Identity {
  /** The user's id. */
  id: string;
  /** The user name, without `@`. */
  username: string;
  /** The display name. */
  name: string;
}

/** Reads the answer of `GET /2/users/me`. */
export function readIdentity(body: Record<string, unknown>): Identity {
  const data = (body.data ?? {}) as Record<string, unknown>;
  return {
    id: String(data.id ?? ""),
    username: String(data.username ?? ""),
    name: String(data.name ?? ""),
  };
}

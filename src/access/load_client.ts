import { raise } from "../problems/mod.ts";

/**
 * Loads what takes longest: the client library, and our door with Node's own HTTP.
 *
 * @throws {AccessError} `client-unavailable`
 */
export async function loadClient() {
  const [library, { networkDoor }, { streamAgent }] = await Promise.all([
    import("npm:twitter-api-v2@1.29.1").catch(() => {
      throw raise("client-unavailable", { doing: "sign in" });
    }),
    import("./door.ts"),
    import("./request.ts"),
  ]);
  return { library, networkDoor, streamAgent };
}

/** What was loaded. */
export type LoadedClient = Awaited<ReturnType<typeof loadClient>>;

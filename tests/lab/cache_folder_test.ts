import { join } from "node:path";
import { cacheFolder } from "../../src/lab/mod.ts";
import { assertEquals } from "../assert.ts";

const PLACES: {
  os: "linux" | "darwin" | "windows";
  env: Record<string, string>;
  folder?: string;
}[] = [
  { os: "linux", env: { HOME: "/h" }, folder: join("/h", ".cache", "library-card") },
  {
    os: "linux",
    env: { HOME: "/h", XDG_CACHE_HOME: "/c" },
    folder: join("/c", "library-card"),
  },
  {
    os: "linux",
    env: { HOME: "/h", XDG_CACHE_HOME: "c" },
    folder: join("/h", ".cache", "library-card"),
  },
  { os: "darwin", env: { HOME: "/h" }, folder: join("/h", "Library", "Caches", "library-card") },
  { os: "windows", env: { LocalAppData: "/l", HOME: "/h" }, folder: join("/l", "library-card") },
  {
    os: "windows",
    env: { UserProfile: "/u" },
    folder: join("/u", "AppData", "Local", "library-card"),
  },
  { os: "linux", env: {}, folder: undefined },
];

Deno.test.each(PLACES)("cacheFolder() on $os with $env is $folder", ({ os, env, folder }) => {
  assertEquals(cacheFolder({ os, env }), folder);
});

import { delimiter, dirname, join, relative, resolve } from "node:path";
import { raise } from "../problems/mod.ts";
import { cacheFolder } from "./cache_folder.ts";
import { writeKernelspec } from "./kernelspec.ts";
import { firstNotebook, LabServer } from "./lab_server.ts";
import { privateEnvironment } from "./private_environment.ts";
import { findProgram, runProgram, type Surroundings, variable } from "./program.ts";

/** How to open a JupyterLab. */
export interface LabOptions {
  /** The folder whose notebooks are opened. @default this one */
  folder?: string;
  /** Its port; where another program has it, the next that is free. @default 8888 */
  port?: number;
  /** Whether a browser is opened. @default true */
  browser?: boolean;
  /** Environment variables, for it and for its kernels. @default this process's */
  env?: Record<string, string>;
  /** The folder for what is made once. @default the user's own for such things */
  cache?: string;
  /** The operating system. @default this one */
  os?: Surroundings["os"];
  /** The Deno whose kernel it gets. @default the one that runs this */
  deno?: string;
  /** What lets one in; whoever has it can run programs here. @default made by chance */
  token?: string;
  /** Says each step. @default nobody */
  say?: (step: string) => void;
  /** Ends the opening. */
  signal?: AbortSignal;
}

/** A JupyterLab that is open. */
export interface Lab extends AsyncDisposable {
  /** Its address, with what lets one in. */
  readonly url: string;
  /** Settles when it has ended, however it ended. */
  readonly ended: Promise<void>;
  /** Ends it and its kernels. */
  close(): Promise<void>;
}

/** The port that Jupyter has by itself, so that bookmarks find it again. */
const PORT = 8888;
/** So many doors further on, and then any that is free. */
const NEIGHBOURS = 10;

/** A JupyterLab that can be started. */
interface Found {
  command: string[];
  /** What it is to be told beside what everyone tells it. */
  args: string[];
  env: Record<string, string>;
}

/** The JupyterLab on the PATH, if there is one that starts and is new enough. */
async function onPath(
  around: Surroundings,
  say: (step: string) => void,
  signal?: AbortSignal,
): Promise<Found | undefined> {
  const path = await findProgram("jupyter-lab", around);
  if (!path) return;
  const { ok, stdout } = await runProgram([path, "--version"], around, signal);
  const version = stdout.trim().split(/\s+/).at(-1) ?? "";
  if (ok && parseInt(version) >= 4) {
    say(`Using the JupyterLab ${version} that is on the PATH; it stays as it is.`);
    return { command: [path], args: [], env: {} };
  }
  const why = ok ? `is ${version || "of no version"}; 4 or newer is wanted` : "does not start";
  say(`The JupyterLab on the PATH ${why}. Passing it over.`);
}

/**
 * The private one. Whatever it writes, it writes into the cache, unless the environment names other
 * places: no home folder is touched.
 */
async function ownOne(
  cache: string,
  around: Surroundings,
  say: (step: string) => void,
  signal?: AbortSignal,
): Promise<Found> {
  const python = await privateEnvironment(cache, around, say, signal);
  const home = join(cache, "jupyter");
  return {
    command: [python, "-m", "jupyterlab"],
    // It works without a network, and asks nobody for news.
    args: [
      "--LabApp.news_url=None",
      "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
      "--LabApp.extension_manager=readonly",
      // Its Python is there for it alone: nobody's packages are in it.
      "--KernelSpecManager.ensure_native_kernel=False",
      "--KernelSpecManager.allowed_kernelspecs=deno",
      "--MultiKernelManager.default_kernel_name=deno",
    ],
    env: {
      JUPYTER_CONFIG_DIR: join(home, "config"),
      JUPYTER_DATA_DIR: join(home, "data"),
      JUPYTER_RUNTIME_DIR: join(home, "runtime"),
      IPYTHONDIR: join(home, "ipython"),
    },
  };
}

function isFree(port: number): boolean {
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
    return true;
  } catch {
    return false;
  }
}

function freePort(wanted: number, say: (step: string) => void): number {
  for (let port = wanted; port <= Math.min(wanted + NEIGHBOURS, 65_535) && wanted > 0; port++) {
    if (isFree(port)) return port;
    if (port === wanted) {
      say(`Port ${port} is taken, perhaps by a JupyterLab that is still open. Taking another one.`);
    }
  }
  using any = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return any.addr.port;
}

const isThere = (path: string) => Deno.stat(path).then(() => true, () => false);

/** The nearest folder upward with a `deno.json`: links of a notebook lead no further than it. */
async function projectOf(folder: string): Promise<string> {
  for (let here = folder;; here = dirname(here)) {
    for (const name of ["deno.json", "deno.jsonc"]) {
      if (await isThere(join(here, name))) return here;
    }
    if (dirname(here) === here) return folder;
  }
}

async function findFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  const isFolder = await Deno.stat(path).then((found) => found.isDirectory, () => false);
  if (isFolder) return await Deno.realPath(path);
  throw raise("jupyterlab-unavailable", {
    doing: "open JupyterLab",
    found: `there is no folder named ${folder}`,
    nextSteps: ["Name a folder that is there, such as --folder notebooks."],
  });
}

/** What an address has after the root: the folder's first notebook, or the folder itself. */
async function pathTo(folder: string, root: string): Promise<string> {
  const path = relative(root, await firstNotebook(folder) ?? folder);
  return path === "" ? "" : `/tree/${path.split(/[/\\]/).map(encodeURIComponent).join("/")}`;
}

/**
 * Opens a folder's notebooks in JupyterLab, with the kernel of this Deno ready. Takes the JupyterLab
 * that is on the PATH, and else makes one in a private environment, once. Neither anybody's Python
 * nor the kernels in the home folder are changed: the kernelspec is told to this one JupyterLab.
 *
 * @param options All may be left out.
 * @throws {AccessError} `jupyterlab-unavailable`, with what to do about it.
 */
export async function openLab(
  {
    folder = ".",
    port: wanted = PORT,
    browser = true,
    env = Deno.env.toObject(),
    os = Deno.build.os,
    deno = Deno.execPath(),
    token = crypto.getRandomValues(new Uint8Array(24)).toHex(),
    say = () => {},
    signal,
    cache = cacheFolder({ env, os }),
  }: LabOptions = {},
): Promise<Lab> {
  const around = { env, os };
  const shown = await findFolder(folder);
  if (cache === undefined) {
    throw raise("jupyterlab-unavailable", {
      doing: "open JupyterLab",
      found: "the environment names no home, and so no folder to keep things in",
      nextSteps: [
        os === "windows" ? "Set LOCALAPPDATA and run it again." : "Set HOME and run it again.",
      ],
    });
  }
  const found = await onPath(around, say, signal) ?? await ownOne(cache, around, say, signal);
  const kernels = await writeKernelspec(deno, cache);
  say("The kernel of this Deno is ready, for this JupyterLab only.");
  const port = freePort(wanted, say);
  const root = await projectOf(shown);
  const address = `/lab${await pathTo(shown, root)}`;
  say("Starting JupyterLab …");
  const server = await LabServer.start({
    command: found.command,
    args: [
      ...found.args,
      "--ServerApp.ip=127.0.0.1",
      `--ServerApp.port=${port}`,
      "--ServerApp.port_retries=0",
      "--ServerApp.answer_yes=True",
      `--ServerApp.root_dir=${root}`,
      `--LabApp.default_url=${address}`,
      ...(os !== "windows" && Deno.uid() === 0 ? ["--allow-root"] : []),
      ...(browser ? [] : ["--no-browser"]),
    ],
    env: {
      ...found.env,
      ...env,
      // Not among the arguments, which everyone on this computer can list.
      JUPYTER_TOKEN: token,
      JUPYTER_PATH: [kernels, variable("JUPYTER_PATH", around)].filter(Boolean).join(delimiter),
    },
    root,
    port,
    token,
  }, signal);
  return {
    url: `http://127.0.0.1:${port}${address}?token=${token}`,
    ended: server.ended,
    close: () => server.close(),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

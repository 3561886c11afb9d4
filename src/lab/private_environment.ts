import { join } from "node:path";
import { raise } from "../problems/mod.ts";
import { findProgram, lastLines, type Outcome, runProgram, type Surroundings } from "./program.ts";

/** Which JupyterLab is made where there is none. */
export const JUPYTERLAB_VERSION = "4.6.6";

/** What is fetched: it, and those parts of it that decide what a reader sees. PyPI, 2026-11-25. */
const PACKAGES = [
  `jupyterlab==${JUPYTERLAB_VERSION}`,
  "jupyterlab-server==2.28.1",
  "jupyter-server==2.21.1",
  "jupyter-client==8.10.0",
  "jupyter-core==5.9.1",
  "nbformat==5.11.1",
  "tornado==6.6.1",
  "traitlets==5.16.1",
];

/** The oldest Python that this JupyterLab runs on. */
const OLDEST_PYTHON = [3, 10];

const OPENING = { doing: "open JupyterLab" };
const OWN_JUPYTERLAB =
  "Or install JupyterLab in your own way: where it is on the PATH, it is used as it is.";

/** How pip and uv say that nothing answers. */
const UNREACHABLE =
  /NewConnectionError|Failed to establish a new connection|ConnectTimeout|name resolution|getaddrinfo|ProxyError|dns error|tcp connect error|client error \(Connect\)|Network is unreachable/i;

/** What makes an environment: each a command without its last argument, the folder. */
interface Maker {
  /** As it is told. */
  name: string;
  make: string[];
  /** Fetches packages into the environment of this Python. */
  fetch: (python: string) => string[];
}

const withUv = (uv: string): Maker => ({
  name: "uv",
  make: [uv, "venv", "--quiet", "--no-project"],
  fetch: (python) => [uv, "pip", "install", "--quiet", "--python", python],
});

const withPython = (command: string[], version: string): Maker => ({
  name: `Python ${version}`,
  make: [...command, "-m", "venv"],
  fetch: (python) => [
    ...[python, "-m", "pip", "install", "--quiet", "--no-input"],
    ...["--disable-pip-version-check", "--no-warn-script-location"],
  ],
});

/** The Pythons that may be there, as they are called; Windows has a launcher for its own. */
const PYTHONS = [["py", "-3"], ["python3"], ["python"]];

const ASK_VERSION = "import sys; print('%d.%d' % sys.version_info[:2])";

async function findMaker(around: Surroundings, signal?: AbortSignal): Promise<Maker> {
  const uv = await findProgram("uv", around);
  if (uv) return withUv(uv);
  let tooOld: string | undefined;
  for (const [name, ...args] of PYTHONS) {
    const path = await findProgram(name, around);
    if (!path) continue;
    // On Windows a "python" may be there that only opens a shop: what gives no version is none.
    const { ok, stdout } = await runProgram([path, ...args, "-c", ASK_VERSION], around, signal);
    const version = stdout.trim();
    const [major, minor] = version.split(".").map(Number);
    if (!ok || !(major >= 0)) continue;
    const [oldestMajor, oldestMinor] = OLDEST_PYTHON;
    if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) {
      return withPython([path, ...args], version);
    }
    tooOld = version;
  }
  const oldest = OLDEST_PYTHON.join(".");
  throw raise("jupyterlab-unavailable", {
    ...OPENING,
    found: tooOld
      ? `the Python here is ${tooOld}, and JupyterLab ${JUPYTERLAB_VERSION} needs ${oldest} or newer`
      : "there is neither JupyterLab here nor a Python to make one with",
    nextSteps: [
      `Install Python ${oldest} or newer from https://www.python.org/downloads/, or uv from https://docs.astral.sh/uv/, and run it again.`,
      OWN_JUPYTERLAB,
      "Or open the notebooks in VS Code, which needs no JupyterLab: choose the kernel Deno there.",
    ],
  });
}

function noEnvironment({ name }: Maker, { stdout, stderr }: Outcome, { os }: Surroundings) {
  // Debian and Ubuntu ship Python without the part that makes environments, and say so.
  const isBare = /ensurepip|No module named venv/.test(stdout + stderr);
  return raise("jupyterlab-unavailable", {
    ...OPENING,
    found: isBare
      ? `this ${name} cannot make an environment: its parts venv and ensurepip are missing`
      : `${name} could not make an environment: ${lastLines(stderr || stdout)}`,
    nextSteps: [
      isBare && os === "linux"
        ? "On Debian or Ubuntu: sudo apt install python3-venv. Then run it again."
        : "Mend that, or install uv from https://docs.astral.sh/uv/, and run it again.",
      OWN_JUPYTERLAB,
    ],
  });
}

function notFetched({ name }: Maker, { stdout, stderr }: Outcome) {
  const isOffline = UNREACHABLE.test(stdout + stderr);
  return raise("jupyterlab-unavailable", {
    ...OPENING,
    found: isOffline
      ? "JupyterLab is not here yet, and PyPI, where it comes from, cannot be reached"
      : `${name} could not fetch JupyterLab: ${lastLines(stderr || stdout)}`,
    nextSteps: [
      isOffline
        ? "Connect to the internet once and run it again; after that it also works without."
        : "Mend that and run it again.",
      "On a network that blocks PyPI, ask for access to it, or try another network.",
      OWN_JUPYTERLAB,
    ],
  });
}

/** Where the Python of an environment is. */
export const pythonOf = (folder: string, { os }: Pick<Surroundings, "os">): string =>
  os === "windows" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");

/** Whether an environment works: its Python may have been updated or removed under it. */
async function works(python: string, around: Surroundings, signal?: AbortSignal): Promise<boolean> {
  const ask = "from importlib.metadata import version; print(version('jupyterlab'))";
  const { ok, stdout } = await runProgram([python, "-c", ask], around, signal);
  return ok && stdout.trim() === JUPYTERLAB_VERSION;
}

async function make(folder: string, maker: Maker, around: Surroundings, signal?: AbortSignal) {
  const made = await runProgram([...maker.make, folder], around, signal);
  if (!made.ok) throw noEnvironment(maker, made, around);
  const python = pythonOf(folder, around);
  const fetched = await runProgram([...maker.fetch(python), ...PACKAGES], around, signal);
  if (!fetched.ok) throw notFetched(maker, fetched);
}

/**
 * The private environment with JupyterLab in it, which is made if it is not there. Nobody's own
 * Python is changed.
 *
 * @param cache The folder to keep it in.
 * @param around Where uv and Python are looked for.
 * @param say Says each step.
 * @param signal Ends the making; nothing half-made is left.
 * @returns The path of its Python.
 * @throws {AccessError} `jupyterlab-unavailable`
 */
export async function privateEnvironment(
  cache: string,
  around: Surroundings,
  say: (step: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  await Deno.mkdir(cache, { recursive: true });
  // Whoever else makes it at this moment is waited for, and then it is there.
  using lock = await Deno.open(join(cache, "making.lock"), { create: true, write: true });
  await lock.lock(true);
  const folder = join(cache, `jupyterlab-${JUPYTERLAB_VERSION}`);
  const python = pythonOf(folder, around);
  if (await works(python, around, signal)) {
    say(`Using JupyterLab ${JUPYTERLAB_VERSION} from its private environment.`);
    return python;
  }
  const maker = await findMaker(around, signal);
  say(`No JupyterLab here: making one with ${maker.name}, in a private environment, once.`);
  say(`  It will be in ${folder}; your own Python stays as it is.`);
  await Deno.remove(folder, { recursive: true }).catch(() => {});
  try {
    say(`  Fetching JupyterLab ${JUPYTERLAB_VERSION} from PyPI; this takes a minute or two …`);
    await make(folder, maker, around, signal);
    return python;
  } catch (error) {
    await Deno.remove(folder, { recursive: true }).catch(() => {});
    throw error;
  }
}

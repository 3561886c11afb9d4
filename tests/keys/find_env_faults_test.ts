import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { assertEquals } from "../assert.ts";
import { type EnvFault, findEnvFaults } from "../../src/keys/later.ts";
import { faultsOfFile } from "../../src/keys/env_file/find_env_faults.ts";
import { FAULTY_FOLDERS, GOOD_FOLDERS } from "./faulty_env_files.ts";
import { MADE_UP } from "./made_up_keys.ts";
import { makeUnreadable, temporaryRepository } from "./temporary_repository.ts";

const WINDOWS = Deno.build.os === "windows";
const KEY = `X_API_KEY=${MADE_UP.apiKey}\n`;
const short = ({ fault, file }: EnvFault) => `${fault}: ${file}`;

Deno.test.each(FAULTY_FOLDERS)("findEnvFaults() tells of $about", async (row) => {
  if (WINDOWS && row.mode !== undefined) return;
  await using repo = await temporaryRepository(row.files, row.mode);
  const found = findEnvFaults(repo.root);
  assertEquals(found.map(short), row.faults);
  assertEquals(found.map(({ fixable }) => fixable), row.faults.map(() => row.fixable));
});

Deno.test.each(GOOD_FOLDERS)("findEnvFaults() says nothing of $about", async (row) => {
  await using repo = await temporaryRepository(row.files, row.mode);
  assertEquals(findEnvFaults(repo.root).map(short), []);
});

Deno.test({
  name: "findEnvFaults() tells of a file that cannot be read, and not that it is empty",
  ignore: WINDOWS,
  async fn() {
    await using repo = await temporaryRepository({});
    await makeUnreadable(join(repo.root, ".env"));
    const [fault, ...more] = findEnvFaults(repo.root);
    assertEquals([fault.fault, fault.blocks, more.length], ["unreadable", true, 0]);
  },
});

Deno.test("findEnvFaults() finds the file above, as the search for keys does", async () => {
  await using repo = await temporaryRepository({ ".env": "X-API-KEY=\n", "week1": null });
  const found = findEnvFaults(join(repo.root, "week1"));
  assertEquals(found.map(({ file, line, name }) => [file, line, name]), [
    [join("..", ".env"), 1, "X_API_KEY"],
  ]);
});

Deno.test("findEnvFaults() tells of keys above the repository, and further up than the nearest file", async () => {
  await using repo = await temporaryRepository({
    "../.env": KEY,
    ".env": KEY,
    "week1/.env": "PORT=1\n",
  });
  const found = findEnvFaults(join(repo.root, "week1"));
  assertEquals(found.map(short), [
    `elsewhere: ${join("..", ".env")}`,
    `elsewhere: ${join("..", "..", ".env")}`,
  ]);
});

Deno.test("findEnvFaults() never advises to rename a file over one that is there", async () => {
  await using alone = await temporaryRepository({ "env.txt": KEY });
  assertEquals(findEnvFaults(alone.root)[0].mend.includes("env.txt .env"), true);
  await using beside = await temporaryRepository({ "env.txt": KEY, ".env": "PORT=1\n" });
  assertEquals(findEnvFaults(beside.root).map(({ mend }) => mend), [
    "Copy its keys to the file .env beside it.",
  ]);
});

Deno.test("findEnvFaults() knows the nearest list of ignored files to decide", async () => {
  await using repo = await temporaryRepository({
    "week1/.env": KEY,
    "week1/.gitignore": "!.env\n",
  }, 0o600);
  if (!WINDOWS) await Deno.chmod(join(repo.root, "week1", ".env"), 0o600);
  assertEquals(findEnvFaults(join(repo.root, "week1")).map(short), ["not-ignored: .env"]);
});

Deno.test("faultsOfFile() says nothing where there is nothing", () => {
  assertEquals(faultsOfFile(join("no", "such", ".env"), "."), []);
});

const CHECK = `
  import { findEnvFaults } from ${
  JSON.stringify(new URL("../../src/keys/later.ts", import.meta.url).href)
};
  console.log(JSON.stringify(findEnvFaults(Deno.args[0]).map(({ fault }) => fault)));
  console.log(JSON.stringify(findEnvFaults().map(({ fault }) => fault)));`;

Deno.test("findEnvFaults() neither asks nor fails where Deno may not look", async () => {
  await using repo = await temporaryRepository({ ".env": "X-API-KEY=\n", "env.txt": KEY });
  const script = join(repo.root, "..", "check.ts");
  await Deno.writeTextFile(script, CHECK);
  const run = async (...permissions: string[]) => {
    const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--no-lock", "--config", config, ...permissions, script, repo.root],
      cwd: repo.root,
    }).output();
    return new TextDecoder().decode(stdout).trim().split("\n");
  };
  assertEquals(await run(), ["[]", "[]"]);
  assertEquals(
    await run("--allow-read", `--deny-read=${join(repo.root, ".env")}`),
    ['["misnamed-file"]', '["misnamed-file"]'],
  );
});

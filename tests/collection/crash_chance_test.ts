import { crashRuns } from "../../bench/crash.ts";
import { assertEquals } from "../assert.ts";

Deno.test("a collection whose process is killed goes on: 0 lost, 0 twice, only what was in flight again", async () => {
  const { kills, lost, twice, unexplained } = await crashRuns(5, 7);
  assertEquals({ kills, lost, twice, unexplained }, {
    kills: 5,
    lost: 0,
    twice: 0,
    unexplained: 0,
  });
});

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runCli } from "../../../support/run-cli.ts";

const simulating = vi.hoisted(() => ({ isAllowed: true }));

/** Every run of the model, and every step of a policy by itself, begins with a block. */
vi.mock("../../../../src/model/block.ts", async (load) => {
  const real = await load<typeof import("../../../../src/model/block.ts")>();
  return {
    ...real,
    createBlock: (...given: Parameters<typeof real.createBlock>) => {
      if (!simulating.isAllowed) throw new Error("a report simulates");
      return real.createBlock(...given);
    },
  };
});

let cwd: string;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "chokepoint-insights-"));
  const study = ["--seed", "s", "--runs", "256", "--workers", "1"];
  expect((await runCli(["run", "ban-2026", ...study, "--out", "out"], { cwd })).exitCode).toBe(0);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** What `report` says of a copy of the results that something was done to. */
async function reported(change: (folder: string) => void = () => undefined) {
  const name = `copy-${readdirSync(cwd).length}`;
  cpSync(join(cwd, "out"), join(cwd, name), { recursive: true });
  change(join(cwd, name));
  simulating.isAllowed = false;
  const { stderr, exitCode } = await runCli(["report", name], { cwd }).finally(() => {
    simulating.isAllowed = true;
  });
  const charts =
    exitCode === 0 ? readdirSync(join(cwd, name, "report/charts")).filter((file) => file.endsWith(".csv")) : [];
  return { stderr: stderr.replaceAll(name, "x"), exitCode, charts: charts.map((file) => file.slice(0, -4)) };
}

const withoutInsights = ["arrivals", "cover", "endings", "first-line-stop", "prices", "track-record", "unmet-need"];

test("a report simulates nothing: all that it says was found when the study was written", async () => {
  const { stderr, exitCode, charts } = await reported();
  expect([stderr, exitCode]).toEqual(["", 0]);
  expect(charts).toEqual([...withoutInsights, "drivers", "duration", "stories"].toSorted());
  // What simulates cannot do without a block.
  simulating.isAllowed = false;
  const replayed = await runCli(["replay", "out", "--run", "0"], { cwd });
  simulating.isAllowed = true;
  expect(replayed.exitCode).not.toBe(0);
});

test("results of a build that wrote no insights are reported without the charts that need them, and it is said", async () => {
  const { stderr, exitCode, charts } = await reported((folder) => {
    rmSync(join(folder, "insights.json"));
    const { files: _, recordHash: __, ...manifest } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  });
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^ban-2026: its results are of an earlier build .*: run it again to have them\n$/);
  expect(charts).toEqual(withoutInsights);
});

test.each<[string, (path: string) => void, RegExp]>([
  ["missing", (path) => rmSync(path), /^x\/insights\.json: is missing, manifest\.json has it$/m],
  [
    "changed by hand",
    (path) => writeFileSync(path, readFileSync(path, "utf8").replace(/"count":\d+/, '"count":1')),
    /^x\/insights\.json: must have SHA-256 [0-9a-f]{12}, as in manifest\.json, got [0-9a-f]{12}$/m,
  ],
])("insights that are %s are refused, exit code 2", async (_, damage, message) => {
  const { stderr, exitCode } = await reported((folder) => damage(join(folder, "insights.json")));
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(message);
});

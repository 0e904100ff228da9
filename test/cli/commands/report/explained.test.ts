import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { PairedDifference } from "../../../../src/sim/study/study.ts";
import { reseal } from "../../../support/reseal.ts";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

test("a comparison with its explanation is reported with a waterfall; one of another seed is refused, and nothing written", async () => {
  const cwd = temporaryFolder();
  const study = ["--seed", "why", "--runs", "40", "--workers", "1", "--out", "out"];
  await runCli(["compare", "precedent-2010", "ban-2026", ...study], { cwd });
  const { differences } = JSON.parse(readFileSync(join(cwd, "out/comparison.json"), "utf8"));
  const own = ({ difference, standardError }: PairedDifference) => ({ value: difference, standardError });
  const explanations = (differences as readonly PairedDifference[])
    .filter(({ outcome, sector }) => outcome === "unmetNeedShare" && sector === null)
    .map((of) => ({
      ...of,
      explained: of,
      bars: [{ groups: ["trigger"], ...own(of), first: own(of), last: own(of) }],
    }));
  const record = {
    schemaVersion: 1,
    a: "precedent-2010",
    b: "ban-2026",
    seed: "else",
    runs: 40,
    comparedRuns: 40,
    failed: [],
    hybrids: 2,
    mergers: [],
    explanations,
  };
  const write = (seed: string) => {
    writeFileSync(join(cwd, "out/explain.json"), JSON.stringify({ ...record, seed }));
    const { files } = JSON.parse(readFileSync(join(cwd, "out/comparison.json"), "utf8"));
    reseal(join(cwd, "out"), "comparison.json", { files: { ...files, "explain.json": "" } });
  };
  write("else");
  const refused = await runCli(["report", "out"], { cwd });
  expect([refused.exitCode, refused.stderr]).toEqual([
    2,
    "out/explain.json: seed: must be why, as in comparison.json, got else\n",
  ]);
  expect(readdirSync(join(cwd, "out"))).not.toContain("report");
  write("why");
  const { exitCode, stderr, stdout } = await runCli(["report", "out"], { cwd });
  expect([exitCode, stderr]).toEqual([0, ""]);
  // Three of the pair, seven of each, the model's record: forty runs are too few for drivers and stories.
  expect(stdout).toContain("18 charts");
  expect(readFileSync(join(cwd, "out/report/charts/waterfall.csv"), "utf8")).toContain("trigger and duration");
  const page = readFileSync(join(cwd, "out/report/index.html"), "utf8");
  expect(page).toContain(
    "npm run --silent chokepoint -- compare precedent-2010 ban-2026 --seed why --runs 40 --out results/again\nnpm run",
  );
  for (const heading of [
    "The two compared",
    "2010: two months without shipments",
    "2026: ban on dual-use exports to Japan",
  ])
    expect(page).toContain(`<h2>${heading}</h2>`);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readGoals } from "../../src/cli/study/until.ts";
import { convergenceToCsv, spreadToCsv } from "../../src/sim/analysis/precision/csv.ts";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { readFrom } from "../support/scenario-files.ts";

const page = readFileSync(join(packageRoot, "docs/precision.md"), "utf8");
const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
const { scenario } = readFrom({}, "configs/ban-2026.yaml");

describe("docs/precision.md", () => {
  test("every statistic with its error that it shows, and that help and README show, is one", async () => {
    const help = await Promise.all(["run", "compare", "plan"].map((command) => runCli([command, "--help"])));
    const shown = [page, readme, ...help.map(({ stdout }) => stdout)].flatMap((text) => [
      ...[...text.matchAll(/--until "([^"]+)"/g)].map(([, goal]) => goal),
      ...[...text.matchAll(/^\| `((?:mean|median|p[\d.]+|P)\([^`]+)` \|/gm)].map(([, goal]) => goal),
    ]);
    expect(new Set(shown).size).toBeGreaterThan(8);
    expect(readGoals(shown, [scenario], 1_000_000)[0]).toHaveLength(new Set(shown).size);
  });

  test("it names every column of the files that it describes", () => {
    const none = () => ({ mean: 0, standardError: 0 });
    for (const csv of [convergenceToCsv([]), spreadToCsv([], none)])
      for (const column of csv.trim().split(",")) expect(page).toContain(`\`${column}\``);
  });
});

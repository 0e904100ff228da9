import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { monthsToCsv, sensitivityToCsv } from "../../src/sim/analysis/sensitivity/csv.ts";
import type { SensitivityRecord } from "../../src/sim/analysis/sensitivity/record.ts";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/sensitivity.md"), "utf8");
const commands = [...page.matchAll(/^npm run --silent chokepoint -- (.*)$/gm)].map(([, words]) => words.split(" "));

describe("docs/sensitivity.md", () => {
  test("its commands run, here with fewer points", async () => {
    const cwd = temporaryFolder();
    expect(commands.length).toBe(2);
    for (const words of commands) {
      const fewer = words.map((word) => word.replace(/^2000$/, "256"));
      const at = fewer.indexOf("--points");
      if (at >= 0) fewer[at + 1] = "64";
      const { exitCode, stdout, stderr } = await runCli(fewer, { cwd });
      expect(exitCode, stderr).toBe(0);
      expect(stdout.length).toBeGreaterThan(60);
    }
  });

  test("it names every column of both tables", () => {
    const none = { outcomes: [], courses: [] } as unknown as SensitivityRecord;
    for (const csv of [sensitivityToCsv(none), monthsToCsv(none)])
      for (const column of csv.trim().split(",")) expect(page).toContain(`\`${column}\``);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { boxesToCsv, trajectoryToCsv } from "../../src/sim/analysis/discovery/csv.ts";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/discovery.md"), "utf8");
const commands = [...page.matchAll(/^npm run --silent chokepoint -- (.*)$/gm)].map(([, words]) => words.split(" "));

describe("docs/discovery.md", () => {
  test("its commands run, here with fewer runs", async () => {
    const cwd = temporaryFolder();
    expect(commands.length).toBe(2);
    for (const words of commands) {
      const { exitCode, stdout, stderr } = await runCli(
        words.map((word) => word.replace(/^4000$/, "2000")),
        { cwd },
      );
      expect(exitCode, stderr).toBe(0);
      expect(stdout.length).toBeGreaterThan(60);
    }
  });

  test("it names every column of its tables", () => {
    for (const csv of [boxesToCsv([]), trajectoryToCsv({ trajectory: [], taken: 0 })])
      for (const column of csv.trim().split(",")) expect(page).toContain(`\`${column}\``);
  });
});

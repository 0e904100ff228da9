import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/sweep.md"), "utf8");
const blocksIn = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, body]) => body);

test("every command of docs/sweep.md runs, its query answers, and its parts make the whole", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "results"));
  const [first, shards] = blocksIn("sh");
  const run = async (block: string) => {
    for (const line of block.trim().split("\n")) {
      const [, command] = /^npm run --silent chokepoint -- (.*)$/.exec(line) ?? [];
      const { exitCode, stderr } = await runCli(command.split(" "), { cwd });
      expect(exitCode, stderr).toBe(0);
    }
    return readFileSync(join(cwd, "results/cover/sweep.json"), "utf8");
  };
  const whole = await run(first);
  const connection = await (await DuckDBInstance.create()).connect();
  const [sql] = blocksIn("sql");
  const rows = (await connection.runAndReadAll(sql.replace("'results/", `'${cwd}/results/`))).getRows();
  expect(rows.map(([cover]) => cover)).toEqual([2, 4, 6, 8, 10, 12]);
  expect(await run(shards)).toBe(whole);
});

test("every grid of docs/sweep.md is one", async () => {
  const cwd = temporaryFolder();
  expect(blocksIn("yaml")).toHaveLength(2);
  for (const grid of blocksIn("yaml")) {
    writeFileSync(join(cwd, "grid.yaml"), grid);
    const { exitCode, stderr } = await runCli(["check", "ban-2026", "--grid", "grid.yaml"], { cwd });
    expect([exitCode, stderr]).toEqual([0, ""]);
  }
});

test("docs/sweep.md names every column of the table", async () => {
  const columns = [
    "cell",
    "scenario",
    "outcome",
    "unit",
    "estimate",
    "error",
    "p05",
    "p95",
    "difference",
    "differenceError",
  ];
  for (const column of columns) expect(page).toContain(`\`${column}\``);
});

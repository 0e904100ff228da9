import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { watchTable } from "../../src/report/tables/watch.ts";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/watch.md"), "utf8");

test("every command of docs/watch.md runs, here with fewer runs", async () => {
  const commands = [...page.matchAll(/^npm run --silent chokepoint -- (.*)$/gm)].map(([, words]) => words.split(" "));
  expect(commands.length).toBeGreaterThan(0);
  const cwd = temporaryFolder();
  for (const words of commands) {
    // Facts that weigh runs ask for enough of them.
    const fewer = words.includes("--facts") ? words : words.map((word) => (word === "2000" ? "200" : word));
    const { exitCode, stderr } = await runCli([...fewer, "--workers", "1"], { cwd });
    expect(exitCode, stderr).toBe(0);
  }
});

test("docs/watch.md names every column of watch.csv", () => {
  const { columns } = watchTable({ windows: [], targets: [] } as unknown as Parameters<typeof watchTable>[0]);
  for (const column of columns) expect(page).toContain(`\`${column}\``);
});

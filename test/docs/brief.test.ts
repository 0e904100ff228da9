import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/brief.md"), "utf8");

test("every command of docs/brief.md runs, here with fewer runs; other results are refused in words", async () => {
  const commands = [...page.matchAll(/^npm run --silent chokepoint -- (.*)$/gm)].map(([, words]) => words.split(" "));
  expect(commands).toHaveLength(3);
  const cwd = temporaryFolder();
  const env = { CHOKEPOINT_BROWSER: "none" };
  for (const words of commands) {
    const fewer = words.map((word) => (word === "2000" ? "60" : word));
    const { exitCode, stderr } = await runCli([...fewer, ...(words[0] === "report" ? [] : ["--workers", "1"])], {
      cwd,
      env,
    });
    expect(exitCode, stderr).toBe(0);
  }
  expect(existsSync(join(cwd, "results/ban/report/brief.html"))).toBe(true);
  const { exitCode, stderr } = await runCli(["report", "results/watch", "--brief"], { cwd, env });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/results\/watch: must be a results folder of run, compare or rules, got one of watch/);
});

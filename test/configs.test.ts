import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "./support/package-root.ts";
import { runCli } from "./support/run-cli.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const names = readdirSync(join(packageRoot, "configs"))
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.replace(/\.yaml$/, ""));

test.each(names)("%s runs, and no outcome is other than a finite number", async (name) => {
  const cwd = temporaryFolder();
  const { exitCode, stdout } = await runCli(["run", name, "--seed", "every config", "--runs", "256", "--out", "out"], {
    cwd,
  });
  expect(exitCode).toBe(0);
  expect(stdout).not.toMatch(/NaN|Infinity|undefined/);
});

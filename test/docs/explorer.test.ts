import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/explorer.md"), "utf8");

test("every command of docs/explorer.md runs, and leaves a page of less than 4 MB", async () => {
  const commands = [...page.matchAll(/^npm run --silent chokepoint -- (.*)$/gm)].map(([, words]) => words.split(" "));
  expect(commands.length).toBe(1);
  const cwd = temporaryFolder();
  for (const words of commands) {
    const { exitCode, stdout, stderr } = await runCli([...words, "--workers", "1"], { cwd });
    expect(exitCode, stderr).toBe(0);
    const out = words[words.indexOf("--out") + 1];
    expect(stdout).toContain(out);
    expect(existsSync(join(cwd, out))).toBe(true);
    expect(readFileSync(join(cwd, out)).length).toBeLessThan(4_000_000);
  }
});

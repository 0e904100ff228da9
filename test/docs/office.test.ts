import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/office.md"), "utf8");
const commands = [...page.matchAll(/^npm run --silent chokepoint -- (.*)$/gm)].map(([, words]) =>
  [...words.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word),
);

test("the commands of docs/office.md run, here with fewer runs, and leave the files that it names", async () => {
  const cwd = temporaryFolder();
  for (const words of commands) {
    const { exitCode, stderr } = await runCli(
      words.map((word) => word.replace(/^2000$/, "48")),
      { cwd },
    );
    expect(exitCode, stderr).toBe(0);
  }
  const named = [...page.matchAll(/^## .*`(.*)`$/gm)].map(([, file]) => file);
  expect(named.length).toBeGreaterThan(0);
  for (const file of named) expect(existsSync(join(cwd, "results/ban/report", file)), file).toBe(true);
});

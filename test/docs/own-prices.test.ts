import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownPriceBases } from "../../src/model/scenario/parts.ts";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/own-prices.md"), "utf8");

test("its scenarios and its table are valid, and its commands run as they stand, here with fewer runs", async () => {
  const cwd = temporaryFolder();
  const scenarios = [...page.matchAll(/```yaml\n(schemaVersion[\s\S]*?)```/g)].map(([, text]) => text);
  for (const text of scenarios) writeFileSync(join(cwd, `${/name: (\S+)/.exec(text)?.[1]}.yaml`), text);
  writeFileSync(join(cwd, "fan.csv"), (/```csv\n([\s\S]*?)```/.exec(page) as RegExpExecArray)[1]);
  const commands = [...page.matchAll(/^npm run --silent chokepoint -- (.*)$/gm)].map(([, words]) => words.split(" "));
  expect(commands).toHaveLength(4);
  for (const words of commands) {
    const fewer = words.map((word) => (word === "2000" ? "128" : word));
    const { exitCode, stderr } = await runCli(fewer, { cwd });
    expect(exitCode, stderr).toBe(0);
  }
  // The line that fixes the position goes below the others.
  const [, position] = /```yaml\n( {2}position[\s\S]*?)```/.exec(page) as RegExpExecArray;
  writeFileSync(join(cwd, "fixed.yaml"), `${scenarios[0]}${position}`);
  expect((await runCli(["check", "fixed.yaml"], { cwd })).stdout).toContain("ownPrices.position: 0.9 share");
});

test("every basis stands on the page", () => {
  for (const basis of ownPriceBases) expect(page).toContain(`\`${basis}\``);
});

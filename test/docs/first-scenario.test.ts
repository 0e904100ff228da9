import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clonedPackage } from "../support/cloned-package.ts";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";

const { version: codeVersion } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
const page = readFileSync(join(packageRoot, "docs/first-scenario.md"), "utf8");
const blocksIn = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, body]) => body.trim());

test("docs/first-scenario.md leads from nothing to a report and a comparison: its commands run as they stand", async () => {
  const folder = clonedPackage();
  const [scenario] = blocksIn("yaml");
  writeFileSync(join(folder, scenario.split("\n", 1)[0].slice(2)), scenario);
  const commands = blocksIn("sh").flatMap((body) => body.split("\n"));
  expect(commands.length).toBeGreaterThan(6);
  for (const command of commands) {
    // A second report is made without painting: what is painted is looked at in the first.
    if (command.endsWith(" report results/stocked")) {
      expect((await runCli(["report", "results/stocked"], { cwd: folder, codeVersion })).exitCode).toBe(0);
      continue;
    }
    const printed = execFileSync("sh", ["-c", command], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, CHOKEPOINT_BROWSER: "none" },
    });
    expect(printed.length, command).toBeGreaterThan(100);
  }
  for (const results of ["gallium", "stocked"])
    expect(existsSync(join(folder, "results", results, "report/index.html"))).toBe(true);
  const drawn = readFileSync(join(folder, "results/gallium/report/charts/cover.png"));
  expect(drawn.equals(readFileSync(join(packageRoot, "docs/pictures/first-cover.png")))).toBe(true);
});

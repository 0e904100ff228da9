import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clonedPackage } from "../support/cloned-package.ts";
import { packageRoot } from "../support/package-root.ts";

const page = readFileSync(join(packageRoot, "docs/first-scenario.md"), "utf8");
const blocksIn = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, body]) => body.trim());

test("docs/first-scenario.md leads from nothing to a report and a comparison: its commands run as they stand", () => {
  const folder = clonedPackage();
  const [scenario] = blocksIn("yaml");
  writeFileSync(join(folder, scenario.split("\n", 1)[0].slice(2)), scenario);
  const commands = blocksIn("sh").flatMap((body) => body.split("\n"));
  expect(commands.length).toBeGreaterThan(6);
  for (const command of commands) {
    const printed = execFileSync("sh", ["-c", command], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    expect(printed.length, command).toBeGreaterThan(100);
  }
  expect(existsSync(join(folder, "results/gallium/report/index.html"))).toBe(true);
  const drawn = readFileSync(join(folder, "results/gallium/report/charts/cover.png"));
  expect(drawn.equals(readFileSync(join(packageRoot, "docs/pictures/first-cover.png")))).toBe(true);
});

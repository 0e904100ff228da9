import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { packageRoot } from "../support/package-root.ts";

const page = readFileSync(join(packageRoot, "docs/python-and-r.md"), "utf8");
const cwd = mkdtempSync(join(tmpdir(), "chokepoint-clients-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
for (const name of ["chokepoint.py", "chokepoint.R"]) copyFileSync(join(packageRoot, "clients", name), join(cwd, name));

const programs = [
  ["python", ["/usr/bin/python3", "python3"], "-c", "import pandas"],
  ["r", ["Rscript"], "-e", 'library("jsonlite")'],
] as const;

/** What the page's block in a language prints, line by line; undefined where nothing here runs it. */
function printed(language: (typeof programs)[number][0]): readonly string[] | undefined {
  const [, names, flag, needs] = programs.find(([name]) => name === language) as (typeof programs)[number];
  const found = names.find((name) => spawnSync(name, [flag, needs]).status === 0);
  if (found === undefined) return undefined;
  const block = page.match(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "m"))?.[1] as string;
  const command = `${process.execPath} ${join(packageRoot, "dist/cli.js")}`;
  const env = { ...process.env, CHOKEPOINT_COMMAND: command };
  const { status, stdout, stderr } = spawnSync(found, [flag, block], { cwd, encoding: "utf8", env });
  expect(status, stderr).toBe(0);
  return stdout.split("\n");
}

for (const [language] of programs)
  test(`the session in ${language} reads what the study itself says`, (context) => {
    const lines = printed(language);
    if (lines === undefined) {
      process.stderr.write(`skipped: no ${language} with what docs/python-and-r.md needs, so it was not run in it\n`);
      return context.skip();
    }
    const told = (word: string) =>
      lines
        .find((line) => line.startsWith(`${word} `))
        ?.slice(word.length + 1)
        .trim();
    const record = (file: string) => JSON.parse(readFileSync(join(cwd, "results/board", file), "utf8"));
    const unmet = record("summary.json").outcomes.find(
      (of: { outcome: string; material: string; sector: string | null }) =>
        of.outcome === "unmetNeedShare" && of.material === "Dy" && of.sector === null,
    );
    expect(told("hash")).toBe(record("manifest.json").resultHash);
    expect(Number(told("mean"))).toBeCloseTo(unmet.mean, 12);
    expect(told("unit")).toBe("weeks");
    expect(Number(told("differences"))).toBeGreaterThan(10);
    if (language === "python") expect(told("exit code")).toBe("2");
  });

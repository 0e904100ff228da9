import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/own-episode.md"), "utf8");

test("its tables and answers make the episode, and its commands run as they stand, here with fewer runs", async () => {
  const cwd = temporaryFolder();
  const tables = [...page.matchAll(/`(\w+\.csv)`:\n\n```csv\n([\s\S]*?)```/g)];
  expect(tables.map(([, name]) => name)).toEqual(["policy.csv", "prices.csv", "flows.csv"]);
  for (const [, name, text] of tables) writeFileSync(join(cwd, name), text);
  const [, answers] = /```yaml\n([\s\S]*?)```/.exec(page) as RegExpExecArray;
  writeFileSync(join(cwd, "answers.yaml"), answers);
  const commands = [...page.matchAll(/^npm run --silent chokepoint -- (.*)$/gm)].map(([, words]) => words.split(" "));
  expect(commands.map(([name]) => name)).toEqual(["episode", "check", "hindcast", "report"]);
  for (const words of commands) {
    const fewer = words.map((word) => (word === "1000" ? "200" : word));
    const { exitCode, stdout, stderr } = await runCli(fewer, { cwd });
    expect(exitCode, stderr).toBe(0);
    // Eighteen rows on or after the first day, which the page tells the score of.
    if (words[0] === "hindcast") expect(stdout).toMatch(/my-gallium, 80 % interval +18 /);
  }
  expect(existsSync(join(cwd, "results/my-gallium/report/index.html"))).toBe(true);
});

test("no row of its tables is later than August 2024, and each stands in the evidence that is shipped", () => {
  const shipped = readFileSync(join(packageRoot, "configs/evidence/transfer-gallium-antimony.csv"), "utf8");
  const rows = [...page.matchAll(/^(\d{4}-\d{2}[\d.-]*),(ask|fob|exports),([\d.]+),.*,([AB])$/gm)];
  expect(rows.length).toBe(21);
  for (const [, date, basis, value] of rows) {
    expect(date <= "2024-08-31").toBe(true);
    const written = basis === "exports" ? String(Math.round(Number(value) * 1000)) : value;
    expect(shipped).toMatch(new RegExp(`^${date.replaceAll(".", "\\.")},Ga,[^\\n]*,${written},`, "m"));
  }
});

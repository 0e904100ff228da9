import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";

const page = readFileSync(join(packageRoot, "docs/data.md"), "utf8");
const blocksIn = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, body]) => body);
const cwd = mkdtempSync(join(tmpdir(), "chokepoint-data-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

beforeAll(async () => {
  for (const command of blocksIn("")[0].trim().split("\n")) {
    const { exitCode, stderr } = await runCli(command.replace("npm run --silent chokepoint -- ", "").split(" "), {
      cwd,
    });
    expect(exitCode, stderr).toBe(0);
  }
});

describe("docs/data.md", () => {
  test("every query in SQL runs in DuckDB and answers with rows that hold no null", async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    expect(blocksIn("sql").length).toBeGreaterThan(5);
    for (const sql of blocksIn("sql")) {
      const reader = await connection.runAndReadAll(sql.replaceAll("'results/", `'${cwd}/results/`));
      expect(reader.getRows().length, sql).toBeGreaterThan(0);
      expect(reader.getRows().flat(), sql).not.toContain(null);
    }
  });

  test("the difference that its query gives is the one that compare gives", async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    const sql = blocksIn("sql").find((each) => each.includes("USING (run)")) as string;
    const [[difference, standardError]] = (
      await connection.runAndReadAll(sql.replaceAll("'results/", `'${cwd}/results/`))
    ).getRows() as [[number, number]];
    const compared = await runCli(
      ["compare", "precedent-2010", "ban-2026", "--seed", "data", "--runs", "2000", "--out", "both"],
      { cwd },
    );
    expect(compared.exitCode, compared.stderr).toBe(0);
    const { differences } = JSON.parse(readFileSync(join(cwd, "both/comparison.json"), "utf8"));
    const row = differences.find(
      (each: { outcome: string; material: string; sector: string | null }) =>
        each.outcome === "unmetNeedShare" && each.material === "Dy" && each.sector === null,
    );
    expect(difference).toBeCloseTo(row.difference, 12);
    expect(standardError).toBeCloseTo(row.standardError, 12);
  });

  const programs = [
    ["python", "-runs.csv", ["/usr/bin/python3", "python3"], ["-c", "import pandas"]],
    ["python", "bands.csv", ["/usr/bin/python3", "python3"], ["-c", "import pandas"]],
    ["r", "-runs.csv", ["Rscript"], ["-e", "1"]],
    ["r", "bands.csv", ["Rscript"], ["-e", "1"]],
  ] as const;
  for (const [language, file, names, needs] of programs) {
    test(`every block in ${language} that reads ${file} runs`, (context) => {
      const found = names.find((name) => spawnSync(name, needs).status === 0);
      if (found === undefined) {
        const why = `no ${names.at(-1)} that can do ${needs[1]}, so what docs/data.md says of ${file} was not run in it`;
        process.stderr.write(`skipped: ${why}\n`);
        context.skip(why);
        return;
      }
      const blocks = blocksIn(language).filter((body) => body.includes(file));
      expect(blocks).toHaveLength(1);
      const { status, stdout, stderr } = spawnSync(found, [needs[0], blocks[0]], { cwd, encoding: "utf8" });
      expect(status, stderr).toBe(0);
      expect(stdout).toMatch(/\d/);
    });
  }

  test("it names every column of the files that it describes", () => {
    const header = (path: string) =>
      readFileSync(join(cwd, "results/ban-2026", path), "utf8")
        .split("\n", 1)[0]
        .split(",");
    for (const path of ["bands.csv", "drivers.csv"])
      for (const column of header(path)) expect(page, path).toContain(`\`${column}\``);
  });
});

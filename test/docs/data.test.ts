import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readScenarioFile } from "../../src/index.ts";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import { createStudy, simulateRange } from "../../src/sim/engine/simulate-range.ts";
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

/** As SQL's rank(): equals share the lowest of theirs. */
function ranks(values: Float64Array): readonly number[] {
  const sorted = values.slice().sort();
  return Array.from(values, (value) => sorted.indexOf(value) + 1);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sumOver = (of: (i: number) => number) => a.reduce((sum, _, i) => sum + of(i), 0);
  const both = sumOver((i) => (a[i] - meanA) * (b[i] - meanB));
  return both / Math.sqrt(sumOver((i) => (a[i] - meanA) ** 2) * sumOver((i) => (b[i] - meanB) ** 2));
}

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

  /** Answers of the query on the page that holds a text, by the names of its columns. */
  async function answered(text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const connection = await (await DuckDBInstance.create()).connect();
    const [sql, ...others] = blocksIn("sql").filter((each) => each.includes(text));
    expect(others).toEqual([]);
    return (await connection.runAndReadAll(sql.replaceAll("'results/", `'${cwd}/results/`))).getRowObjects();
  }

  test("what its queries answer of the inputs is what the study itself makes of its runs", async () => {
    const { seed, runs, sampling } = JSON.parse(readFileSync(join(cwd, "results/ban-2026/manifest.json"), "utf8"));
    const study = createStudy(readScenarioFile("ban-2026").scenario, seed, sampling);
    const range = simulateRange(study, { firstRun: 0, runs });
    const unmet = range.outcomes[study.outcomes.findIndex((key) => outcomeId(key) === "unmetNeedShare.Dy")];
    const drawn = (path: string) => range.drawn[study.sources.findIndex((source) => source.path === path)];
    const [lasts, covered] = [drawn("policy.states.ban.lasts"), drawn("policy.coverage")];

    const within = [...unmet].filter((_, run) => lasts[run] > 52 && covered[run] === 1);
    const [conditional] = await answered('"input.policy.coverage" = 1');
    expect(Number(conditional.runs)).toBe(within.length);
    expect(conditional.unmetNeedShare).toBeCloseTo(within.reduce((sum, each) => sum + each, 0) / within.length, 12);

    const [correlations] = await answered("ofTheStock");
    expect(correlations.ofTheStock).toBeCloseTo(correlation(ranks(unmet), ranks(drawn("nationalStock.held"))), 9);
    expect(correlations.ofTheBan).toBeCloseTo(correlation(ranks(unmet), ranks(lasts)), 9);
    expect(await answered("parquet_kv_metadata")).toEqual([{ unit: "weeks" }]);
  });

  test("every run has an address of its own, and in a study of fewer runs the same", async () => {
    const { exitCode, stderr } = await runCli(
      ["run", "ban-2026", "--seed", "data", "--runs", "40", "--out", "results/few"],
      { cwd },
    );
    expect(exitCode, stderr).toBe(0);
    const connection = await (await DuckDBInstance.create()).connect();
    const [few, ban, precedent] = ["few", "ban-2026", "precedent-2010"].map(
      (name) => `'${cwd}/results/${name}/runs.parquet'`,
    );
    const sql = `select (select count(distinct address) from read_parquet([${ban}, ${precedent}], union_by_name = true)),
      (select count(*) from ${few} as few join ${ban} as ban using (address) where few.run = ban.run and few."banWeeks" = ban."banWeeks")`;
    expect((await connection.runAndReadAll(sql)).getRows()[0].map(Number)).toEqual([4000, 40]);
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

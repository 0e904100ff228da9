import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keptForecastBlocks } from "../../src/report/tables/kept-forecasts.ts";
import { blocksOf, fillBlocks } from "../../src/report/tables/validation.ts";
import { sha256OfDocument } from "../../src/sim/engine/parts/canonical.ts";
import { asKnown, loadFacts } from "../../src/sim/results/known.ts";
import { loadEvidence, loadScenario, loadTruths } from "../../src/sim/results/shipped.ts";
import { forecastSchema } from "../../src/sim/scoring/forecast/record.ts";
import { scoreForecast } from "../../src/sim/scoring/forecast/score.ts";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";

const folder = join(packageRoot, "docs/forecasts");
const page = readFileSync(join(folder, "README.md"), "utf8");

/** SHA-256 of every forecast that was made: what was foretold is never foretold otherwise afterwards. */
const hashes: Readonly<Record<string, string>> = {
  "2026-01-31": "7c5ea5bdecbd6fe7936837ece2aea7590e9fa2ee6987cd15640b49988db4f607",
  "2026-11-29-with-facts": "77eb325f667c69810cec5f6a4b4a66b57d58b8178e42872eb9e541b1bfd3ffe6",
  "2026-11-29": "4ab27f251e642c122ffe6b241c562c859c7ec746c938d5371b173b63847c9d1d",
};

describe("docs/forecasts", () => {
  const truths = loadTruths(undefined, loadEvidence({ packageRoot }), { cwd: packageRoot, packageRoot });
  const kept = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => {
      const bytes = readFileSync(join(folder, file));
      const record = forecastSchema.parse(JSON.parse(bytes.toString()));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return {
        name: file.replace(/\.json$/, ""),
        record,
        sha256,
        score: scoreForecast(record, sha256, truths, file.slice(0, 10)),
      };
    });

  test("has every forecast as it was made, to the byte", () => {
    expect(Object.fromEntries(kept.map(({ name, sha256 }) => [name, sha256]))).toEqual(hashes);
  });

  test("its page is what npm run forecasts makes of them and of what is on record", () => {
    expect(page).toBe(fillBlocks(page, keptForecastBlocks(kept)));
    const scores = blocksOf(page).find(({ name }) => name === "scores");
    for (const { name } of kept) expect(scores?.body).toContain(`### ${name}\n`);
  });

  test("its command prints the score, and the evidence has every file that the truths name", async () => {
    const [, command] = /```sh\nnpm run --silent chokepoint -- (.*)\n```/.exec(page) as RegExpExecArray;
    const { stdout, stderr, exitCode } = await runCli(command.split(" "));
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toContain("12 of 182 figures and 34 of 78 probabilities can be judged.");
    expect(stdout.replaceAll("\n", " ")).toContain("skill is −1 ± 2: no telling which is better");
    for (const line of stdout.split("\n").filter((each) => !/ {2,}\S.* {2,}/.test(each)))
      expect(line.length, line).toBeLessThan(111);
  });

  test("the forecast given facts says to which day, of which file and what it is worth, and its command stands with them", () => {
    const { record } = kept.find(({ name }) => name.endsWith("-with-facts")) as (typeof kept)[number];
    const [, command] = /^npm run --silent chokepoint -- (forecast ban-2026 .*)$/m.exec(page) as RegExpExecArray;
    const folders = { cwd: packageRoot, packageRoot };
    const facts = loadFacts("japan-2026", folders);
    const read = asKnown(loadScenario("ban-2026", folders), facts, record.facts?.asOf);
    expect(record.facts).toMatchObject({ name: "japan-2026", sha256: facts.sha256, asOf: "2026-11-29" });
    expect(record.scenarioSha256).toBe(sha256OfDocument(read.document));
    expect(record.effectiveRuns).toBeGreaterThan(400);
    const { until, seed, runs } = record;
    expect(command).toBe(`forecast ban-2026 --facts japan-2026 --until ${until} --seed ${seed} --runs ${runs}`);
  });

  test("the command by which the last was made stands with its scenario, here with fewer runs", async () => {
    const command = /^npm run --silent chokepoint -- (forecast docs.*)$/m.exec(page)?.[1].split(" ") ?? [];
    const { stdout, stderr, exitCode } = await runCli([...command.slice(0, -1), "100", "--markdown"]);
    expect(exitCode, stderr).toBe(0);
    const { record } = kept[kept.length - 1];
    expect(stdout).toContain(`SHA-256 \`${record.scenarioSha256}\``);
    expect(command).toEqual(
      expect.arrayContaining([record.until, record.seed, String(record.runs), "docs/forecasts/2026-11-29.yaml"]),
    );
  });
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mustSumUp } from "../../../src/sim/results/checks.ts";
import { InputError } from "../../../src/sim/results/host.ts";
import { syntheticResults } from "../../report/synthetic-results.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const head = "schemaVersion: 1\nextends: ban-2026\nname: mine\ntitle: mine\n";

describe("results that are no finite numbers are never kept", () => {
  test("neither are means and bands that overflow", () => {
    const { summary, bands } = syntheticResults({ runs: 5, weeks: 4 });
    expect(() => mustSumUp(summary, bands)).not.toThrow();
    const [first, ...rest] = summary.outcomes;
    expect(() => mustSumUp({ ...summary, outcomes: [...rest, { ...first, mean: Infinity }] }, bands)).toThrow(
      InputError,
    );
    expect(() => mustSumUp(summary, [{ ...bands[0], mean: Number.NaN }])).toThrow(/must be finite in every week/);
  });
});

describe("files", () => {
  test("a scenario that is not in UTF-8 is refused, not read with signs replaced", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "latin.yaml"), Buffer.from(`${head}summary: M\u00fcnchen\n`, "latin1"));
    const { stderr, exitCode } = await runCli(["check", "latin.yaml"], { cwd });
    expect([stderr, exitCode]).toEqual(['latin.yaml:1:1  cannot be read, got "it must be text in UTF-8"\n', 2]);
  });
});

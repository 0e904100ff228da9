import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readAnswers } from "../../../src/cli/commands/init/questions.ts";
import { scenarioText } from "../../../src/cli/commands/init/scenario-text.ts";
import { readScenarioFile } from "../../../src/index.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const said = {
  ...{ metal: "gallium", country: "Germany", exporter: "China", start: "2026-01-05", demand: "10..40 t/yr" },
  ...{ stock: "0..3 months", cover: "1..2..4 months", price: "500 USD/kg" },
} as const;

/** What stands for something that is not there, in what people read. */
const placeholders = /XXX|no currency|通貨の指定なし|undefined|NaN|\[object|\bnull\b|TODO|TBD/;

describe("a scenario without a currency", () => {
  const text = scenarioText(readAnswers(said), "mine", "s.json");

  function scenarios(): string {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "mine.yaml"), text);
    writeFileSync(join(folder, "other.yaml"), text.replace("name: mine", "name: other"));
    return folder;
  }

  test("reads nowhere as one in a currency of three letters: neither in the terminal nor on the page, in either language", async () => {
    const folder = scenarios();
    const told: string[] = [];
    for (const args of [
      ["run", "mine.yaml", "--seed", "s", "--runs", "60", "--out", "run"],
      ["compare", "mine.yaml", "other.yaml", "--seed", "s", "--runs", "30", "--out", "both"],
      ["rules", "mine.yaml", "--seed", "s", "--runs", "30", "--out", "rules"],
    ]) {
      const { exitCode, stdout, stderr } = await runCli(args, { cwd: folder });
      expect(exitCode, stderr).toBe(0);
      told.push(stdout);
    }
    for (const lang of langs) {
      for (const args of [["run"], ["both", "--with", "rules"]]) {
        const { exitCode, stderr } = await runCli(["report", ...args, "--lang", lang], {
          cwd: folder,
          env: { CHOKEPOINT_BROWSER: "none" },
        });
        expect(exitCode, stderr).toBe(0);
        const page = readFileSync(join(folder, args[0], "report", "index.html"), "utf8");
        told.push(page.replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, ""));
      }
    }
    for (const [k, each] of told.entries()) expect(each.match(placeholders)?.[0], `output ${k}`).toBeUndefined();
    expect(told[0]).toContain("% of GDP");
    expect(told[2]).toContain("output saved, low, % of GDP");
    expect(told[3]).toContain("% of GDP");
    expect(told[6]).toContain("%（GDP比）");
  });

  test("has a GDP of a trillion: any other says nothing", () => {
    const folder = scenarios();
    writeFileSync(join(folder, "two.yaml"), text.replace(/(gdp: .*?)\b1\b/s, "$12"));
    expect(() => readScenarioFile("two.yaml", folder)).toThrow(
      /two\.yaml:\d+:\d+ +loss\.currency: .*\(XXX\).*1 trillion/,
    );
    expect(() => readScenarioFile("mine.yaml", folder)).not.toThrow();
  });
});

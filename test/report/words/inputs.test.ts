import { describe, expect, test } from "vitest";
import { inputText } from "../../../src/report/words/inputs.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { sourcesOf } from "../../../src/sim/analysis/drivers/sources.ts";
import { readFrom } from "../../support/scenario-files.ts";
import { shippedScenarios } from "../../support/shipped-scenarios.ts";
import { syntheticResults } from "../synthetic-results.ts";

describe.each(shippedScenarios)("of %s", (name) => {
  const { scenario, document } = readFrom({}, `configs/${name}.yaml`);
  const manifest = { ...syntheticResults({ runs: 2, weeks: 2 }).manifest, scenario: document };
  const paths = sourcesOf(scenario, "names").map(({ path }) => path);

  test.each(langs)("every number that may drive an outcome has a name and says what it is (%s)", (lang) => {
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths) {
      const { name: called, what } = inputText(path, manifest, lang);
      expect(called, path).not.toMatch(/[a-z]\.[a-z]/);
      expect(what.length, path).toBeGreaterThan(3);
    }
  });
});

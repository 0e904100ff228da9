import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { survival } from "../../../../src/model/distributions/survival.ts";
import {
  durationsOf,
  measuresWithout,
  overPolitics,
  overTrade,
} from "../../../../src/sim/inference/lengths/durations.ts";
import { readMeasures } from "../../../../src/sim/inference/lengths/measures-file.ts";
import { survivalOf } from "../../../../src/sim/inference/lengths/predict.ts";
import { evidence, printedProblems } from "../../../support/evidence.ts";
import { readEvidenceText } from "../../../support/evidence-text.ts";
import { age, durations, lastSign, standsBefore, standsNow } from "../../../support/fit-tables/lengths.ts";
import { measuresFile } from "../../../support/fits/episodes.ts";
import { packageRoot } from "../../../support/package-root.ts";

const yaml = (path: string) => parse(readFileSync(join(packageRoot, "configs", path), "utf8"));
const text = readEvidenceText("lengths.yaml");
const problemsOf = (changed: string) => printedProblems(() => readMeasures("mine.yaml", changed, evidence));
const lengthOf = (name: string) => measuresFile.measures.find((measure) => measure.name === name)?.length;

describe("the rows as they are read", () => {
  test("20 measures: the controls of October 2025 were never in force", () => {
    expect(measuresFile.measures).toHaveLength(20);
    expect(lengthOf("9 Oct 2025 extended controls")).toBeUndefined();
  });

  test("gallium ended within two months of spring 2024, heavy rare earths lasted past November 2025, others as written", () => {
    // 1 August 2023 to 31 March and 31 May 2024: 243 and 304 days of 30.4375 a month.
    expect(lengthOf("Ga/Ge licensing (acute phase)")?.atLeast).toBeCloseTo(243 / 30.4375, 10);
    expect(lengthOf("Ga/Ge licensing (acute phase)")?.endedBy).toBeCloseTo(304 / 30.4375, 10);
    expect(lengthOf("Heavy-REE licensing (acute phase)")).toMatchObject({ endedBy: null });
    const stop = lengthOf("Senkaku trawler: rare-earth embargo");
    expect(stop?.atLeast).toBe(60 / 30.4375);
    expect(stop?.endedBy).toBe(stop?.atLeast);
  });

  test("what still ran is known to the day that is counted to", () => {
    expect(lengthOf("Takaichi remarks: dual-use/heavy-REE halt")).toEqual({
      atLeast: 25 / 30.4375,
      endedBy: null,
      seenAt: 0,
    });
  });

  test("an episode is left out by its rows, and one that is not there is refused", () => {
    expect(measuresWithout(measuresFile, "2026")).toHaveLength(19);
    expect(measuresWithout(measuresFile)).toHaveLength(20);
    expect(() => measuresWithout(measuresFile, "2011")).toThrow("episode: must be one of the file, got 2011");
  });
});

describe("what is wrong with the file is said with its place, all at once", () => {
  test.each([
    [
      "a row that is not there",
      "  - Nexperia chips",
      "  - Nexperia chip",
      "trade.4: must be an episode of the evidence, did you mean Nexperia chips?",
    ],
    ["a row twice", "  - Nexperia chips", "  - Canola II (EV tariffs)", "trade.4: must not be there twice"],
    [
      "an end before the start",
      "after: 2024-03-31",
      "after: 2023-03-31",
      "ends.0.after: must be after the start of Ga/Ge licensing (acute phase), 2023-08-01",
    ],
    [
      "an end before it was seen",
      "by: 2024-05-31",
      "by: 2024-02-01",
      "ends.0.by: must not be before after, 2024-03-31",
    ],
    [
      "an end later than is counted to",
      "after: 2025-11-07",
      "after: 2026-11-07",
      "ends.1.after: must not be later than is counted to",
    ],
    [
      "counted to a day before others end",
      "countedTo: 2026-01-31",
      "countedTo: 2025-06-30",
      "countedTo: must not be later than is counted to",
    ],
    ["no day", "countedTo: 2026-01-31", "countedTo: 2026-02-30", "countedTo: must be a day that exists"],
    [
      "both an end and none",
      "never: true",
      "never: true\n    after: 2025-11-07",
      "ends.2: must have either after or never",
    ],
    ["nothing to foretell", 'foretold: "2026"', 'foretold: "2011"', "foretold: must be one of episodes"],
    [
      "an unknown key",
      "countedTo:",
      "countTo: 2026-01-31\ncountedTo:",
      "countTo: unknown key, did you mean countedTo?",
    ],
  ])("%s", (_, written, changed, rule) => {
    const problems = problemsOf(text.replace(written, changed));
    expect(problems.join("\n")).toContain(rule);
    for (const problem of problems) expect(problem).toMatch(/^mine\.yaml:\d+:\d+ /);
  });

  test("two at once", () => {
    const wrong = text.replace("  - Nexperia chips", "  - Nexperia").replace("by: 2024-05-31", "by: 2024-02-01");
    expect(problemsOf(wrong)).toHaveLength(2);
  });
});

describe("what scenarios carry is what the fit gives", () => {
  const carried = (path: string, within: readonly string[]) =>
    within.reduce((node, key) => node[key], yaml(path)).policy.durations;

  test.each([
    ["nothing", "base/behaviour.yaml", []],
    ["2010", "hindcast/2010.yaml", ["leaveOut"]],
    ["2025", "hindcast/2025.yaml", ["leaveOut"]],
    ["gallium-2023", "hindcast/gallium-2023.yaml", ["leaveOut"]],
  ] as const)("without %s: %s", (without, path, within) => {
    const { withheld, dispute } = carried(path, within);
    const fitted = without === "gallium-2023" ? durationsOf(measuresFile, without) : durations[without];
    expect(withheld.distribution).toEqual(fitted.withheld);
    expect(dispute.distribution).toEqual(fitted.dispute);
  });

  test("three Weibulls stand for the exact posterior to 0.015 at every length", () => {
    for (const { posteriors, withheld, dispute } of Object.values(durations))
      for (let months = 0.05; months < 400; months *= 1.1) {
        const exact = [posteriors.withheld.lawsOf(overTrade), posteriors.dispute.lawsOf(overPolitics)];
        [withheld, dispute].forEach((written, k) => {
          expect(Math.abs(survival(written, months) - survivalOf(exact[k], months))).toBeLessThan(0.015);
        });
      }
  });

  test("that the ban stands on 22 September, given 31 January: 0.05, 0.53 and 0.68 by weights of 1, 1/2 and 1/3 before", () => {
    expect([1, 0.5, 1 / 3].map((weight) => standsBefore(weight).toFixed(2))).toEqual(["0.04", "0.53", "0.68"]);
    expect([age, lastSign].map((each) => each.toFixed(2))).toEqual(["0.82", "8.51"]);
  });

  test("and 0.50 now; without the stop of 2010, which was short, 0.73", () => {
    expect(standsNow("nothing")).toBeCloseTo(0.5, 2);
    expect(standsNow("2010")).toBeCloseTo(0.73, 2);
  });

  test("what is to be foretold is in no fit of today's disputes", () => {
    expect(durations.nothing.dispute).toEqual(durations["2026"].dispute);
    expect(durations.nothing.withheld).not.toEqual(durations["2026"].withheld);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readReports } from "../../../../src/sim/analysis/watch/reports.ts";
import { ScenarioError } from "../../../../src/sim/scenario/problem.ts";
import { packageRoot } from "../../../support/package-root.ts";
import { simpleScenario } from "../../../support/simple-scenario.ts";

const text = (path: string) => readFileSync(join(packageRoot, "configs", path), "utf8");

function problemsOf(yaml: string): readonly string[] {
  try {
    readReports("reports.yaml", yaml, simpleScenario({}));
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.message.split("\n");
  }
}

test("the shipped file has the chances of a report that the inference goes by", () => {
  const { chances } = parse(text("inference/japan.yaml"));
  const { stops } = parse(text("watch/reports.yaml"));
  expect(stops).toEqual(chances);
  expect(readReports("x", text("watch/reports.yaml")).stops).toEqual({ large: 0.9, middle: 0.4, small: 0.2 });
});

test("what is wrong in a file is told at once, with its place, rule and value", () => {
  const yaml = `schemaVersion: 1
flows:
  raww: { byMaterial: true, publishedAfter: { value: 20, unit: days, source: x, date: 2026-01, grade: D } }
  raw: { byMaterial: 1, publishedAfter: { value: -1, unit: weeks, source: x, date: 2026-01, grade: D } }
stops:
  traction: { alpha: 0, beta: 2, source: x, date: "2026", grade: E }
occasions:
  summit: { title: the summit, on: 2026-02-30, source: x, date: 2026-01, grade: D }
lag: 3
`;
  expect(problemsOf(yaml)).toEqual([
    'reports.yaml:3:3  flows.raww: must be named as a form or customs line of the scenario (raw), did you mean raw?, got "raww"',
    "reports.yaml:4:22  flows.raw.byMaterial: must be true or false, got 1",
    "reports.yaml:4:50  flows.raw.publishedAfter.value: must be at least 0, got -1",
    'reports.yaml:4:60  flows.raw.publishedAfter.unit: must be days, got "weeks"',
    "reports.yaml:6:22  stops.traction.alpha: must be above 0, got 0",
    'reports.yaml:6:66  stops.traction.grade: must be one of A, B, C, D, got "E"',
    'reports.yaml:8:36  occasions.summit.on: must be a day that exists, got "2026-02-30"',
    'reports.yaml:9:1  lag: unknown key, known are schemaVersion, flows, stops, occasions, got "lag"',
  ]);
});

test("nothing reported leaves nothing to be seen but what is quoted and announced", () => {
  expect(readReports("x", "schemaVersion: 1\n")).toEqual({ flows: {}, stops: {}, occasions: {} });
});

import { describe, expect, test } from "vitest";
import { errorOf } from "../../../src/sim/facts/errors.ts";
import { inferenceJsonSchema } from "../../../src/sim/inference/file/json-schema.ts";
import { exampleText, exampleWith, inferenceProblems, readInferenceText } from "../../support/inference-files.ts";
import { configText } from "../../support/scenario-files.ts";

test("the JSON Schema of an inference is the one of the code (npm run schema writes it)", () => {
  expect(JSON.parse(configText("inference.schema.json"))).toEqual(JSON.parse(JSON.stringify(inferenceJsonSchema())));
});

describe("the shipped example", () => {
  const read = readInferenceText(exampleText);

  test("has each history in each world, cut at the day up to which its policy is scripted", () => {
    expect(read.histories.map(({ name, scenarios }) => [name, scenarios.length, scenarios[0].horizonWeeks])).toEqual([
      ["precedent", 2, 104],
      ["licensing", 2, 40],
    ]);
    const triggers = read.histories[1].scenarios.map(({ nationalStock }) => nationalStock.release.trigger);
    expect(triggers).toEqual(["never", "policy"]);
  });

  test("lays each parameter on its inputs in every history", () => {
    expect(read.histories[0].targets[0]).toEqual({ parameter: 0, path: "demand.elasticity", times: -1 });
  });

  test("its hash is that of the table, and not of its titles and notes", () => {
    const retitled = readInferenceText(exampleWith([["title"], "other"], [["observations", 0, "note"], "other"]));
    expect(retitled.tableSha256).toBe(read.tableSha256);
    const other = readInferenceText(exampleWith([["observations", 0, "value"], 0.35]));
    expect(other.tableSha256).not.toBe(read.tableSha256);
  });
});

test("the shipped table of Japan is one that the model can be held to: every input, series and outcome that it names is there", () => {
  expect(inferenceProblems(configText("inference/japan.yaml"))).toEqual([]);
});

test("a record's error is that of its grade, or half of the quoted range over 1.645 where that is wider", () => {
  expect(errorOf({ sd: 0.5 }, "log", 2)).toBe(0.5);
  expect(errorOf({ grade: "C" }, "log", 2)).toBe(0.2);
  expect(errorOf({ grade: "C" }, "linear", -2)).toBe(0.4);
  expect(errorOf({ grade: "A", range: [1, Math.E] }, "log", 2)).toBeCloseTo(0.5 / 1.645, 12);
  expect(errorOf({ grade: "D", range: [1, 1.1] }, "log", 2)).toBe(0.35);
});

describe("what is wrong is told all at once, at its place", () => {
  test("names that nothing has", () => {
    const problems = inferenceProblems(
      exampleWith(
        [["parameters", 0, "at"], ["demand.elastic"]],
        [["observations", 0, "model", 0, "series"], "arrivalsShare.oxide.Dx"],
        [["observations", 2, "history"], "licencing"],
        [["observations", 3, "series"], "ask-tb"],
        [["observations", 5, "counts", 0, "chance"], "larg"],
        [["observations", 5, "counts", 0, "model", 0], { kind: "outcome", id: "pricePaidPeakMultiple.Dyy" }],
        [["derived", 0, "model", 0], { kind: "parameter", name: "used" }],
      ),
    );
    const rules = problems.map((line) => line.replace(/^configs\/inference\/mine\.yaml:\d+:\d+ {2}/, ""));
    expect(rules).toEqual([
      'parameters.0.at.0: must be an input of precedent that is drawn once a run, did you mean demand.elasticity?, got "demand.elastic"',
      'parameters.0.at.0: must be an input of licensing that is drawn once a run, did you mean demand.elasticity?, got "demand.elastic"',
      'observations.0.model.0.series: must be a weekly series of the model, did you mean arrivalsShare.oxide.Dy?, got "arrivalsShare.oxide.Dx"',
      'observations.2.history: must be one of the histories, did you mean licensing?, got "licencing"',
      'observations.3.series: must be one of the series, did you mean ask-dy?, got "ask-tb"',
      'observations.5.counts.0.model.0.id: must be an outcome of the model, did you mean pricePaidPeakMultiple.Dy?, got "pricePaidPeakMultiple.Dyy"',
      'observations.5.counts.0.chance: must be one of the chances, did you mean large?, got "larg"',
      'derived.0.model.0.name: must be one of the parameters, did you mean use?, got "used"',
    ]);
  });

  test.each([
    [[["histories", "precedent", "until"], "2012-12-31"], "must be a day up to which the policy is scripted"],
    [[["histories", "precedent", "scenario"], "precedent-2011"], "must be a file or a shipped scenario"],
    [
      [["histories", "precedent", "set", "policy", "knownUntill"], "2012-06-30"],
      "unknown key, did you mean knownUntil?",
    ],
    [
      [["observations", 0, "kind"], "normall"],
      "must be one of normal, censored, interval, spread, event, stops, licences",
    ],
    [[["observations", 0, "model", 0, "kind"], "meanduring"], "did you mean meanDuring?"],
    [[["observations", 0, "model", 0, "during"], "2013"], "must lie within the run, 2010-07-05 to before 2012-07-02"],
    [[["observations", 1, "value"], -1], "must be above 0 on a log scale"],
    [[["parameters", 0, "times"], 1], "must lie in -100 to"],
    [[["parameters", 1, "unit"], "weeks"], "must be a unit of demand.total, one of t/week"],
    [[["parameters", 2, "at"], ["demand.total"]], "must not be an input of another parameter, use"],
    [[["worlds", 0, "weight"], 0.4], "must have weights that sum to 1"],
    [[["observations", 0, "rows", 0, "period"], "2007-11"], "must be the period of such a row"],
    [[["parameters", 1, "name"], "elasticity"], "must not be there twice"],
  ] as const)("%s", (change, rule) => {
    const problems = inferenceProblems(exampleWith(change as unknown as readonly [readonly string[], unknown]));
    expect(problems.join("\n")).toContain(rule);
    expect(problems[0]).toMatch(/^configs\/inference\/mine\.yaml:\d+:\d+ {2}/);
  });
});

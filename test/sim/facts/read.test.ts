import { describe, expect, test } from "vitest";
import { factsJsonSchema } from "../../../src/sim/facts/json-schema.ts";
import { knownBy, misfits } from "../../../src/sim/facts/known-by.ts";
import { examineFacts, readFacts } from "../../../src/sim/facts/read.ts";
import { ScenarioError } from "../../../src/sim/scenario/problem.ts";
import { configText, readFrom } from "../../support/scenario-files.ts";

const head = `schemaVersion: 1
name: mine
title: mine
keptTo: 2026-06-30
facts:
`;
const from = (facts: readonly string[]) =>
  readFacts("mine.yaml", `${head}${facts.map((each) => `  - { ${each}, source: x, grade: B }\n`).join("")}`);
const ban = readFrom({}, "configs/ban-2026.yaml");
const problems = (act: () => unknown): readonly string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof ScenarioError) return error.message.split("\n");
    throw error;
  }
  return [];
};

const ask = "name: ask, kind: quote, basis: ask, material: Dy, on: 2026-03-01, value: 900, unit: USD/kg";
const none = "name: none, kind: lineStop, sectors: [large], by: 2026-06-23, happened: false, reported: 0.9";

test("the JSON Schema of facts is the one of the code (npm run schema writes it)", () => {
  expect(JSON.parse(configText("facts.schema.json"))).toEqual(JSON.parse(JSON.stringify(factsJsonSchema())));
});

describe("facts that are written wrongly", () => {
  test("are told all at once, at their places", () => {
    expect(
      problems(() =>
        from([
          "name: a, kind: quote, basis: spot, material: Dy, on: 2026-02-30, value: -1, unit: USD/kg",
          "name: b, kind: flow, flow: shipped, material: Dy, form: oxide, during: 2026-03, share: 0.5, atMost: 0.9, right: 0.8",
          "name: c, kind: rumour",
          "name: d, kind: lineStop, sectors: [large], by: 2026-05-01, happened: true, reported: 0.9",
        ]),
      ),
    ).toEqual([
      expect.stringMatching(/^mine\.yaml:6:\d+ {2}facts\.0\.basis: must be .*, got "spot"$/),
      expect.stringMatching(/^mine\.yaml:6:\d+ {2}facts\.0\.on: must be a day that exists/),
      expect.stringMatching(/^mine\.yaml:6:\d+ {2}facts\.0\.value: must be above 0, got -1$/),
      expect.stringMatching(/^mine\.yaml:7:\d+ {2}facts\.1: must have one of share, atLeast and atMost/),
      expect.stringMatching(
        /^mine\.yaml:7:\d+ {2}facts\.1\.right: must stand beside atLeast or atMost, and only there/,
      ),
      expect.stringMatching(/^mine\.yaml:8:\d+ {2}facts\.2\.kind: must be one of .*lineStop.*, got "rumour"$/),
      expect.stringMatching(/^mine\.yaml:9:\d+ {2}facts\.3\.reported: must stand beside happened: false/),
    ]);
  });

  test("two of one name, of a day after that to which the file is kept, of one figure twice", () => {
    expect(
      problems(() =>
        from([
          ask,
          ask.replace("900", "950"),
          "name: late, kind: licences, approval: processed, on: 2026-07-01, share: 0.4",
          "name: early, kind: licences, approval: processed, on: 2026-05-01, share: 0.4, known: 2026-04-30",
        ]),
      ),
    ).toEqual([
      expect.stringMatching(/^mine\.yaml:7:\d+ {2}facts\.1: must not be of the same figure on the same days as ask/),
      expect.stringMatching(/^mine\.yaml:7:\d+ {2}facts\.1\.name: must not be there twice, got "ask"$/),
      expect.stringMatching(
        /^mine\.yaml:8:\d+ {2}facts\.2\.on: must be known by 2026-06-30, to which the file is kept, got "2026-07-01"$/,
      ),
      expect.stringMatching(
        /^mine\.yaml:9:\d+ {2}facts\.3\.known: must not be before the last day of what it is of, 2026-05-01/,
      ),
    ]);
  });

  test("what is wrong with one does not hide what is wrong with others, nor what does not fit the scenario", () => {
    const text = head.replace("2026-06-30", "2026-06-31").concat(
      ["name: a, kind: state, state: ban, on: 2026-05-01", "name: a, kind: rumour"]
        .concat([
          "name: b, kind: state, state: detente, on: 2026-05-01",
          "name: c, kind: flow, flow: sent, material: Dy, form: oxide, during: 2026-03, share: 0.5, right: 0.8",
          ask.replace("Dy", "Xx"),
        ])
        .map((each) => `  - { ${each}, source: x, grade: B }\n`)
        .join(""),
    );
    const examined = examineFacts("mine.yaml", text);
    const byItself = problems(() => readFacts("mine.yaml", text));
    expect(byItself).toEqual([
      expect.stringMatching(/^mine\.yaml:4:9 {2}keptTo: must be a day that exists/),
      expect.stringMatching(/^mine\.yaml:7:13 {2}facts\.1\.name: must not be there twice, got "a"$/),
      expect.stringMatching(/^mine\.yaml:7:22 {2}facts\.1\.kind: must be one of /),
      expect.stringMatching(/^mine\.yaml:8:36 {2}facts\.2\.state: must be one state on 2026-05-01: a says otherwise/),
      expect.stringMatching(/^mine\.yaml:9:34 {2}facts\.3\.flow: must be one of arrivals, shipped, exported/),
      expect.stringMatching(/^mine\.yaml:9:\d+ {2}facts\.3\.right: must stand beside atLeast or atMost/),
    ]);
    // Of what is well written by itself: the state that is not in the script, and the material that is not there.
    expect(misfits(ban, examined, "2026-06-30").map(({ path }) => path)).toEqual(["facts.4.material", "facts.2.state"]);
  });

  test("in conflict with each other", () => {
    expect(
      problems(() =>
        from([
          "name: in-force, kind: state, state: ban, on: 2026-05-01",
          "name: lifted, kind: state, state: detente, on: 2026-05-01",
          none.replace("0.9", "1"),
          "name: one, kind: lineStop, sectors: [large], by: 2026-06-01, happened: true",
        ]),
      ),
    ).toEqual([
      expect.stringMatching(
        /^mine\.yaml:7:\d+ {2}facts\.1\.state: must be one state on 2026-05-01: in-force says otherwise/,
      ),
      expect.stringMatching(
        /^mine\.yaml:9:\d+ {2}facts\.3\.happened: must agree with none: one that stopped by 2026-06-01/,
      ),
    ]);
  });
});

describe("facts that do not fit the scenario", () => {
  test("what it does not have, and days outside its weeks, are told all at once", () => {
    const facts = from([
      ask.replace("Dy", "Xx"),
      "name: flow, kind: flow, flow: shipped, material: Dy, form: powder, during: 2025-03, share: 0.5",
      none.replace("[large]", "[large, huge]"),
      "name: mood, kind: licences, approval: kind, on: 2026-05-01, share: 0.4",
      "name: state, kind: state, state: war, on: 2026-05-01",
    ]);
    expect(problems(() => knownBy(ban, facts, "2026-06-30"))).toEqual([
      expect.stringMatching(
        /^mine\.yaml:6:\d+ {2}facts\.0\.material: must be a material of the scenario, one of Dy, Tb, got "Xx"$/,
      ),
      expect.stringMatching(
        /^mine\.yaml:7:\d+ {2}facts\.1\.form: must be a form or customs line of the scenario, one of oxide/,
      ),
      expect.stringMatching(
        /^mine\.yaml:7:\d+ {2}facts\.1\.during: must lie within the weeks of ban-2026, 2025-04-01 to \d/,
      ),
      expect.stringMatching(/^mine\.yaml:8:\d+ {2}facts\.2\.sectors\.1: must be a sector of the scenario/),
      expect.stringMatching(/^mine\.yaml:9:\d+ {2}facts\.3\.approval: must be a mood of licences\.approval/),
      expect.stringMatching(/^mine\.yaml:10:\d+ {2}facts\.4\.state: must be a policy state of the scenario/),
    ]);
  });

  test("a state that the script does not have in force asks when it was entered", () => {
    const facts = from(["name: over, kind: state, state: detente, on: 2026-05-01"]);
    expect(problems(() => knownBy(ban, facts, "2026-06-30"))).toEqual([
      expect.stringMatching(
        /^mine\.yaml:6:\d+ {2}facts\.0\.state: must be ban, in force since 2026-01-06 by the script: say when another was entered, got "detente"$/,
      ),
    ]);
  });

  test("a state that was entered before the day to which the script is known contradicts it", () => {
    const facts = from(["name: over, kind: state, state: detente, entered: 2026-01-20"]);
    expect(problems(() => knownBy(ban, facts, "2026-06-30"))[0]).toMatch(
      /must agree with the script, known to 2026-01-31/,
    );
  });
});

describe("what is known by a day", () => {
  const facts = from([
    none,
    "name: in-force, kind: state, state: ban, on: 2026-03-31",
    "name: halted, kind: state, state: halt, entered: 2026-05-02",
    ask,
    "name: late-word, kind: flow, flow: arrivals, material: Dy, form: oxide, during: 2026-02, share: 0.4, known: 2026-06-20",
  ]);

  test("policy enters the script, and is known to the last day that is told of it", () => {
    const { scenario, document } = knownBy(ban, facts, "2026-06-30");
    expect(scenario.policy.script.at(-1)).toEqual({ date: "2026-05-02", state: "halt" });
    expect(scenario.policy.knownUntil).toBe("2026-05-02");
    expect((document.policy as { knownUntil: string }).knownUntil).toBe("2026-05-02");
    expect(knownBy(ban, facts, "2026-04-30").scenario.policy.knownUntil).toBe("2026-03-31");
    // Nothing of it known yet: the scenario as it is.
    expect(knownBy(ban, facts, "2026-03-10").document).toEqual(ban.document);
  });

  test("all else weighs runs, in order of the day by which it was on record; what came later is not used", () => {
    const names = (asOf: string) => knownBy(ban, facts, asOf).facts.weighing.map(({ name, week }) => `${name} ${week}`);
    // 1 March is day 54 of a run that starts on 6 January: in week 7, by whose end it is read; February ends in it too.
    expect(names("2026-06-30")).toEqual(["ask 7", "late-word 7", "none 24"]);
    expect(names("2026-06-22")).toEqual(["ask 7", "late-word 7"]);
    expect(names("2026-03-01")).toEqual(["ask 7"]);
  });

  test("a grade gives the error: 7 % of a figure of grade B, on the logarithm", () => {
    const [{ law }] = knownBy(ban, facts, "2026-03-01").facts.weighing;
    expect(law).toEqual({ kind: "figure", scale: "log", value: 900, sd: 0.07 });
  });

  test("a stop that did not happen is as likely as that it went unreported, where one did", () => {
    const law = knownBy(ban, facts, "2026-06-30").facts.weighing[2].law;
    // 23 June is the 169th day: a stop on it began within 169 days.
    expect(law).toEqual({
      kind: "event",
      scale: "linear",
      side: "below",
      threshold: 169,
      width: 0,
      ifSo: expect.closeTo(0.1, 12),
      ifNot: 1,
    });
  });

  test("a firm's own stock tells of its sector's, less what firms differ by", () => {
    const own = from(["name: own, kind: firm, material: Dy, sector: small, on: 2026-03-01, cover: 2, unit: months"]);
    const [{ law, asked }] = knownBy(ban, own, "2026-03-01").facts.weighing;
    expect(asked).toMatchObject({ kind: "meanDuring", series: "makerCoverWeeks.Dy.small" });
    if (law.kind !== "figure") throw new Error("must be a figure");
    // s is the median of makers.firmSpread; the median firm has exp(-s^2 / 2) of the mean.
    const spread = Math.sqrt(law.sd ** 2 - 0.07 ** 2);
    expect(spread).toBeGreaterThan(0.3);
    expect(law.value).toBeCloseTo(((2 * 365.25) / 12 / 7) * Math.exp(spread ** 2 / 2), 9);
  });
});

test("the shipped facts fit the scenario that they were gathered for", () => {
  const shipped = readFacts("japan-2026.yaml", configText("facts/japan-2026.yaml"));
  const { facts, scenario } = knownBy(ban, shipped, shipped.document.keptTo);
  expect(facts.weighing.length).toBe(facts.used.length - 1);
  expect(scenario.policy.knownUntil).toBe("2026-09-22");
});

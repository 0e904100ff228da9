import { describe, expect, test } from "vitest";
import { readEvidence } from "../../../../src/sim/scoring/evidence/read.ts";
import { type ForecastRecord, forecastProbabilities } from "../../../../src/sim/scoring/forecast/record.ts";
import { scoreForecast } from "../../../../src/sim/scoring/forecast/score.ts";
import { readTruths } from "../../../../src/sim/scoring/forecast/truths.ts";
import { randomWalkScores } from "../../../../src/sim/scoring/scores/references.ts";
import { printedProblems } from "../../../support/evidence.ts";

const evidence = readEvidence([
  {
    name: "quotes.csv",
    text: `date,material,usd_per_kg,source,grade
2025-01-15,X,100,s,B
2025-12-15,X,110,s,B
2026-01-20,X,120,s,B
2026-02-05,X,126,s,B
2026-02-19,X,130,s,C
2026-03-10,X,500,s,D
2026-06-10,X,131,s,B
`,
  },
]);

const truthsText = `schemaVersion: 1
knownUntil: 2026-04-30
volatility: { X: [{ file: quotes.csv, where: { material: X } }] }
quotes:
  - of: priceFobUsdPerKg.X
    material: X
    rows: { file: quotes.csv, where: { material: X }, except: [{ period: 2026-03-10, why: contradicted }] }
flows:
  - { of: [shippedShare.oxide.X], during: 2026-02..2026-03, value: 0, source: s, grade: C }
events:
  - { event: restrictionInForce, happened: true, from: 2026-01-06, until: 2026-03-20, source: s, grade: B }
  - { event: lineStopped, sectors: [small], happened: false, from: 2026-01-06, until: 2026-04-30, source: s, grade: D }
unknown:
  - { of: shippedShare, why: no customs }
  - { of: lineStopped, why: counts others }
`;
const truths = readTruths("truths.yaml", truthsText, evidence);

const months = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"];
const after = (month: string) => `2026-${String(Number(month.slice(5)) + 1).padStart(2, "0")}-01`;
const lastDay: Readonly<Record<string, string>> = {
  "2026-01": "2026-01-31",
  "2026-02": "2026-02-28",
  "2026-03": "2026-03-31",
  "2026-04": "2026-04-30",
  "2026-05": "2026-05-31",
};
/** Straight from 100 to 200 but for the tails: position of 128 is 0.28. */
const straight = forecastProbabilities.map((p) => 100 + 100 * p);
const quantity = (series: string, quantiles: readonly number[]) =>
  months.map((month) => ({
    ...{ id: `${series}.X.${month}`, series, material: "X", from: `${month}-01`, to: after(month), unit: "u" },
    ...{ mean: 150, meanError: 1 },
    limits: { p05: { low: 1, high: 2 }, p50: { low: 1, high: 2 }, p95: { low: 1, high: 2 } },
    quantiles,
  }));
const event = (name: "restrictionInForce" | "lineStopped", sector: string | null, probability: number) =>
  months.map((month) => ({
    id: [name, ...(sector === null ? [] : [sector]), month].join("."),
    ...{ event: name, sector, day: lastDay[month], probability, low: 0, high: 1 },
  }));
const forecast: ForecastRecord = {
  ...{ schemaVersion: 1, scenario: "x", title: "x", country: "x", scenarioSha256: "0".repeat(64), seed: "s", runs: 99 },
  ...{ engineVersion: "3", start: "2026-01-01", knownUntil: "2026-01-31", until: "2026-05-31" },
  probabilities: forecastProbabilities,
  quantities: [...quantity("priceFobUsdPerKg", straight), ...quantity("shippedShare.oxide", straight)],
  events: [
    ...event("restrictionInForce", null, 0.8),
    ...event("lineStopped", null, 0.5),
    ...event("lineStopped", "small", 1),
  ],
};
const score = scoreForecast(forecast, "f".repeat(64), truths);

describe("a forecast against what is on record", () => {
  test("a month of quotes is their mean, with the least of their grades; the walk starts from the last quote known", () => {
    const [february] = score.quantities;
    expect(february).toMatchObject({ id: "priceFobUsdPerKg.X.2026-02", observed: 128, figures: 2, grade: "C" });
    expect(february.source).toBe("quotes.csv:5, quotes.csv:6");
    expect(february.position).toBeCloseTo(0.28, 12);
    // Density 1/100 between quantiles.
    expect(february.logScore).toBeCloseTo(Math.log(100), 12);
    // From the middle of 20 January to that of February, 25.5 days, by what was known on 31 January: (ln 1.1)^2 +
    // (ln 12/11)^2 over the 370 days from 15 January 2025 to 20 January 2026.
    const volatility = Math.sqrt((Math.log(1.1) ** 2 + Math.log(12 / 11) ** 2) / (370 / 365.25));
    expect(february.walk).toMatchObject({ start: 120, day: "2026-01-20" });
    expect(february.walk?.volatility).toBeCloseTo(volatility, 12);
    const expected = randomWalkScores({ start: 120, volatility }, 25.5 / 365.25, 128);
    expect(february.walk?.crps).toBeCloseTo(expected.crps, 12);
    expect(february.walk?.position).toBeCloseTo(expected.position, 12);
  });

  test("a flow stands for each of its months and has no walk: from nothing none sets out", () => {
    expect(score.quantities.slice(1).map(({ id, observed, walk }) => [id, observed, walk])).toEqual([
      ["shippedShare.oxide.X.2026-02", 0, null],
      ["shippedShare.oxide.X.2026-03", 0, null],
    ]);
  });

  test("probabilities by Brier and log score; one of 1 for what did not happen costs ln 200, not for ever", () => {
    expect(score.events.map(({ id }) => id)).toEqual([
      "restrictionInForce.2026-02",
      ...["2026-02", "2026-03", "2026-04"].map((month) => `lineStopped.small.${month}`),
    ]);
    const [inForce, stopped] = score.events;
    expect(inForce.brier).toBeCloseTo(0.04, 12);
    expect(inForce.logScore).toBeCloseTo(-Math.log((0.8 * 99 + 0.5) / 100), 12);
    expect(stopped.brier).toBe(1);
    expect(stopped.logScore).toBeCloseTo(Math.log(200), 12);
  });

  test("what cannot be judged is told with its reason: over, not over, contradicted, off the record", () => {
    const of = (name: string) =>
      score.notJudged.filter((each) => each.of === name).map(({ from, until, why }) => [from, until, why]);
    const over = ["2026-01", "2026-01", "over when the forecast was made"];
    const notOver = ["2026-05", "2026-05", "not over on 2026-04-30, to which the record goes"];
    expect(of("priceFobUsdPerKg.X")).toEqual([
      over,
      ["2026-03", "2026-03", "the only figure is not used: contradicted"],
      ["2026-04", "2026-04", "no figure is on record"],
      notOver,
    ]);
    expect(of("shippedShare.oxide.X")).toEqual([over, ["2026-04", "2026-04", "no customs"], notOver]);
    expect(of("restrictionInForce")).toEqual([
      over,
      ["2026-03", "2026-04", "nothing is on record after 2026-03-20"],
      notOver,
    ]);
    expect(of("lineStopped")).toEqual([over, ["2026-02", "2026-04", "counts others"], notOver]);
    const judged = score.quantities.length + score.events.length;
    expect(judged + score.notJudged.reduce((sum, { months }) => sum + months, 0)).toBe(
      score.foretold.figures + score.foretold.events,
    );
  });

  test("what was over on the day on which it was made is not judged, and the walk knows the quotes to that day", () => {
    const later = scoreForecast(forecast, "f".repeat(64), truths, "2026-02-10");
    expect(later.quantities[0].walk).toMatchObject({ start: 126, day: "2026-02-05" });
    const none = scoreForecast(forecast, "f".repeat(64), truths, "2026-04-30");
    expect([none.quantities, none.events, none.skill.skill]).toEqual([[], [], null]);
  });

  test("a quote after the record's last day is not seen, whatever the evidence has", () => {
    const later = readTruths(
      "t",
      truthsText
        .replace("2026-04-30\nvol", "2026-02-10\nvol")
        .replace("2026-02..2026-03", "2026-01")
        .replace("2026-03-20", "2026-02-01")
        .replace("until: 2026-04-30", "until: 2026-02-10")
        .replace(", except: [{ period: 2026-03-10, why: contradicted }]", ""),
      evidence,
    );
    expect(scoreForecast(forecast, "f".repeat(64), later).quantities).toEqual([]);
  });
});

test("every problem of what is on record is told at once, with its place", () => {
  const wrong = truthsText
    .replace("of: priceFobUsdPerKg.X\n    material: X", "of: priceFobUsdPerKg.X\n    material: Y")
    .replace("file: quotes.csv, where: { material: X }, except", "file: quote.csv, where: { material: X }, except")
    .replace("2026-02..2026-03", "2026-02..2026-05")
    .replace("until: 2026-03-20", "until: 2026-05-20")
    .replace(
      "sectors: [small], happened: false, from: 2026-01-06",
      "sectors: [small], happened: false, from: 2026-05-06",
    );
  expect(printedProblems(() => readTruths("truths.yaml", wrong, evidence))).toEqual([
    'truths.yaml:6:15  quotes.0.material: must have a volatility, got "Y"',
    'truths.yaml:7:19  quotes.0.rows.file: must be a file of the evidence, did you mean quotes.csv?, got "quote.csv"',
    'truths.yaml:9:43  flows.0.during: must end by 2026-04-30, of which the file knows, got "2026-02..2026-05"',
    'truths.yaml:11:75  events.0.until: must not be after 2026-04-30, of which the file knows, got "2026-05-20"',
    'truths.yaml:12:87  events.1.until: must not be before 2026-05-06, got "2026-04-30"',
  ]);
  const twice = truthsText.replace(
    "unknown:",
    "  - { event: lineStopped, sectors: [large, small], happened: true, from: 2026-04-01, until: 2026-04-02, source: s, grade: D }\nunknown:",
  );
  expect(printedProblems(() => readTruths("truths.yaml", twice, evidence))).toEqual([
    "truths.yaml:13:5  events.2: must not share a day with another of the same event and sector, small",
  ]);
  expect(
    printedProblems(() => readTruths("truths.yaml", "schemaVersion: 1\nknownUntill: 2026-04-30\n", evidence)),
  ).toEqual(expect.arrayContaining([expect.stringContaining("knownUntill: unknown key, did you mean knownUntil?")]));
});

describe("a figure of which only a bound is on record", () => {
  const during = { from: "2026-02-01", to: "2026-03-01" };
  const bound = (of: string, side: "atLeast" | "atMost", limit: number, days = during) => ({
    ...truths,
    ...{ quotes: [], flows: [] },
    bounds: [{ of, during: days, side, limit, source: "s", grade: "C" as const }],
  });
  const scored = (given: typeof truths, quantities = forecast.quantities) =>
    scoreForecast({ ...forecast, quantities }, "f".repeat(64), given);
  const byBound = (given: typeof truths, quantities = forecast.quantities) =>
    scored(given, quantities).events.filter((each) => each.bound !== undefined);

  test("is judged by the probability of its side: 0.28 of the forecast lie below 128", () => {
    const [atMost] = byBound(bound("shippedShare.oxide.X", "atMost", 128));
    expect(atMost).toMatchObject({
      ...{ id: "atMost.shippedShare.oxide.X.2026-02", event: "atMost", happened: true, day: "2026-02-28", grade: "C" },
      bound: { series: "shippedShare.oxide", material: "X", limit: 128 },
    });
    expect(atMost.probability).toBeCloseTo(0.28, 12);
    expect(atMost.brier).toBeCloseTo(0.72 ** 2, 12);
    const [atLeast] = byBound(bound("shippedShare.oxide.X", "atLeast", 128));
    expect(atLeast.probability).toBeCloseTo(0.72, 12);
    expect(atLeast.brier).toBeCloseTo(0.28 ** 2, 12);
    expect(atLeast.logScore).toBeCloseTo(-Math.log((0.72 * 99 + 0.5) / 100), 12);
  });

  test("an atom on the bound lies on either side of it", () => {
    // Nothing in four runs of ten, then straight: 8 of the 19 quantiles are 0, up to the probability 0.4.
    const blocked = quantity(
      "shippedShare.oxide",
      forecastProbabilities.map((p) => Math.max(0, p - 0.4)),
    );
    expect(byBound(bound("shippedShare.oxide.X", "atMost", 0), blocked)[0].probability).toBeCloseTo(0.4, 12);
    expect(byBound(bound("shippedShare.oxide.X", "atLeast", 0), blocked)[0].probability).toBe(1);
  });

  test("is not judged twice, nor of other days, nor before its end", () => {
    const { flows } = truths;
    expect(byBound({ ...bound("shippedShare.oxide.X", "atMost", 128), flows })).toEqual([]);
    const days = { from: "2026-02-01", to: "2026-04-01" };
    expect(byBound(bound("shippedShare.oxide.X", "atMost", 128, days))).toEqual([]);
    const may = { from: "2026-05-01", to: "2026-06-01" };
    expect(byBound(bound("shippedShare.oxide.X", "atMost", 128, may))).toEqual([]);
    const { foretold, quantities, events, notJudged } = scored(bound("shippedShare.oxide.X", "atMost", 128));
    const judged = quantities.length + events.length + notJudged.reduce((sum, { months: all }) => sum + all, 0);
    expect(judged).toBe(foretold.figures + foretold.events);
  });
});

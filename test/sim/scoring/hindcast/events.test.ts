import { describe, expect, test } from "vitest";
import { hindcastText } from "../../../../src/report/tables/hindcast.ts";
import { eventRows, hasEvents } from "../../../../src/report/words/scores.ts";
import { scoreEvent, scoresByCause } from "../../../../src/sim/scoring/hindcast/event-scores.ts";
import type { EpisodeEvent } from "../../../../src/sim/scoring/hindcast/events.ts";
import { givenAt } from "../../../../src/sim/scoring/hindcast/given.ts";
import { runHindcast } from "../../../../src/sim/scoring/hindcast/run.ts";
import { printedProblems } from "../../../support/evidence.ts";
import { tinyEpisode, tinyEvidence, tinyFiles } from "../../../support/tiny-episode.ts";

const events = `events:
  - name: FOB above 150 in August
    cause: price
    quantity: { kind: meanDuring, series: priceFobUsdPerKg, material: Dy, during: 2010-08 }
    above: 150
    happened: true
    source: test
    grade: B
  - name: FOB above 155 in August
    cause: price
    quantity: { kind: meanDuring, series: priceFobUsdPerKg, material: Dy, during: 2010-08 }
    above: 155
    happened: false
    source: test
    grade: B
  - name: a stop is in force in October
    cause: policy
    quantity: { kind: inForceDuring, during: 2010-10 }
    below: 0.5
    happened: false
    source: test
    grade: D
    note: the policy does not move
  - name: a line stops
    cause: stops
    quantity: { kind: outcome, id: unmetNeedShare.Dy }
    above: 0.5
    happened: false
    source: test
    grade: D
`;
const withEvents = (change: (text: string) => string = (same) => same) => tinyEpisode((text) => change(text + events));

describe("an event and its scores", () => {
  const event: EpisodeEvent = {
    ...{ name: "x", cause: "y", quantity: { kind: "outcome", id: "z" }, bound: 2, isAbove: true, happened: true },
    ...{ source: "test", grade: "A", note: null },
  };
  const runs = Float64Array.from([1, 2, 3, 4]);

  test("half of the runs lie above: Brier 0.25, a log score of ln 2, as of a coin", () => {
    expect(scoreEvent(event, runs)).toMatchObject({
      probability: 0.5,
      brier: 0.25,
      logScore: expect.closeTo(Math.LN2, 12),
    });
    expect(scoreEvent({ ...event, isAbove: false }, runs).probability).toBe(0.25);
  });

  test("what no run shows costs a Brier of 1 and the log of half a run in five, not infinity", () => {
    const { probability, brier, logScore } = scoreEvent({ ...event, bound: 9 }, runs);
    expect([probability, brier]).toEqual([0, 1]);
    expect(logScore).toBeCloseTo(-Math.log(0.5 / 5), 12);
    expect(scoreEvent({ ...event, bound: 9, happened: false }, runs).brier).toBe(0);
  });

  test("events of one cause are averaged: two rows of one cause weigh as one", () => {
    const row = scoreEvent(event, runs);
    const sure = { ...row, cause: "other", brier: 0, logScore: 0 };
    expect(scoresByCause([row, sure, row])).toEqual([
      { cause: "y", events: 2, brier: 0.25, logScore: row.logScore },
      { cause: "other", events: 1, brier: 0, logScore: 0 },
    ]);
  });
});

describe("the events of an episode", async () => {
  const options = { seed: "tiny", runs: 1200, workers: 1, ablate: [] };
  const { record } = await runHindcast([withEvents()], tinyEvidence, tinyFiles(), options);
  const told = record.results[0].events ?? [];

  test("FOB is even over 140 to 160: a half lies above 150, a quarter above 155, to four standard errors", () => {
    expect(Math.abs(told[0].probability - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 1200));
    expect(Math.abs(told[1].probability - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / 1200));
    expect(told[3].probability).toBe(0);
    expect(told.map(({ low, probability, high }) => low <= probability && probability <= high)).not.toContain(false);
  });

  test("are told by row, by cause and in sum, and a sure thing that did not happen is marked", () => {
    const rows = eventRows(record, "tiny");
    expect(rows.map(([name]) => name)).toEqual([
      "event",
      ...told.map(({ name }) => name),
      ...["mean of price", "mean of policy", "mean of stops"],
      "sum over causes",
    ]);
    const sum = (record.results[0].eventScores ?? []).reduce((total, { brier }) => total + brier, 0);
    expect(rows.at(-1)?.at(-2)).toBe(sum.toFixed(3));
    expect(rows[3][3]).toMatch(told[2].probability > 0.9 ? /FAIL$/ : /\)$/);
    const text = hindcastText(record, (word) => word);
    expect(text).toContain("Events of tiny");
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
  });

  test("an episode without any has none in its record, which stays as it was", async () => {
    const { record: plain } = await runHindcast([tinyEpisode()], tinyEvidence, tinyFiles(), options);
    expect(Object.keys(plain.results[0])).not.toContain("events");
    expect(hasEvents(plain, "tiny")).toBe(false);
    expect(hindcastText(plain, (word) => word)).not.toContain("Events of");
  });

  test("what is wrong is said at its place", async () => {
    const wrong = (from: string, to: string) => printedProblems(() => withEvents((text) => text.replace(from, to)));
    expect(wrong("    above: 150\n", "    above: 150\n    below: 3\n").join()).toMatch(
      /events\.0: must have either above or below/,
    );
    expect(wrong("FOB above 155", "FOB above 150").join()).toMatch(/events\.1\.name: must not be there twice/);
    expect(wrong("during: 2010-10 }", "during: 2030-10 }").join()).toMatch(
      /events\.2\.quantity\.during: must lie within the run/,
    );
    const strange = withEvents((text) => text.replace("unmetNeedShare.Dy", "unmetNeed.Dy"));
    await expect(runHindcast([strange], tinyEvidence, tinyFiles(), options)).rejects.toThrow(
      /events\.3\.quantity\.id: must be an outcome of the scenario/,
    );
  });
});

describe("an episode that is foretold from a day after its start", () => {
  const later = (text: string) => text.replace("horizonWeeks: 60", "scoredFrom: 2010-08-20\nhorizonWeeks: 60");

  test("scores nothing from before that day, and the references know what came before it", () => {
    const read = tinyEpisode((text) => later(text).replace(/ {2}- name: home\n.*\n.*\n/, ""));
    expect(read.points.map(({ id }) => id)).toEqual(["abroad.2011-03-15"]);
    const { atStart } = givenAt(read, tinyEvidence, tinyFiles(), "outOfSample");
    expect(atStart.abroad.start).toBe(150);
    expect(givenAt(tinyEpisode(), tinyEvidence, tinyFiles(), "outOfSample").atStart.abroad.start).toBe(150);
    // 20 ln 1.2 of August is known too: ln 1.2 squared more over 578 days in place of 365.
    const before = givenAt(tinyEpisode(), tinyEvidence, tinyFiles(), "outOfSample").atStart.abroad.volatility as number;
    const changes = before ** 2 * (365 / 365.25) + Math.log(1.2) ** 2;
    expect(atStart.abroad.volatility).toBeCloseTo(Math.sqrt(changes / (577 / 365.25)), 3);
  });

  test("and not from one before it", () => {
    expect(
      printedProblems(() => tinyEpisode((text) => later(text).replace("2010-08-20", "2010-07-01"))).join(),
    ).toMatch(/scoredFrom: must not be before the freeze, 2010-07-05/);
  });
});

import { describe, expect, test } from "vitest";
import { fansFromCsv, fansToCsv, hindcastHash } from "../../../../src/sim/scoring/hindcast/fans.ts";
import { runHindcast } from "../../../../src/sim/scoring/hindcast/run.ts";
import { tinyEpisode, tinyEvidence, tinyFiles } from "../../../support/tiny-episode.ts";

const { record, fans } = await runHindcast([tinyEpisode()], tinyEvidence, tinyFiles(["priceNoise"]), {
  ...{ seed: "fans", runs: 100, workers: 1, ablate: [] },
});

describe("fans.csv", () => {
  test("gives back every forecast, to the last bit", () => {
    expect(fans.length).toBeGreaterThan(1);
    expect(fansFromCsv(fansToCsv(fans))).toEqual(fans);
  });

  test("of other columns, or with what is no number, is refused by its line", () => {
    const [head, ...lines] = fansToCsv(fans).split("\n");
    expect(() => fansFromCsv([head.replace("p05", "p5"), ...lines].join("\n"))).toThrow("fans.csv:1: unknown header");
    const broken = lines[1].replace(/,[^,]*$/, ",");
    expect(() => fansFromCsv([head, lines[0], broken].join("\n"))).toThrow("fans.csv:3: must be a number, got ");
  });
});

test("the hash of a hindcast covers its record and its forecasts, and nothing else", () => {
  const hash = hindcastHash(record, fans);
  expect(hindcastHash(structuredClone(record), fansFromCsv(fansToCsv(fans)))).toBe(hash);
  expect(hindcastHash({ ...record, seed: "other" }, fans)).not.toBe(hash);
  expect(hindcastHash(record, fans.slice(1))).not.toBe(hash);
});

import { describe, expect, test } from "vitest";
import { scenarioFiles } from "../../../../src/sim/results/shipped.ts";
import { endOf, foretoldFrom } from "../../../../src/sim/scoring/hindcast/episode-schema.ts";
import { runHindcast } from "../../../../src/sim/scoring/hindcast/run.ts";
import { evidence, laterEpisodes, shippedEpisode } from "../../../support/evidence.ts";
import { packageRoot } from "../../../support/package-root.ts";

const files = scenarioFiles({ cwd: packageRoot, packageRoot });
const observed = (name: (typeof laterEpisodes)[number], id: string) =>
  shippedEpisode(name).points.find((point) => point.id === id)?.observed;

describe.each(laterEpisodes)("the episode of %s", (name) => {
  const read = shippedEpisode(name);

  test("every point lies between the day from which it is foretold and the data cut, and is scored once", () => {
    const { episode, points } = read;
    for (const observation of episode.observations)
      expect(
        points.some((point) => point.observation === observation.name),
        observation.name,
      ).toBe(true);
    for (const { id, quantity } of points) {
      expect(quantity.during.from >= foretoldFrom(episode), id).toBe(true);
      expect(quantity.during.to <= endOf(episode), id).toBe(true);
    }
    const rows = points.map(({ source }) => `${source.file}:${source.line}`);
    expect(new Set(rows).size).toBe(rows.length);
  });

  test("its scenario answers all of it, points, features and events, with a number in every run", async () => {
    const options = { seed: "later", runs: 64, workers: 1, ablate: [] };
    const { record } = await runHindcast([read], evidence, files, options);
    const [{ points, features, events = [] }] = record.results;
    expect([points.length, features.length, events.length]).toEqual([
      read.points.length,
      read.features.length,
      read.events.length,
    ]);
    expect(events.length).toBeGreaterThan(3);
    for (const { logScore } of events) expect(Number.isFinite(logScore)).toBe(true);
  });
});

test("a figure of two months together counts as a month each: 2,700 kg of gallium over 5,611 in November 2022", () => {
  expect(observed("gallium-2023", "exports-ga.2024-01..02")).toBeCloseTo(1350 / 5611, 12);
  expect(observed("gallium-2023", "exports-ga.2023-08")).toBe(0);
});

test("quotes in yuan and by the tonne are scored over one of their own kind", () => {
  expect(observed("gallium-2023", "domestic-ga.2023-10-18")).toBeCloseTo(1975 / 1925, 12);
  expect(observed("antimony-2024", "domestic-sb.2024-11-19")).toBeCloseTo(141 / 159.3, 12);
  expect(observed("antimony-2024", "ask-sb.2024-09-15")).toBeCloseTo(26.75 / 22, 12);
});

test("2026 is foretold from 1 February: the domestic quote of 29 January is known, that of 2 February is scored", () => {
  const days = shippedEpisode("2026").points.map(({ quantity }) => quantity.during.from);
  expect(days.toSorted()[0]).toBe("2026-02-02");
  expect(days).not.toContain("2026-09-10");
});

test("stops and shortage are scored in 2025 and 2026 by counts, weeks, size of firm, form and buyer: over ten", () => {
  const counted = (name: "2025" | "2026") => {
    const { features, events } = shippedEpisode(name);
    const isOfShortage = (text: string) => /stand|short|output lost|to Japan|stop/.test(text);
    return [...features, ...events].filter(({ name }) => isOfShortage(name)).length;
  };
  expect(counted("2025")).toBeGreaterThanOrEqual(10);
  expect(counted("2026")).toBeGreaterThanOrEqual(10);
});

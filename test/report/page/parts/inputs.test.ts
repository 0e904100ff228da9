import { describe, expect, test } from "vitest";
import { discoveryPart } from "../../../../src/report/page/parts/discovery.ts";
import { sensitivityPart } from "../../../../src/report/page/parts/sensitivity.ts";
import { langs } from "../../../../src/report/words/lang.ts";
import type { DiscoveryRecord } from "../../../../src/sim/analysis/discovery/record.ts";
import type { SensitivityRecord } from "../../../../src/sim/analysis/sensitivity/record.ts";
import { readFrom } from "../../../support/scenario-files.ts";
import { chartLaws } from "../../charts/chart-laws.ts";

const { document } = readFrom({}, "configs/ban-2026.yaml");
const share = (value: number, standardError = 0.01) => ({ value, standardError });
const made = {
  schemaVersion: 1 as const,
  scenario: document as DiscoveryRecord["scenario"],
  ...{ scenarioSha256: "0".repeat(64), seed: "s", runs: 3000, sampling: "plain", engineVersion: "4" },
};
const of = { outcome: "unmetNeedShare", material: "Dy", sector: null, unit: "share" };
const lane = "licences.favour.alloy.civil";

const limits = [
  { path: "makers.cover", low: null, high: 3.2, unit: "weeks", from: 0, to: 0.4, lowQuasiP: null, highQuasiP: 0.00012 },
  {
    path: lane,
    low: -0.2,
    high: null,
    unit: "standard deviations",
    from: 0.42,
    to: 1,
    lowQuasiP: 0.03,
    highQuasiP: null,
  },
];
const held = { mass: share(0.15), coverage: share(0.52, 0.06), density: share(0.28, 0.04) };
const discovery: DiscoveryRecord = {
  ...made,
  ...{ ...of, side: "above", threshold: 0.1, base: 0.0847, foundOn: 2000, toldOn: 1000 },
  boxes: [{ limits, ...held }],
  trajectory: [
    { runs: 2000, coverage: 1, density: 0.085, limited: [] },
    { runs: 300, coverage: 0.5, density: 0.3, limited: ["makers.cover", lane] },
  ],
  taken: 1,
  leaves: [
    { limits: limits.slice(0, 1), ...held },
    { limits: limits.slice(1), ...held, density: share(0.1) },
  ],
};
const sensitivity: SensitivityRecord = {
  ...{ ...made, points: 64, courses: [] },
  outcomes: [
    {
      ...{ ...of, mean: 0.03, standardDeviation: 0.05, correlated: [], groups: [] },
      inputs: [
        {
          path: "squeeze.hazard",
          grade: "D",
          group: "stocks",
          first: share(0.002, 0.0001),
          total: null,
          shapley: null,
        },
        { path: "makers.cover", grade: "D", group: "stocks", first: share(0.2), total: share(0.4), shapley: null },
      ],
      pairs: [{ a: "makers.cover", b: lane, share: share(0.09) }],
      parts: { alone: share(0.3), pairs: share(0.09), more: share(0.21), luck: share(0.4) },
    },
  ],
};

describe.each(langs)("charts of discovery in %s", (lang) => {
  chartLaws(discoveryPart(discovery, "1", lang).charts);
});

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("the picture of a discovery says what goes wrong, how much oftener in its box, and what the box holds", () => {
  const [boxes, trajectory] = discoveryPart(discovery, "1").charts;
  expect(plain(boxes.finding.text)).toBe(
    "“Share of need unmet, dysprosium” above 10 % in 28 % of the runs of box 1 and 8 % of all: 15 % of the runs hold 52 % of what goes wrong",
  );
  expect(plain(boxes.subtitle)).toContain("“share of need unmet, dysprosium” above 10 %");
  expect(plain(boxes.subtitle)).toContain("known to 31 Jan 2026");
  expect(boxes.notes.join(" ")).toContain("Seed s, 3,000 runs, engine 4, scenario 00000000.");
  expect(plain(trajectory.finding.text)).toBe(
    "Limits on 2 inputs raise the share that goes wrong from 8.5 % to 30 %, and leave 50 % of what goes wrong inside",
  );
  // 28 % against 8.5 %, with an error of 12 points: their limits meet.
  const rough = { ...discovery, boxes: [{ ...discovery.boxes[0], density: share(0.28, 0.12) }] };
  expect(plain(discoveryPart(rough, "1").charts[0].finding.text)).toMatch(/^Too close to call: .*28 % .* 8 % of all$/);
  const unlimited = { ...discovery, boxes: [{ ...discovery.boxes[0], limits: [] }] };
  expect(discoveryPart(unlimited, "1").charts[0].finding.text).toMatch(/no range of an input sets them apart$/);
});

test("a page says where it goes wrong, with a table for each box and the leaves at least twice as dense as all runs", () => {
  const { sentences, tables, made: rows, heading } = discoveryPart(discovery, "1");
  expect(heading).toBe("Where it goes wrong");
  expect(sentences).toEqual([
    "It goes wrong, with “share of need unmet, dysprosium” above 10 %, in 8.47 % of the runs; boxes are found on 2,000 of them and told on the other 1,000.",
    expect.stringMatching(
      /^With .*favour of the licence office: ferro-dysprosium, other alloy and powder, civil use at least −0.2 standard deviations .*28 ± 4 %/,
    ),
  ]);
  expect(tables.match(/<table>/g)).toHaveLength(2);
  expect(tables.match(/<tr>/g)).toHaveLength(1 + 2 + 1 + 1);
  expect(tables).toContain("at most 3.2 weeks (the lower 40 % of its draws)");
  expect(rows[0]).toMatchObject({ name: "ban-2026", runs: "3000", codeVersion: "1" });
});

test("a page says which inputs matter, of some size and with names, and where nothing varies that nothing does", () => {
  const { sentences, tables } = sensitivityPart(sensitivity, "1");
  expect(sentences[0]).toContain("inputs by themselves explain 30 ± 1 %, inputs together 30 ± 1 %, luck 40 ± 1 %");
  expect(tables).toContain(">20 ± 1 %<");
  expect(tables).toContain(">favour of the licence office: ferro-dysprosium, other alloy and powder, civil use<");
  expect(tables).not.toContain("squeeze");
  expect(sensitivityPart({ ...sensitivity, outcomes: [] })).toMatchObject({
    sentences: ["Every outcome is the same in all runs: nothing drives it."],
    tables: "",
  });
});

test("in Japanese nothing of it stays English", () => {
  for (const part of [discoveryPart(discovery, "1", "ja"), sensitivityPart(sensitivity, "1", "ja")]) {
    const text = `${part.heading} ${part.title} ${part.sentences.join(" ")} ${part.tables.replace(/<[^>]*>/g, " ")}`;
    expect(text.match(/[a-z]{3,}/g) ?? []).toEqual([]);
  }
});

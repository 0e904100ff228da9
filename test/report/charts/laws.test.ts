import { describe, expect, test } from "vitest";
import { pairCharts, studyCharts, valuesDrawn } from "../../../src/report/charts/index.ts";
import type { StudyChart } from "../../../src/report/charts/kit/chart.ts";
import { factsOf } from "../../../src/report/words/study.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import type { StudyResults } from "../../../src/sim/study/study.ts";
import { explainedBy, partChartsOf, ruleChartsOf, studyChartsOf } from "../every-chart.ts";
import { withInsights } from "../synthetic-insights.ts";
import { type Synthetic, syntheticResults } from "../synthetic-results.ts";
import { writtenAround } from "../written.ts";
import { chartLaws } from "./chart-laws.ts";

const sevenSectors = ["traction", "industry", "electronics", "defence", "medical", "optics", "lighting"];
const shapes: readonly (readonly [string, Synthetic])[] = [
  ["two metals and four sectors", { runs: 200 }],
  ["one metal", { runs: 100, materials: ["Dy"] }],
  ["one sector", { runs: 100, sectors: ["traction"] }],
  ["seven sectors", { runs: 100, sectors: sevenSectors }],
  ["half a year", { runs: 100, weeks: 26 }],
  ["nothing but zeros", { runs: 50, shape: "zeros" }],
  ["runs that are all alike", { runs: 50, shape: "constant" }],
  ["no line stop in any run", { runs: 50, shape: "calm" }],
  ["one run", { runs: 1 }],
];

describe.each(shapes)("charts of %s", async (_, shape) => {
  const charts = [...(await studyChartsOf(shape)), ...(await partChartsOf(shape))];

  chartLaws(charts);

  test("ask a question, and say in words what they show, where from, and with which error", () => {
    for (const { id, spec, question, finding, subtitle, reading, alt, study } of charts) {
      const text = writtenAround(spec);
      expect(question, id).toMatch(/\?$/);
      expect(reading, id).toMatch(/^[A-Z].*\d.*\.$/);
      expect(`${reading} ${alt}`, id).not.toMatch(/NaN|undefined|null/);
      expect(alt, id).toContain(reading);
      expect(spec.description, id).toBe(alt);
      expect(text, id).toContain(finding.text);
      expect(subtitle, id).toContain("2026: ban on dual-use exports to Japan");
      expect(text, id).toMatch(/Monte Carlo error: .*\d/);
      expect(text, id).toMatch(/Seed 1, (first 50 of )?\d+ runs?, result 1a2b3c4d/);
      expect(study, id).toContain("ban-2026");
    }
  });
});

describe("charts of release rules", async () => {
  const charts = await ruleChartsOf({ runs: 40, weeks: 40 });

  chartLaws(charts);

  test("ask a question, and say in words what they show, where from, and with which error", () => {
    for (const { id, spec, question, finding, reading, alt } of charts) {
      const text = writtenAround(spec);
      expect(question, id).toMatch(/\?$/);
      expect(alt, id).toContain(reading);
      expect(text, id).toContain(finding.text);
      expect(text, id).toMatch(/Monte Carlo error: /);
      expect(text, id).toContain("(ban-2026). Seed 10, 40 runs a rule.");
      expect(text, id).toContain("never released\u00a01a2b3c4d, cover below 6 weeks\u00a01a2b3c4d");
    }
  });
});

describe("what a chart declares", async () => {
  const [a, b] = [9, 40].map((banWeeks) =>
    withInsights(syntheticResults({ runs: 300, weeks: 20, name: `ban-${banWeeks}`, banWeeks })),
  );
  const differences = await compareStudies(a, b);
  const explained = { runs: 50, explanations: differences.slice(0, 1).map(explainedBy) };

  /** The study with no values but those that a chart says it needs, and what was read of them. */
  function onlyWhatIsNeeded(study: StudyResults, { needs }: Pick<StudyChart, "needs">) {
    const needed = needs(factsOf(study.manifest));
    const read = new Set<string>();
    const values = (id: string): Float64Array => {
      if (!needed.includes(id)) throw new RangeError(`${id}: is read and not declared`);
      read.add(id);
      return study.values(id);
    };
    return { study: { ...study, values }, needed, read };
  }

  test.each(studyCharts.map((chart) => [chart.id, chart] as const))(
    "%s: what it reads, by its own name",
    (id, chart) => {
      const { study, needed, read } = onlyWhatIsNeeded(b, chart);
      expect(chart.draw(study, "en")?.id).toBe(id);
      expect([...read].toSorted()).toEqual(needed.toSorted());
    },
  );

  test.each(pairCharts.map((chart) => [chart.id, chart] as const))("%s: what it reads of either study", (id, chart) => {
    const [of, other] = [a, b].map((each) => onlyWhatIsNeeded(each, chart));
    const drawn = chart.draw({ a: of.study, b: other.study, differences, explained }, "en");
    expect(drawn?.id).toBe(id);
    for (const { needed, read } of [of, other]) expect([...read].toSorted()).toEqual(needed.toSorted());
  });

  test("is all that is read of a study for its charts, each once", () => {
    const drawn = valuesDrawn(b.manifest);
    const declared = [...studyCharts, ...pairCharts].flatMap(({ needs }) => needs(factsOf(b.manifest)));
    expect(new Set(drawn)).toEqual(new Set(declared));
    expect(new Set(drawn).size).toBe(drawn.length);
    for (const id of drawn) expect(b.values(id)).toHaveLength(300);
  });
});

import type { Baselines } from "../../src/report/charts/baselines.ts";
import { compareRules, type Rules, ruleVariants } from "../../src/sim/analysis/rules/rules.ts";
import type { SeverityMatched } from "../../src/sim/analysis/severity/missing.ts";
import { compareStudies } from "../../src/sim/study/compare.ts";
import type { StudyResults } from "../../src/sim/study/study.ts";
import { readFrom } from "../support/scenario-files.ts";
import { type Synthetic, syntheticResults } from "./synthetic-results.ts";

/** A made-up study held against two others. */
export async function syntheticBaselines(shape: Synthetic): Promise<Baselines> {
  const subject = syntheticResults(shape);
  const studies = [
    syntheticResults({ ...shape, name: "before-one", title: "one before", banWeeks: 9 }),
    syntheticResults({ ...shape, name: "before-two", title: "another before", banWeeks: 25 }),
  ];
  const each = [];
  for (const study of studies) each.push({ study, differences: await compareStudies(study, subject) });
  return { subject, each };
}

/** Two made-up studies, and one that stands for the second with as much missing as in the first. */
export async function syntheticMatched(shape: Synthetic): Promise<SeverityMatched> {
  const [a, b, matched] = [
    syntheticResults({ ...shape, name: "precedent", title: "the precedent", banWeeks: 9 }),
    syntheticResults(shape),
    syntheticResults({ ...shape, name: "matched", title: "as severe", banWeeks: 12 }),
  ];
  const { seed, runs, resultHash } = matched.manifest;
  const tonnes = arrivalsOf(b);
  const estimate = (share: number) => ({ value: tonnes * share, standardError: tonnes * share * 0.01 });
  return {
    studies: [a, b],
    matched,
    record: {
      ...{ schemaVersion: 1, a: "precedent", b: String(b.manifest.scenario.name), seed, runs, searchRuns: runs },
      factor: { value: 3 / tonnes, standardError: runs < 2 ? 0 : 0.3 / tonnes },
      materials: ["Dy"],
      missingTonnes: { a: estimate(0.1), b: estimate(0.9), matched: estimate(0.1), left: estimate(0) },
      resultHash,
      observed: await compareStudies(a, b),
      matched: await compareStudies(a, matched),
    },
  };
}

/** A made-up study a release rule, under the names and levels of the ban of 2026; `coverBelow` [weeks] in their place. */
export async function syntheticRules(shape: Synthetic, coverBelow?: number): Promise<Rules> {
  const read = readFrom({}, "configs/ban-2026.yaml");
  const release = { ...read.scenario.nationalStock.release };
  if (coverBelow !== undefined)
    release.coverBelow = { ...release.coverBelow, distribution: { kind: "constant", value: coverBelow } };
  const studies = ruleVariants(read).map(({ trigger }, k) => ({
    trigger,
    study: syntheticResults({
      ...shape,
      name: `ban-2026-${trigger}`,
      seed: k + 10 * (shape.seed ?? 1),
      banWeeks: 40 - k,
    }),
  }));
  return {
    record: await compareRules("ban-2026", "cover", studies),
    studies,
    scenario: { ...read.scenario, nationalStock: { ...read.scenario.nationalStock, release } },
  };
}

function arrivalsOf({ summary }: StudyResults): number {
  return summary.outcomes.find(({ outcome }) => outcome === "arrivalsTonnes")?.mean || 1;
}

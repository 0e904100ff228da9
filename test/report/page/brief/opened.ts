import type { PageContent } from "../../../../src/report/page/content.ts";
import { rulesPart } from "../../../../src/report/page/parts/rules.ts";
import type { Lang } from "../../../../src/report/words/lang.ts";
import type { OpenedResults } from "../../../../src/sim/results/kinds.ts";
import { compareStudies } from "../../../../src/sim/study/compare.ts";
import type { StudyResults } from "../../../../src/sim/study/study.ts";
import { withInsights } from "../../synthetic-insights.ts";
import { syntheticRules } from "../../synthetic-parts.ts";
import { type Synthetic, syntheticResults } from "../../synthetic-results.ts";
import { validationRecord } from "../../validation-record.ts";

/** Made-up results as a command opens them, and what a page says of them: all that a brief is made of. */
export type Made = { readonly main: OpenedResults; readonly content: PageContent };

const inputs = [
  {
    scenario: "ban-2026",
    rows: [
      {
        path: "makers.cover",
        value: "3",
        unit: "months",
        source: "of the test",
        date: "2026-01",
        grade: "C" as const,
        name: "stock",
        what: "in months",
        told: "3 months",
        group: "stocks" as const,
      },
    ],
  },
];

/** The score of docs/validation-score.json in other figures. */
const score: PageContent["score"] = {
  ...{ schemaVersion: 2, engineVersion: "1", seed: "made", runs: 400, points: 177 },
  variants: [
    {
      variant: "outOfSample",
      coverage: { held: 119, of: 177, low: 0.598, high: 0.741 },
      skill: { skill: 0.055, error: 0.033 },
      features: [
        {
          episode: "2010",
          passed: 14,
          of: 16,
          failed: ["arrivals from China, December 2010", "Dy FOB, peak over July 2010"],
        },
      ],
    },
  ],
};

const known = { inputs, score, record: validationRecord };

/** One made-up study. */
export function madeStudy(shape: Synthetic, lang: Lang): Made & { readonly study: StudyResults } {
  const study = withInsights(syntheticResults(shape));
  const main = { kind: "study", results: { studies: [study] } } as unknown as OpenedResults;
  return { main, study, content: { ...known, lang, studies: [study], charts: [] } };
}

/** Two made-up studies. */
export async function madePair(
  shape: Synthetic,
  lang: Lang,
): Promise<Made & { readonly studies: readonly StudyResults[] }> {
  const title = "2010: two months without shipments";
  const studies = [
    syntheticResults({ ...shape, name: "precedent-2010", title, banWeeks: 9 }),
    syntheticResults(shape),
  ].map((each) => withInsights(each));
  const differences = await compareStudies(studies[0], studies[1]);
  const main = { kind: "comparison", results: { studies } } as unknown as OpenedResults;
  return { main, studies, content: { ...known, lang, studies, charts: [], differences } };
}

/** A made-up study a release rule. */
export async function madeRules(shape: Synthetic, lang: Lang): Promise<Made> {
  const rules = await syntheticRules(shape);
  const studies = rules.studies.map(({ trigger, study }) => ({
    trigger,
    study: { ...withInsights(study as StudyResults), values: async (id: string) => (study as StudyResults).values(id) },
  }));
  const main = { kind: "rules", results: { ...rules, studies } } as unknown as OpenedResults;
  return {
    main,
    content: { ...known, lang, studies: [], charts: [], parts: [rulesPart(rules, lang)], isOfPart: true },
  };
}

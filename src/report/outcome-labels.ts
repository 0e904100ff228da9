import type { OutcomeSummary } from "../sim/study/study.ts";
import type { Lang } from "./words/lang.ts";
import { outcomePhrases } from "./words/outcomes.ts";
import type { Names } from "./words/study.ts";

type OutcomeKey = Pick<OutcomeSummary, "outcome" | "material" | "sector">;

const ofWeeks: Readonly<Record<Lang, (weeks: number) => string>> = {
  en: (weeks) => `of ${weeks}`,
  ja: (weeks) => `全${weeks}週`,
};

/** Outcomes counted in weeks of the horizon, which their labels name. */
const ofTheHorizon = new Set(["banWeeks"]);

/** An outcome in words, e.g. `share of need unmet, dysprosium`; one without a phrase goes by its own name. */
export function labelOf(of: OutcomeKey, names: Names, lang: Lang = "en"): string {
  const phrase = outcomePhrases[lang][of.outcome] ?? of.outcome;
  const parts = [
    ofTheHorizon.has(of.outcome) && names.horizonWeeks !== undefined ? ofWeeks[lang](names.horizonWeeks) : null,
    of.material && names.material(of.material),
    of.sector && names.sector(of.sector),
  ];
  const given = parts.filter((part) => part !== null);
  if (lang === "ja") return given.length === 0 ? phrase : `${phrase}（${given.join("、")}）`;
  return [phrase, ...given].join(", ");
}

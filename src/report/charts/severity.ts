import type { Estimate } from "../../sim/analysis/explain/explanation.ts";
import { repetitionsOf } from "../../sim/estimates/repetitions.ts";
import { studentT95 } from "../../sim/estimates/student-t.ts";
import type { SeverityRecord } from "../../sim/severity/severity-record.ts";
import type { PairedDifference, StudyResults } from "../../sim/study/study.ts";
import { labelOf } from "../outcome-labels.ts";
import { differenceFigure, isBeyondError } from "../words/difference-figures.ts";
import { formatWithError, inUnit, toThreeDigits } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { widthOfNames } from "./kit/axes.ts";
import { type Chart, short, tableOf } from "./kit/chart.ts";
import { frame, sourceLine } from "./kit/frame.ts";
import { quotedLabelsOf } from "./kit/two-studies.ts";
import { type SeverityRow, severityPanel } from "./severity/severity-panel.ts";
import { factorFigure, severityPairs, severityReading } from "./severity/severity-reading.ts";
import { severityWords } from "./severity.words.ts";

/** Two studies, and the second so scaled that it misses as much as the first. */
export type SeverityMatched = {
  readonly studies: readonly Pick<StudyResults, "manifest">[];
  readonly matched: Pick<StudyResults, "manifest">;
  readonly record: SeverityRecord;
};

/** The differences of the headline outcomes as observed beside those with the same tonnes missing, a panel a unit. */
export function severityChart({ studies, matched, record }: SeverityMatched, lang: Lang = "en"): Chart {
  const words = severityWords[lang];
  const [{ manifest }] = studies;
  const { titles } = factsOf(manifest, lang);
  const { runs } = manifest;
  const repetitions = repetitionsOf(manifest);
  const reach = runs < 2 ? 0 : studentT95(repetitions);
  const row = (of: PairedDifference, kind: string): SeverityRow => {
    const { factor, difference: unit } = shown(of.unit, lang);
    const [difference, halfWidth] = [of.difference * factor, reach * of.standardError * factor];
    return {
      ...{ outcome: labelOf(of, titles, lang), unit, kind, difference: short(difference) },
      ...{ low: short(difference - halfWidth), high: short(difference + halfWidth) },
      figure: differenceFigure(of, runs, lang),
      beyondError: isBeyondError(of, repetitions) ? "yes" : "no",
    };
  };
  const pairs = severityPairs(record);
  const rows = pairs.flatMap((pair) => [
    row(pair.observed, words.kinds.observed),
    row(pair.matched, words.kinds.matched),
  ]);
  const { missingTonnes } = record;
  const ends = quotedLabelsOf(studies[0], studies[1], lang);
  const [a, b] = ends;
  const tonnes = ({ value, standardError }: Estimate) =>
    inUnit(runs < 2 ? toThreeDigits(value) : formatWithError(value, standardError), shown("t", lang).sign, lang);
  const missing = {
    ...{ a, b, inA: tonnes(missingTonnes.a), inB: tonnes(missingTonnes.b), matched: tonnes(missingTonnes.matched) },
  };
  const units = [...new Set(rows.map(({ unit }) => unit))];
  return frame({
    id: "severity-matched",
    lang,
    study: `${record.a}, ${record.b}`,
    sources: [...studies, matched].map((each) => sourceLine(each.manifest, lang)),
    question: words.question,
    reading: severityReading(record, ends, titles, lang),
    kind: words.kind(a, b, pairs.length),
    notes: [
      words.note(a, b, factorFigure(record, lang)),
      words.missing(missing),
      runs < 2 ? words.oneRun : words.error,
    ],
    table: tableOf(rows, {
      ...{ unit: "of difference, low and high", difference: "b minus a, mean over runs", low: "lower 95 % limit" },
      ...{ high: "upper 95 % limit", figure: "± one standard error" },
    }),
    body: {
      spacing: 20,
      resolve: { scale: { color: "shared", shape: "shared" } },
      vconcat: units.map((unit) =>
        severityPanel(
          words.axis(unit),
          rows.filter((each) => each.unit === unit),
          widthOfNames(rows.map(({ outcome }) => outcome)),
          words,
        ),
      ),
    },
  });
}

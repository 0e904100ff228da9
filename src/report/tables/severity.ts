import { headlineOutcomes } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { SeverityRecord } from "../../sim/analysis/severity/missing.ts";
import { judgedTogether } from "../../sim/study/judged.ts";
import type { PairedDifference } from "../../sim/study/study.ts";
import { differenceFigure, isBeyondErrorTogether } from "../words/difference-figures.ts";
import { formatWithError, inUnit, runsText, toThreeDigits } from "../words/figures.ts";
import { clipped, textColumns, wrapped } from "../words/lines.ts";
import { meanFigure } from "../words/outcome-figures.ts";
import { labelOf } from "../words/outcomes.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";

/** The same tonnes missing, and as observed, side by side in the terminal; `repetitions` are what the errors rest on. */
export function severityText(record: SeverityRecord, repetitions: number, names: Names): string {
  const { a, b, runs, searchRuns, factor, missingTonnes, materials, matched, observed } = record;
  const tonnes = (of: { readonly value: number; readonly standardError: number }) => inUnit(figure(of, runs), "t");
  const intro = [
    `Severity-matched: ${b} with restrictions ${figure(factor, searchRuns)} times as long (found on ${runsText(searchRuns)}) misses as many tonnes as ${a}.`,
    `Missing because of the policy, ${materials.join(" and ")} over the horizon: ${a} ${tonnes(missingTonnes.a)}; ${b} ${tonnes(missingTonnes.b)} as observed, ${tonnes(missingTonnes.matched)} matched; left between the two ${tonnes(missingTonnes.left)}.`,
  ];
  const judged = judgedTogether(matched, repetitions);
  const rows = headlineOutcomes(judged).map((of) => [
    clipped(labelOf(of, names), 28),
    shown(of.unit).sign,
    meanFigure({ ...of, ...of.a }, runs),
    meanFigure({ ...of, ...of.b }, runs),
    differenceFigure(asObserved(of, observed), runs),
    `${differenceFigure(of, runs)}${isBeyondErrorTogether(of, repetitions) ? " *" : "  "}`,
  ]);
  const notes = [
    `Differences: ${b} minus ${a}. ± one standard error; the error of the factor is not in those of the outcomes.`,
    `* beyond error, all ${judged.length} matched differences judged together (Holm, 5 % for any false claim).`,
  ];
  return `${[
    ...intro.flatMap((line) => wrapped(line, 110)),
    "",
    textColumns([["mean outcome", "unit", clipped(a, 16), "b matched", "as observed", "matched  "], ...rows]),
    "",
    ...notes.flatMap((line) => wrapped(line, 110)),
  ].join("\n")}\n`;
}

function asObserved(of: PairedDifference, observed: readonly PairedDifference[]): PairedDifference {
  const found = observed.find((each) => outcomeId(each) === outcomeId(of));
  if (found === undefined) throw new RangeError(`${outcomeId(of)}: must be among the differences as observed`);
  return found;
}

function figure({ value, standardError }: { readonly value: number; readonly standardError: number }, runs: number) {
  return runs < 2 ? toThreeDigits(value) : formatWithError(value, standardError);
}

import { headlineOutcomes } from "../../model/outcomes/index.ts";
import type { Judged, JudgedBaseline } from "../../sim/study/judged.ts";
import { differenceFigure, isBeyondErrorTogether } from "../words/difference-figures.ts";
import { runsText } from "../words/figures.ts";
import { clipped, textColumns, wrapped } from "../words/lines.ts";
import { meanFigure } from "../words/outcome-figures.ts";
import { labelOf } from "../words/outcomes.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";

/** One scenario held against several, in the terminal: the level of each outcome in each, then its differences. */
export function baselinesText(
  subject: string,
  baselines: readonly JudgedBaseline[],
  runs: number,
  names: Names,
): string {
  const headlines = headlineOutcomes(baselines[0].differences).filter((of) =>
    baselines.every(({ differences }) => differences.some((each) => isSame(each, of))),
  );
  const inAll = (of: Judged) => baselines.map((each) => each.differences.find((other) => isSame(other, of)) as Judged);
  const heads = baselines.map(({ baseline }) => clipped(baseline, width));
  const levels = headlines.map((of) => [
    clipped(labelOf(of, names), 34),
    shown(of.unit).sign,
    ...inAll(of).map((each) => meanFigure({ ...each, ...each.a }, runs)),
    meanFigure({ ...of, ...of.b }, runs),
  ]);
  const differences = headlines.map((of) => [
    clipped(labelOf(of, names), 34),
    shown(of.unit).sign,
    ...inAll(of).map((each) => `${differenceFigure(each, runs)}${isBeyondErrorTogether(each, runs) ? " *" : "  "}`),
  ]);
  const looked = baselines.reduce((sum, each) => sum + each.differences.length, 0);
  const changed = baselines.reduce(
    (sum, each) => sum + each.differences.filter((of) => isBeyondErrorTogether(of, runs)).length,
    0,
  );
  const notes = [
    `Run by run on common random numbers, ${runsText(runs)} of each. ± one standard error; shares of the runs with 95 % limits.`,
    runs < 2
      ? "One run: no error can be stated."
      : `* beyond error, all ${looked} differences judged together (Holm, 5 % for any false claim): ${changed} of them are.`,
  ];
  return `${[
    textColumns([["mean outcome", "unit", ...heads, clipped(subject, width)], ...levels]),
    "",
    textColumns([[`${clipped(subject, 20)} minus`, "unit", ...heads.map((head) => `${head}  `)], ...differences]),
    "",
    ...notes.flatMap((note) => wrapped(note, 110)),
  ].join("\n")}\n`;
}

/** Wide enough for `baseline-2025-licensing`, narrow enough for four columns in a terminal. */
const width = 23;

function isSame(one: Judged, other: Judged): boolean {
  return one.outcome === other.outcome && one.material === other.material && one.sector === other.sector;
}

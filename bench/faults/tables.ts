import { formatExact } from "../../src/report/words/figures.ts";
import { markdownTable } from "../../src/report/words/lines.ts";
import { brier, coverage, crpsRatio, type Measured } from "./measure.ts";
import { faults } from "./undo.ts";

/** The model mended whole, with every fault made again, with each alone made again, and with each alone mended. */
export type AllMeasured = {
  readonly together: Measured;
  readonly none: Measured;
  readonly without: readonly Measured[];
  readonly alone: readonly Measured[];
  readonly runs: number;
};

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** Coverage, mean CRPS over that of the model as it is, with its error over series, and Brier scores summed over causes. */
export function scoresTable({ together, none, without, alone, runs }: AllMeasured): string {
  const cells = ({ results }: Measured, over: Measured) => {
    const { value, error } = crpsRatio(results, over.results);
    const ratio = results === over.results ? "1" : `${value.toFixed(2)} ± ${error.toFixed(2)}`;
    return [percent(coverage(results)), ratio, brier(results).toFixed(2)];
  };
  const rows = faults.map(({ name, by }, k) => [
    `${k + 1} ${name}`,
    by,
    ...cells(without[k], together),
    ...cells(alone[k], none),
  ]);
  const head = [
    "fault",
    "made again by",
    "in 80 %",
    "CRPS over all mended",
    "Brier",
    "mended alone: in 80 %",
    "CRPS over none mended",
    "Brier",
  ];
  const whole = (name: string, of: Measured) => [name, "", ...cells(of, together), "–", "–", "–"];
  const table = markdownTable([head, whole("all mended", together), whole("none mended", none), ...rows]);
  return `${formatExact(runs)} runs of each scenario, ${together.results.flatMap(({ points }) => points).length} points.\n\n${table}`;
}

/** In what each fault shows, what is on record of it, and what was measured on the engine before. */
const shownIn: readonly (readonly [what: string, record: string, before: string])[] = [
  ["any civil stop by 30 June 2026, policy as it was", "none confirmed (D)", "100 %"],
  ["rank correlation of what is paid over FOB with need unmet, 2026", "above 0: a market clears", "0.24"],
  ["any civil stop by 30 June 2026 after a ban of none, one and ten weeks", "a week does little", "3 %, 97 %, –"],
  ["two large makers or more at a stand at once in 2025", "did not happen (B)", "a stop was the first of 5-20 islands"],
  ["cover of large makers on 6 January 2026", "not on record", "17 weeks"],
  [
    "small makers short for a month more often than large ones, 2026",
    "which stops first: not on record",
    "all alike but in end use",
  ],
  ["95th percentile of the world's Tb in October 2025, over usual", "1.42 (B)", "1.18"],
  ["Dy unmet in 2026, policy as it was", "not on record", "20.6 %"],
  ["in force on 22 September 2026", "in force (C)", "66 %"],
  ["distance of the home quote of 29 January 2026 from 203 USD/kg, mean", "0: it is on record (B)", "not used"],
];

export function symptomsTable({ together, none, without, alone }: AllMeasured): string {
  const head = [
    "fault",
    "shows in",
    "on record",
    "engine before",
    "none mended",
    "mended alone",
    "all but this",
    "all mended",
  ];
  const rows = faults.map(({ name }, k) => [
    `${k + 1} ${name}`,
    ...shownIn[k],
    ...[none, alone[k], without[k], together].map(({ symptoms }) => symptoms[k]),
  ]);
  return markdownTable([head, ...rows]);
}

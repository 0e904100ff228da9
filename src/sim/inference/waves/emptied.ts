import { recordOf } from "../likelihood/record.ts";
import type { Simulated } from "../points/run.ts";
import type { Layout } from "../points/summary.ts";
import { judgeOf } from "./implausibility.ts";

/** Rows, alone or in pairs, that few or no points of the prior meet. */
export type Emptied = {
  /** By row that has a distance: the share of points that pass it alone, and of those that pass all others. */
  readonly rows: readonly { readonly row: string; readonly passed: number; readonly passedOthers: number }[];
  /** Pairs that no point meets, though some meet each alone. */
  readonly pairs: readonly (readonly [string, string])[];
};

const most = 3;

/** Which rows empty the space: among points of the prior, by the last rule. */
export function emptiedBy(layout: Layout, points: readonly Simulated[], isUsed: (row: number) => boolean): Emptied {
  const { rows } = layout.table;
  const judge = judgeOf(layout, isUsed);
  const record = recordOf(layout);
  const found = points.map(({ summary }) => judge.of(summary, record));
  const judged = found[0]?.map(({ row }) => row) ?? [];
  const near = judged.map((_, k) => found.map((each) => each[k].value < most));
  const misses = found.map((each) => each.filter(({ value }) => !(value < most)).length);
  const share = (is: (point: number) => boolean) => found.filter((_, point) => is(point)).length / found.length;
  return {
    rows: judged.map((row, k) => ({
      row: rows[row].name,
      passed: share((point) => near[k][point]),
      passedOthers: share((point) => misses[point] === (near[k][point] ? 0 : 1)),
    })),
    pairs: judged.flatMap((row, k) =>
      judged.slice(0, k).flatMap((other, j): readonly (readonly [string, string])[] => {
        const alone = near[k].includes(true) && near[j].includes(true);
        const both = near[k].some((is, point) => is && near[j][point]);
        return alone && !both ? [[rows[other].name, rows[row].name]] : [];
      }),
    ),
  };
}

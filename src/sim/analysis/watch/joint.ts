import type { Layout } from "../../study/layout.ts";

/**
 * How runs fall into the groups of something that may be seen and the classes of what is asked, sums of
 * weights by cell (group * classes + class), sums of their squares, and sums of weights by repetition of a design. Weights of a
 * design are whole numbers, so that no sum depends on the order of the runs; where facts weigh them it does so by rounding.
 */
export type Joint = {
  readonly groups: number;
  readonly classes: number;
  readonly weight: Float64Array;
  readonly squares: Float64Array;
  /** One a repetition; none where runs are independent. */
  readonly byReplicate: readonly Float64Array[];
  readonly runs: number;
};

/** The group and the class of each run, one number each. */
export function jointOf(
  group: Uint8Array | Uint16Array,
  groups: number,
  of: { readonly class: Uint8Array; readonly classes: number },
  layout: Layout | null,
): Joint {
  const cells = groups * of.classes;
  const weight = new Float64Array(cells);
  const squares = new Float64Array(cells);
  // A repetition of one run is an independent run.
  const replicates =
    layout === null || layout.replicates < 2 || layout.replicates >= group.length ? 0 : layout.replicates;
  const byReplicate = Array.from({ length: replicates }, () => new Float64Array(cells));
  for (let i = 0; i < group.length; i++) {
    const cell = group[i] * of.classes + of.class[i];
    const own = layout?.weights == null ? 1 : layout.weights[i];
    weight[cell] += own;
    squares[cell] += own * own;
    if (replicates > 0) byReplicate[(layout as Layout).replicate[i]][cell] += own;
  }
  return { groups, classes: of.classes, weight, squares, byReplicate, runs: group.length };
}

/** A number a run that is the same in all runs of a cell. */
export type OfCell = (group: number, of: number) => number;

/** Mean over the runs by weight. */
export function meanOf({ groups, classes, weight }: Joint, value: OfCell): number {
  let [sum, all] = [0, 0];
  for (let group = 0; group < groups; group++)
    for (let of = 0; of < classes; of++) {
      const own = weight[group * classes + of];
      sum += own * value(group, of);
      all += own;
    }
  return sum / all;
}

/**
 * Variance of the mean of a number that is the same in all runs of a cell: that of `estimateMean`, from sums alone (ratio
 * estimator, Cochran 1977, section 6.3). Of a single run it is unknown and given as 0.
 */
export function varianceOf(joint: Joint, value: OfCell, mean = meanOf(joint, value)): number {
  const { groups, classes, weight, squares, byReplicate, runs } = joint;
  if (runs < 2) return 0;
  let [ofRuns, all] = [0, 0];
  for (let group = 0; group < groups; group++)
    for (let of = 0; of < classes; of++) {
      const deviation = value(group, of) - mean;
      ofRuns += squares[group * classes + of] * deviation * deviation;
      all += weight[group * classes + of];
    }
  const replicates = byReplicate.length;
  if (replicates === 0) return (ofRuns * runs) / (runs - 1) / (all * all);
  const deviations = Float64Array.from(weight, (_, cell) => {
    const group = Math.floor(cell / classes);
    return value(group, cell - group * classes) - mean;
  });
  let between = 0;
  for (const each of byReplicate) {
    let sum = 0;
    for (let cell = 0; cell < deviations.length; cell++) sum += each[cell] * deviations[cell];
    between += sum * sum;
  }
  return (between * replicates) / (replicates - 1) / (all * all);
}

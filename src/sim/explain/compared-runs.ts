import type { Ends } from "../analysis/explain/carry-over.ts";
import { withoutRuns } from "../estimates/without-runs.ts";
import { failedInAny } from "../study/compare.ts";
import { type Laid, type Layout, layoutOf } from "../study/layout.ts";
import type { Study } from "../study/study.ts";

/** The runs of a comparison, and which of them are explained. */
type ComparedRuns = {
  readonly runs: number;
  /** Explained runs that failed in some hybrid, or in either study. */
  readonly failed: readonly number[];
  readonly layoutOfExplained: Layout | null;
  /** An outcome in both scenarios over all runs; `explained` are its columns over the explained runs. */
  readonly endsOf: (outcomeId: string, explained: readonly [Float64Array, Float64Array]) => Promise<Ends>;
};

/** How the explained runs lie among those of the studies; without studies they are all there are. */
export async function comparedRuns(
  explained: Laid & { readonly failed: readonly number[] },
  studies: readonly [Study, Study] | undefined,
): Promise<ComparedRuns> {
  if (studies === undefined) {
    const layout = layoutOf(explained);
    const positions = (rows: number) => Uint32Array.from({ length: rows }, (_, row) => row);
    return {
      runs: explained.runs,
      failed: explained.failed,
      layoutOfExplained: layout,
      endsOf: async (_, [a, b]) => ({ a, b, explained: positions(a.length), layout }),
    };
  }
  const [a, b] = studies;
  const { runs } = a.manifest;
  if (runs < explained.runs) throw new RangeError(`runs: must be at most ${runs}, as compared, got ${explained.runs}`);
  const missing = failedInAny(studies);
  const failed = [...new Set([...explained.failed, ...missing.filter((run) => run < explained.runs)])].sort(
    (one, other) => one - other,
  );
  const positions = positionsOf(explained.runs, missing, failed);
  const layout = layoutOf({ ...a.manifest, failed: missing });
  return {
    runs,
    failed,
    layoutOfExplained: layoutOf({ ...explained, failed }),
    endsOf: async (id) => ({
      a: withoutRuns(await a.values(id), a.failed, b.failed),
      b: withoutRuns(await b.values(id), b.failed, a.failed),
      explained: positions,
      layout,
    }),
  };
}

/** Where the explained runs that did not fail lie in columns without the runs that are missing. */
function positionsOf(runs: number, missing: readonly number[], failed: readonly number[]): Uint32Array {
  const [gone, left] = [new Set(missing), new Set(failed)];
  const positions: number[] = [];
  let row = 0;
  for (let run = 0; run < runs; run++) {
    if (gone.has(run)) continue;
    if (!left.has(run)) positions.push(row);
    row++;
  }
  return Uint32Array.from(positions);
}

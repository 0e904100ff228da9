import { type Laid, type Layout, layoutOf } from "../study/layout.ts";

/** Values, one a run, without those that are not finite, and how the runs that are left were laid out. */
export function finiteOf(
  values: Float64Array,
  laid: Omit<Laid, "failed">,
): { readonly kept: Float64Array; readonly layout: Layout | null } {
  const failed: number[] = [];
  values.forEach((value, run) => {
    if (!Number.isFinite(value)) failed.push(run);
  });
  const kept = failed.length === 0 ? values : values.filter(Number.isFinite);
  return { kept, layout: layoutOf({ ...laid, failed }) };
}

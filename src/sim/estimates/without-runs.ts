/** Values, one a run, without some runs more than those that are missing already. */
export function withoutRuns(
  values: Float64Array,
  missing: readonly number[] = [],
  dropped: readonly number[] = [],
): Float64Array {
  if (dropped.length === 0) return values;
  const [gone, drop] = [new Set(missing), new Set(dropped)];
  let run = 0;
  return values.filter(() => {
    while (gone.has(run)) run++;
    return !drop.has(run++);
  });
}

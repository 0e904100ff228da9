import { layoutOf, totalWeight } from "../sim/study/layout.ts";
import type { Manifest } from "../sim/study/study.ts";
import { formatExact } from "./words/figures.ts";

/** What importance sampling oversampled and what its runs are worth, for the terminal; empty for any other sampling. */
export function weightsText(manifest: Pick<Manifest, "sampling" | "seed" | "runs">): string {
  const { sampling, runs } = manifest;
  const layout = layoutOf(manifest);
  if (sampling.kind !== "importance" || layout?.weights == null) return "";
  let [inside, squares] = [0, 0];
  for (const weight of layout.weights) {
    squares += weight * weight;
    if (weight === 1) inside++;
  }
  const worth = Math.round(totalWeight(layout, runs) ** 2 / squares);
  const region = sampling.region.map(({ dimension, from, to }) =>
    to === 1 ? `${dimension} above ${formatExact(from)}` : `${dimension} below ${formatExact(to)}`,
  );
  return `Importance sampling for ${sampling.tail}: ${sampling.factor} times as many runs as come by themselves where ${region.join(" and ")}. ${formatExact(inside)} of ${formatExact(runs)} runs are there and count for 1, all others for ${sampling.factor}; together they weigh as ${formatExact(worth)} runs of equal weight.`;
}

import { type Band, bandProbabilities } from "../../../sim/engine/bands/bands-of.ts";
import { fanFields, shareReach } from "./fan.ts";

/* Panels that say the same: one of them is drawn, and says of which others it tells and how far these lie from it. */

/** A panel drawn, and those that it stands for, each with the largest distance of its lines from those drawn. */
export type Merged<Key> = {
  readonly drawn: Key;
  readonly others: readonly { readonly key: Key; readonly within: number }[];
};

/** A fan, and the line across its panel where it has one. */
type Fan<Key> = { readonly key: Key; readonly bands: readonly Band[]; readonly line?: number | undefined };

/** Parts of the axis by which lines may differ that say the same: those in the middle, and all. */
const [inTheMiddle, atMost] = [1 / 20, 1 / 10];

/**
 * Fans of which each says what none drawn before it says, in the given order; `top` is where their axis ends. Two say the
 * same where in every week none of their lines differ by more than a tenth of the axis, and the median and the quartiles by
 * no more than a twentieth or than their Monte Carlo error; and where so do the lines across their panels, or neither has one.
 */
export function mergedFans<Key>(
  fans: readonly Fan<Key>[],
  { runs, top }: { readonly runs: number; readonly top: number },
): readonly Merged<Key>[] {
  const merged: { drawn: Fan<Key>; others: { key: Key; within: number }[] }[] = [];
  for (const fan of fans) {
    const same = merged.find(({ drawn }) => saySame(drawn, fan, runs, top));
    if (same === undefined) merged.push({ drawn: fan, others: [] });
    else same.others.push({ key: fan.key, within: farthestOf(same.drawn.bands, fan.bands) });
  }
  return merged.map(({ drawn, others }) => ({ drawn: drawn.key, others }));
}

/** Largest distance of the lines of two fans over the same weeks. */
export function farthestOf(one: readonly Band[], other: readonly Band[]): number {
  return one.reduce((most, band, week) => {
    const gaps = fanFields.map((field) => Math.abs(band[field] - other[week][field]));
    return Math.max(most, ...gaps);
  }, 0);
}

function saySame<Key>(one: Fan<Key>, other: Fan<Key>, runs: number, top: number): boolean {
  const isSameLine = one.line === other.line || Math.abs((one.line ?? NaN) - (other.line ?? NaN)) <= inTheMiddle * top;
  if (!isSameLine) return false;
  return one.bands.every((band, week) =>
    fanFields.every((field) => {
      const gap = Math.abs(band[field] - other.bands[week][field]);
      const isEdge = field === "p05" || field === "p95";
      const isNear = isEdge || gap <= inTheMiddle * top || gap <= errorOf(band, Number(field.slice(1)) / 100, runs);
      return isNear && gap <= atMost * top;
    }),
  );
}

/** Half the 95 % limits of a quantile of a band, read off its other quantiles in straight lines between them. */
function errorOf(band: Band, p: number, runs: number): number {
  const reach = shareReach(p, runs);
  const at = quantileIn(band, p);
  return Math.max(at - quantileIn(band, p - reach), quantileIn(band, p + reach) - at);
}

const known = bandProbabilities.map(
  (p) => [p, `p${String(Math.round(100 * p)).padStart(2, "0")}` as keyof Band] as const,
);

/** A quantile of a band; beyond those known, the last of them. */
function quantileIn(band: Band, p: number): number {
  const above = known.findIndex(([each]) => each >= p);
  if (above === 0) return Number(band[known[0][1]]);
  if (above < 0) return Number(band[known[known.length - 1][1]]);
  const [[from, low], [to, high]] = [known[above - 1], known[above]];
  const [a, b] = [Number(band[low]), Number(band[high])];
  return a + ((b - a) * (p - from)) / (to - from);
}

/** A distance rounded up, so that nothing lies farther: to two digits, of less than one to one after the point. */
export function roundedUp(distance: number): number {
  const unit = 10 ** Math.max(-1, Math.ceil(Math.log10(Math.max(distance, 1e-9))) - 2);
  return Number((Math.ceil(distance / unit - 1e-9) * unit).toPrecision(12));
}

import { mean, sampleStandardDeviation } from "simple-statistics";
import { log } from "../../model/kernels/log.ts";
import { outcomeId } from "../study/study.ts";

/** What tells one run's story from another's, one number a run each. */
export type Features = readonly Float64Array[];

type Named = { readonly materials: readonly string[]; readonly sectors: readonly string[] };

/** The outcomes that the features are made of, by id. Where metals share one policy, the first speaks for all. */
export function featureOutcomes({ materials: [material], sectors }: Named): readonly string[] {
  const id = (outcome: string, of: string | null = null, sector: string | null = null) =>
    outcomeId({ outcome, material: of, sector });
  return [
    ...["banWeeks", "blockedWeeks", "fragmentedWeeks"].map((outcome) => id(outcome)),
    ...["unmetNeedShare", ...multiples].map((outcome) => id(outcome, material)),
    ...sectors.map((sector) => id("firstLineStopWeek", null, sector)),
  ];
}

const multiples = ["pricePaidPeakMultiple", "priceAskPeakMultiple"];

/**
 * Weeks restricted, refused and fragmented, need unmet, the logarithms of how far the price paid and the ask rise, and the
 * first line stop in any sector, each over its standard deviation. What is the same in every run is left out.
 */
export function featuresOf(named: Named, values: (outcomeId: string) => Float64Array): Features {
  const ids = featureOutcomes(named);
  const stops = ids.filter((id) => id.startsWith("firstLineStopWeek")).map(values);
  const rest = ids.filter((id) => !id.startsWith("firstLineStopWeek"));
  const raw = rest.map((id) => (multiples.some((name) => id.startsWith(name)) ? values(id).map(log) : values(id)));
  raw.push(stops[0].map((_, run) => Math.min(...stops.map((weeks) => weeks[run]))));
  return raw.flatMap((column) => {
    const list = column as unknown as number[];
    const spread = column.length < 2 ? 0 : sampleStandardDeviation(list);
    const centre = mean(list);
    return spread > 0 && Number.isFinite(spread) ? [column.map((value) => (value - centre) / spread)] : [];
  });
}

/** Straight-line distance of two runs. */
export function distance(features: Features, i: number, j: number): number {
  let sum = 0;
  for (let f = 0; f < features.length; f++) {
    const apart = features[f][i] - features[f][j];
    sum += apart * apart;
  }
  return Math.sqrt(sum);
}

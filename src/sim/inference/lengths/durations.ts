import type { Distribution } from "../../../model/distributions/distribution.ts";
import { componentsOf, distributionOf } from "./components.ts";
import type { DatedMeasure, MeasuresFile } from "./measures-file.ts";
import { type Group, type Posterior, posteriorOf } from "./posterior.ts";

/** Exports withheld over trade or technology: `policy.durations.withheld` of a scenario. */
export const overTrade: Group = { isRefusal: false, isPolitical: false };
/** Exports withheld over politics: `policy.durations.dispute`. */
export const overPolitics: Group = { isRefusal: false, isPolitical: true };

export type Durations = {
  readonly withheld: Mixture;
  readonly dispute: Mixture;
  /** What each was drawn from. */
  readonly posteriors: { readonly withheld: Posterior; readonly dispute: Posterior };
};

type Mixture = Extract<Distribution, { kind: "mixture" }>;

/**
 * The lengths that a scenario carries, of an episode that is left out, or (undefined) of today. Today's disputes are fitted
 * without the one that is to be foretold.
 */
export function durationsOf(file: MeasuresFile, leftOut?: string): Durations {
  const withheld = posteriorOf(measuresWithout(file, leftOut));
  const dispute = leftOut === undefined ? posteriorOf(measuresWithout(file, file.foretold)) : withheld;
  return {
    withheld: distributionOf(componentsOf(withheld.lawsOf(overTrade))),
    dispute: distributionOf(componentsOf(dispute.lawsOf(overPolitics))),
    posteriors: { withheld, dispute },
  };
}

/** All measures but those of an episode. RangeError for an episode that the file does not name. */
export function measuresWithout({ measures, episodes }: MeasuresFile, episode?: string): readonly DatedMeasure[] {
  if (episode === undefined) return measures;
  if (!Object.hasOwn(episodes, episode)) throw new RangeError(`episode: must be one of the file, got ${episode}`);
  return measures.filter(({ name }) => !episodes[episode].includes(name));
}

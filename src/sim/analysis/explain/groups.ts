import { type InputGroup, inputGroups } from "./explanation.ts";

/** Which paths of a scenario belong to a group. What a state does is its scope, when it comes and goes the trigger. */
const patterns: Readonly<Record<InputGroup, readonly RegExp[]>> = {
  trigger: [
    /^policy\.(knownUntil|script|durations|settlement)(\.|$)/,
    /^policy\.states\.[^.]+\.(role|lasts|next)(\.|$)/,
    /^mechanisms\.(policy|settlement)$/,
  ],
  // What leaks and what is blocked are counted against each other: evidence that names one leaves out the other.
  scope: [
    /^policy\.states\.[^.]+\.(country|world|alternativeWithheld|ifNotCovered)(\.|$)/,
    /^policy\.coverage(\.|$)/,
    /^(forms|licences|leakage)(\.|$)/,
    /^orders\.formMobility$/,
    /^materials\.[^.]+\.quotedForm$/,
    /^sectors\.[^.]+\.endUse$/,
    /^mechanisms\.(licences|leakage)$/,
  ],
  stocks: [
    /^(makers|nationalStock|allocation)(\.|$)/,
    /^sectors\.[^.]+\.(makerCover|firms|priority)$/,
    /^mechanisms\.(firmSpread|stockRelease)$/,
  ],
  supply: [/^(alternativeSupply|recycling)(\.|$)/, /^mechanisms\.(alternativeSupply|recycling)$/],
  intensity: [
    /^demand(\.|$)/,
    /^materials\.[^.]+(\.demandShare)?$/,
    /^sectors\.[^.]+(\.demandWeight)?$/,
    /^quotes\.countryShareOfWorld$/,
    /^mechanisms\.(elasticity|thrift|redesign)$/,
  ],
  memory: [
    /^squeeze(\.|$)/,
    /^quotes\.(?!countryShareOfWorld$)/,
    /^materials\.[^.]+\.quotes\.volatility$/,
    /^orders\.(adjustmentTime|supplyLineWeight|hoardCover|fearTime)$/,
    /^mechanisms\.(hoarding|priceNoise|squeeze|speculation|scarcityPremium)$/,
  ],
  baseline: [
    /^materials\.[^.]+\.quotes\.(domestic|fobOverDomestic|ask)$/,
    /^(shipments|loss|outcomes|correlations)(\.|$)/,
    /^(start|horizonWeeks|stepWeeks|country|exporter)$/,
  ],
};

/**
 * The group of an input, a fact or a whole entry (`sectors.traction`, where only one of two scenarios has it), by its path.
 * Throws RangeError for a path that no group holds, or that two do: a slip of ours.
 */
export function groupOf(path: string): InputGroup {
  const found = inputGroups.filter((group) => patterns[group].some((pattern) => pattern.test(path)));
  if (found.length !== 1) throw new RangeError(`${path}: must be in one group, is in ${found.join(", ") || "none"}`);
  return found[0];
}

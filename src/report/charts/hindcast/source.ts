import type { Variant } from "../../../sim/hindcast/given.ts";
import type { HindcastRecord } from "../../../sim/hindcast/record.ts";
import { formatExact } from "../../format.ts";
import { variantWords } from "../../hindcast/words.ts";

/** Where a hindcast's numbers come from: episodes, variant, seed, runs. */
export function hindcastSource(
  { seed, runs, engineVersion }: HindcastRecord,
  episodes: readonly string[],
  variant: Variant = "outOfSample",
): string {
  return `Hindcast of ${episodes.join(" and ")}, ${variantWords[variant]}. Seed ${seed}, ${formatExact(runs)} runs, engine ${engineVersion}.`;
}

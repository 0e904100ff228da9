import { quantileBeyond } from "../distributions/beyond.ts";
import { quantile } from "../distributions/quantile.ts";
import type { Input } from "../scenario/parts.ts";
import type { World } from "../scenario/world.ts";

/** A policy state lasts at least a day: no chain can spin within a moment. */
export const shortestDwellWeeks = 1 / 7;

/** How long a state lasts in all, by its draw and given its age, in the unit in which it is declared. */
export function dwellAsRead({ distribution, toModelUnit }: Input, ageWeeks: number, u: number): number {
  return ageWeeks === 0 ? quantile(distribution, u) : quantileBeyond(distribution, ageWeeks / toModelUnit, u);
}

export function weeksOfDwell({ toModelUnit }: Input, ageWeeks: number, drawn: number): number {
  return Math.max(drawn * toModelUnit, ageWeeks, shortestDwellWeeks);
}

/** How long a state lasts in all [weeks], by its uniform draw and given that it has lasted `ageWeeks` already. */
export function drawnDwellWeeks(lasts: Input, ageWeeks: number, u: number): number {
  return weeksOfDwell(lasts, ageWeeks, dwellAsRead(lasts, ageWeeks, u));
}

/** How long the state at the end of the script has lasted by the time when history ends [weeks]. */
export function ageWhenHistoryEnds({ script, knownUntilWeek }: World, position: number = script.length - 1): number {
  return Math.max(0, knownUntilWeek - script[position].week);
}

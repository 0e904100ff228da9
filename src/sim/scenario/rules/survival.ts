import { isDay, weeksBetween } from "../../../model/calendar.ts";
import { survival } from "../../../model/distributions/survival.ts";
import { positive } from "../../../model/scenario/input-spec.ts";
import { unitFactors } from "../../../model/scenario/units.ts";
import { distributionSchema } from "../distribution-schema.ts";
import { inputProblems } from "../input-problems.ts";
import type { Path } from "../tree.ts";
import type { Finder } from "./finder.ts";

/** The state in force at the end of the script must be able to last as long as it is known to have lasted. */
export function checkSurvival(found: Finder): void {
  const last: Path = ["policy", "script", found.length("policy", "script") - 1];
  const [date, state] = [found.text(...last, "date"), found.text(...last, "state")];
  const knownUntil = found.text("policy", "knownUntil");
  if (date === undefined || state === undefined || knownUntil === undefined) return;
  if (!isDay(date) || !isDay(knownUntil)) return;
  const path: Path = ["policy", "states", state, "lasts"];
  const named = found.text(...path);
  const ageWeeks = Math.max(0, weeksBetween(date, knownUntil));
  const possible = survivalOf(found.value(...(named === undefined ? path : ["policy", "durations", named])), ageWeeks);
  if (ageWeeks > 0 && possible === 0)
    found.add(path, `must be able to exceed the ${ageWeeks.toFixed(1)} weeks from ${date} to ${knownUntil}`, named);
}

/** Probability that a time as written exceeds some weeks; undefined where it is not written as it should be. */
function survivalOf(written: unknown, weeks: number): number | undefined {
  const { value, distribution, unit } = (written ?? {}) as { value?: unknown; distribution?: unknown; unit?: unknown };
  if (inputProblems({ value, distribution, unit }, positive, Infinity, true).length > 0) return undefined;
  const drawn = distributionSchema.safeParse(distribution ?? { kind: "constant", value });
  if (!drawn.success || typeof unit !== "string" || !Object.hasOwn(unitFactors, unit)) return undefined;
  return survival(drawn.data, weeks / unitFactors[unit]);
}

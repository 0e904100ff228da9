import { isDay, weeksBetween } from "../../../model/calendar.ts";
import { lastsBeyond, leastSurvival } from "../../../model/distributions/beyond.ts";
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
  if (ageWeeks === 0) return;
  const beyond = beyondOf(found.value(...(named === undefined ? path : ["policy", "durations", named])), ageWeeks);
  const age = `the ${ageWeeks.toFixed(1)} weeks from ${date} to ${knownUntil}`;
  const others: readonly Path[] = [
    ...(named === undefined ? [] : [["policy", "durations", named]]),
    ["policy", "knownUntil"],
    [...last, "date"],
  ];
  if (beyond === "impossible") found.add(path, `must be able to exceed ${age}`, named, others);
  if (beyond === "tooRare")
    found.add(path, `must exceed ${age} with a probability of ${leastSurvival} or more`, named, others);
}

/** Whether a time as written can exceed some weeks; undefined where it is not written as it should be. */
function beyondOf(written: unknown, weeks: number): ReturnType<typeof lastsBeyond> | undefined {
  const { value, distribution, unit } = (written ?? {}) as { value?: unknown; distribution?: unknown; unit?: unknown };
  if (inputProblems({ value, distribution, unit }, positive, Infinity, true).length > 0) return undefined;
  const drawn = distributionSchema.safeParse(distribution ?? { kind: "constant", value });
  if (!drawn.success || typeof unit !== "string" || !Object.hasOwn(unitFactors, unit)) return undefined;
  return lastsBeyond(drawn.data, weeks / unitFactors[unit]);
}

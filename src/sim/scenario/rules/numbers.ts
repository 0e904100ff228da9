import { noCurrency } from "../../../model/scenario/units.ts";
import type { Path } from "../tree.ts";
import type { Finder } from "./finder.ts";

/** Numbers that must suit each other: shares that sum, rules of release that release, thresholds within the horizon. */
export function checkNumbers(found: Finder): void {
  sumToOne(found, "materials", "demandShare", "demand shares");
  sumToOne(found, "forms", "useShare", "use shares");
  checkRelease(found);
  checkNoCurrency(found);
  const briefWithin: Path = ["outcomes", "briefWithin"];
  const horizon = found.value("horizonWeeks");
  const brief = found.reach(...briefWithin);
  if (typeof horizon === "number" && horizon >= 1 && brief !== undefined && brief.low > horizon)
    found.add(
      briefWithin,
      `must not be longer than the study, ${horizon} weeks: no dispute would be prolonged`,
      Number(brief.low.toPrecision(6)),
      [["horizonWeeks"]],
    );
}

/** Shares that are all taken as known; drawn ones are normalised in each run. */
function sumToOne(found: Finder, of: string, key: string, what: string): void {
  const shares = found.keys(of).map((name) => found.known(of, name, key));
  if (shares.length === 0 || shares.some((share) => share === undefined)) return;
  const sum = shares.reduce<number>((total, share) => total + (share as number), 0);
  if (Math.abs(sum - 1) > 1e-6) found.add([of], `must have ${what} that sum to one`, Number(sum.toPrecision(12)));
}

/** Billions: without a currency a GDP says nothing but what a billion is of it. */
const trillion = 1000;

function checkNoCurrency(found: Finder): void {
  const currency: Path = ["loss", "currency"];
  const gdp = found.reach("loss", "gdp");
  if (found.text(...currency) !== noCurrency || gdp === undefined) return;
  if (gdp.low !== trillion || gdp.high !== trillion)
    found.add(currency, "must be that of loss.gdp: without one (XXX) it is 1 trillion, and losses are shares of it");
}

function checkRelease(found: Finder): void {
  const release: Path = ["nationalStock", "release"];
  const trigger = found.text(...release, "trigger");
  if (trigger === undefined || trigger === "never") return;
  if (found.known(...release, "weeklyCap") === 0)
    found.add([...release, "weeklyCap"], "must be above 0 where a trigger is set: nothing would be released", 0, [
      [...release, "trigger"],
    ]);
  if (found.known(...release, "floor") === 1)
    found.add([...release, "floor"], "must be below 1 where a trigger is set: nothing would be released", 1, [
      [...release, "trigger"],
    ]);
}

import { oneOf } from "../scenario/problem.ts";
import type { ReportProblem as Report } from "../scenario/report-problem.ts";
import type { Path } from "../scenario/tree.ts";
import { daysOf, knownOn, lastDayOf, ofDayKey } from "./days.ts";
import type { FactDocument, PlacedFact } from "./schema.ts";

/** Rules between the facts of a file, which no scenario is needed for; what is wrong is reported. */
export function checkFacts(facts: readonly PlacedFact[], keptTo: string | undefined, report: Report): void {
  facts.forEach(({ fact, index }, k) => {
    const path: Path = ["facts", index];
    const before = facts.slice(0, k).map((each) => each.fact);
    checkDays(fact, keptTo, path, report);
    checkFigure(fact, path, report);
    for (const earlier of before) checkPair(earlier, fact, path, report);
  });
}

function checkDays(fact: FactDocument, keptTo: string | undefined, path: Path, report: Report): void {
  const [last, known] = [lastDayOf(fact), knownOn(fact)];
  if (fact.known !== undefined && fact.known < last)
    report([...path, "known"], `must not be before the last day of what it is of, ${last}`, fact.known);
  else if (keptTo !== undefined && known > keptTo)
    report(
      [...path, fact.known === undefined ? ofDayKey(fact) : "known"],
      `must be known by ${keptTo}, to which the file is kept`,
      known,
    );
}

function checkFigure(fact: FactDocument, path: Path, report: Report): void {
  if (!("error" in fact) || fact.error === undefined) return;
  if (!("range" in fact.error) || fact.error.range === undefined) return;
  const [low, high] = fact.error.range;
  const isLog = fact.kind !== "licences";
  if (!(low < high)) report([...path, "error", "range"], "must be two values in rising order", [low, high]);
  else if (isLog && !(low > 0)) report([...path, "error", "range", 0], "must be above 0 on a log scale", low);
}

/** Two facts of the same thing, or that cannot both be so. */
function checkPair(earlier: FactDocument, fact: FactDocument, path: Path, report: Report): void {
  const told = `${earlier.name} says otherwise`;
  if (earlier.kind === "state" && fact.kind === "state") {
    const [one, other] = [lastDayOf(earlier), lastDayOf(fact)];
    if (one === other && earlier.state !== fact.state)
      report([...path, "state"], `must be one state on ${one}: ${told}`, fact.state);
    else if (one === other && (earlier.on === undefined) === (fact.on === undefined))
      report([...path, ofDayKey(fact)], `must not tell again what ${earlier.name} tells`, other);
    return;
  }
  if (earlier.kind === "lineStop" && fact.kind === "lineStop") {
    checkStops(earlier, fact, path, report);
    return;
  }
  const subject = subjectOf(fact);
  if (subject === null || subjectOf(earlier) !== subject) return;
  const [one, other] = [daysOf(earlier), daysOf(fact)];
  if (one.from < other.to && other.from < one.to)
    report(
      path,
      `must not be of the same figure on the same days as ${earlier.name}: two records of one figure are not two facts, so give the one to be trusted`,
      subject,
    );
}

type LineStop = Extract<FactDocument, { kind: "lineStop" }>;

/** Of all sectors of one record none stopped, of some of them one did, earlier or on the same day. */
function checkStops(earlier: LineStop, fact: LineStop, path: Path, report: Report): void {
  const isWithin = (one: LineStop, other: LineStop) => one.sectors.every((sector) => other.sectors.includes(sector));
  if (earlier.happened === fact.happened) {
    if (earlier.by === fact.by && isWithin(earlier, fact) && isWithin(fact, earlier))
      report(path, `must not tell again what ${earlier.name} tells`, fact.by);
    return;
  }
  const [stopped, none] = fact.happened ? [fact, earlier] : [earlier, fact];
  if (stopped.by <= none.by && isWithin(stopped, none) && none.reported === 1)
    report(
      [...path, "happened"],
      `must agree with ${earlier.name}: one that stopped by ${stopped.by} has stopped by ${none.by}`,
      fact.happened,
    );
}

/** What figure a fact is of, whatever the day; null of what is no figure. */
function subjectOf(fact: FactDocument): string | null {
  switch (fact.kind) {
    case "flow":
      return `${fact.flow} ${fact.material} ${fact.form}${fact.atMost === undefined ? (fact.atLeast === undefined ? "" : " at least") : " at most"}`;
    case "quote":
      return `${fact.basis} ${fact.material}`;
    case "stock":
      return `${fact.holder} ${fact.material}${fact.sector === undefined ? "" : ` ${fact.sector}`}`;
    case "licences":
      return `licences ${fact.approval}`;
    case "firm":
      return `firm ${fact.sector} ${fact.material}`;
    default:
      return null;
  }
}

/** `must be a sector of the scenario, one of ...`. */
export function mustBeKnown(
  given: string,
  known: readonly string[],
  what: string,
  path: Path,
  report: Report,
): boolean {
  if (known.includes(given)) return true;
  report(path, `must be ${what}${oneOf(known)}`, given);
  return false;
}

import { addDays, type Interval, parsePeriod } from "../../../model/calendar.ts";
import { type Problem, ScenarioError } from "../../scenario/problem.ts";
import { problemReporter, type ReportProblem } from "../../scenario/report-problem.ts";
import { schemaProblems } from "../../scenario/schema-problems.ts";
import { plain } from "../../scenario/tree.ts";
import { allProblems, parseYaml } from "../../scenario/yaml.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import { type RowSelector, rowsUntil } from "../evidence/select.ts";
import { type FoundRow, findRows, isFound } from "../hindcast/find.ts";
import { type TruthsDocument, truthsSchema } from "./truths-schema.ts";

/** Quotes on record of a series that forecasts name, in its unit, and what a random walk of it would have known. */
export type QuoteTruth = {
  readonly of: string;
  readonly rows: readonly FoundRow[];
  /** Periods that are on record and not used. */
  readonly except: readonly { readonly interval: Interval; readonly why: string }[];
  readonly volatility: readonly RowSelector[];
  readonly note: string | null;
};

type FlowTruth = Omit<TruthsDocument["flows"][number], "during"> & { readonly during: Interval };

/** What is on record to a day, as far as forecasts can be held against it. */
export type Truths = Pick<TruthsDocument, "knownUntil" | "events" | "unknown"> & {
  readonly quotes: readonly QuoteTruth[];
  readonly flows: readonly FlowTruth[];
  /** Bounds of flows, where only these are on record; none where left out. */
  readonly bounds?: readonly BoundTruth[];
  /** Every row of the evidence to that day. */
  readonly rows: readonly EvidenceRow[];
};

/** That a flow's mean over a period was at least, or at most, so much. */
type BoundTruth = {
  readonly of: string;
  readonly during: Interval;
  readonly side: "atLeast" | "atMost";
  readonly limit: number;
} & Pick<TruthsDocument["flows"][number], "source" | "grade">;

/** Reads what forecasts are scored against; throws ScenarioError with every problem of the file at once. */
export function readTruths(file: string, text: string, evidence: readonly EvidenceRow[]): Truths {
  const { tree, problems: read } = parseYaml(file, text);
  const parsed = truthsSchema.safeParse(plain(tree));
  const problems: Problem[] = [...schemaProblems(parsed.error?.issues ?? [], tree, () => [])];
  const found = parsed.success ? lookUp(parsed.data, evidence, problemReporter(tree, problems)) : undefined;
  const all = allProblems(read, problems);
  if (found === undefined || all.length > 0) throw new ScenarioError(all);
  return found;
}

function lookUp(document: TruthsDocument, evidence: readonly EvidenceRow[], report: ReportProblem): Truths {
  const { knownUntil, volatility, events, unknown } = document;
  const rows = rowsUntil(evidence, knownUntil);
  for (const [material, selectors] of Object.entries(volatility))
    selectors.forEach((selector, k) => {
      findRows(rows, selector, ["volatility", material, k], report);
    });
  const quotes = document.quotes.map(({ of, material, rows: selector, note }, k): QuoteTruth => {
    const found = findRows(rows, selector, ["quotes", k, "rows"], report).filter(isFound);
    if (!Object.hasOwn(volatility, material)) report(["quotes", k, "material"], "must have a volatility", material);
    const except = (selector.except ?? []).flatMap(({ period, why }) => {
      const interval = parsePeriod(period);
      return interval === undefined ? [] : [{ interval, why }];
    });
    return { of, rows: found, except, volatility: volatility[material] ?? [], note: note ?? null };
  });
  const flows = document.flows.map((flow, k): FlowTruth => {
    const during = parsePeriod(flow.during) as Interval;
    if (addDays(during.to, -1) > knownUntil)
      report(["flows", k, "during"], `must end by ${knownUntil}, of which the file knows`, flow.during);
    return { ...flow, during };
  });
  events.forEach(({ from, until }, k) => {
    if (until < from) report(["events", k, "until"], `must not be before ${from}`, until);
    if (until > knownUntil)
      report(["events", k, "until"], `must not be after ${knownUntil}, of which the file knows`, until);
  });
  reportTwice(document, report);
  return { knownUntil, rows, quotes, flows, events, unknown };
}

/** Two truths of one thing on one day contradict each other, or say the same twice. */
function reportTwice({ quotes, flows, events }: TruthsDocument, report: ReportProblem): void {
  quotes.forEach(({ of }, k) => {
    if (quotes.findIndex((other) => other.of === of) < k) report(["quotes", k, "of"], "must not be there twice", of);
  });
  flows.forEach((flow, k) => {
    const during = parsePeriod(flow.during) as Interval;
    for (const of of flow.of)
      if (
        flows.slice(0, k).some((other) => other.of.includes(of) && meets(parsePeriod(other.during) as Interval, during))
      )
        report(["flows", k, "of"], "must not share a day with another of the same series", of);
  });
  events.forEach((event, k) => {
    const { sectors = [null] } = event;
    for (const sector of sectors)
      if (
        events
          .slice(0, k)
          .some(
            (other) =>
              other.event === event.event &&
              (other.sectors ?? [null]).some((each) => each === sector) &&
              other.from <= event.until &&
              event.from <= other.until,
          )
      )
        report(
          ["events", k],
          `must not share a day with another of the same event${sector === null ? "" : ` and sector, ${sector}`}`,
        );
  });
}

function meets(a: Interval, b: Interval): boolean {
  return a.from < b.to && b.from < a.to;
}

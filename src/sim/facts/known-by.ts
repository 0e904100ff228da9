import { addDays } from "../../model/calendar.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import type { Title } from "../../model/scenario/title.ts";
import type { Fact } from "../engine/facts/fact.ts";
import { type Problem, ScenarioError } from "../scenario/problem.ts";
import { type ReadScenario, readDocument } from "../scenario/read.ts";
import { problemReporter, type ReportProblem as Report } from "../scenario/report-problem.ts";
import type { Path } from "../scenario/tree.ts";
import { mustBeKnown } from "./check.ts";
import { daysOf, knownOn, ofDayKey } from "./days.ts";
import type { ReadFacts, SoundFacts } from "./read.ts";
import type { FactDocument, PlacedFact } from "./schema.ts";
import { type History, historyWith, type PlacedState } from "./script.ts";
import { weighingOf } from "./weighing.ts";

/** A fact as results tell of it. */
type ToldFact = Pick<FactDocument, "name" | "source" | "grade"> & {
  readonly kind: string;
  readonly title: Title;
  /** Day by which it was on record. */
  readonly known: string;
};

/** Names of facts that were on record by a day to which a scenario's posterior knows the world. */
type SetAside = { readonly knownTo: string; readonly facts: readonly string[] };

/** What was known of a world by a day, and how it bears on the runs. */
export type KnownFacts = {
  readonly name: string;
  readonly title: Title;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
  /** Facts of later days are not used. */
  readonly asOf: string;
  /** Those that are, in order of the day by which they were on record. */
  readonly used: readonly ToldFact[];
  /** Those that its posterior may have been inferred from and that would count twice; absent where there are none. */
  readonly setAside?: SetAside | undefined;
  /** Those of them that weigh runs, in the same order; the others stand in the script. */
  readonly weighing: readonly Fact[];
};

/** A scenario, and what weighs its runs where facts are known. */
export type KnownScenario = ReadScenario & { readonly facts?: KnownFacts | undefined };

/**
 * A scenario with what a facts file has on record by a day: policy in its script, all else to weigh its runs by. ScenarioError
 * with all that does not fit the scenario.
 */
export function knownBy(
  read: ReadScenario,
  facts: ReadFacts,
  asOf: string,
): KnownScenario & { readonly facts: KnownFacts } {
  const { document, sha256 } = facts;
  const { given, used, twice, knownTo, problems } = laid(read, facts, asOf);
  if (problems.length > 0) throw new ScenarioError(problems);
  return {
    ...given,
    facts: {
      ...{ name: document.name, title: document.title, sha256, asOf },
      used: used.map(({ fact }) => toldOf(fact)),
      ...(knownTo === undefined || twice.length === 0 ? {} : { setAside: { knownTo, facts: twice } }),
      weighing: used.flatMap(({ fact }) => weighingOf(fact, given.scenario) ?? []),
    },
  };
}

/** All in which facts do not fit a scenario, also of a file with other problems. */
export function misfits(read: ReadScenario, facts: SoundFacts, asOf: string): readonly Problem[] {
  return laid(read, facts, asOf).problems;
}

/** Facts that are on record by a day, in order, with the scenario that has those of policy in its script. */
function laid(read: ReadScenario, { file, tree, sound }: SoundFacts, asOf: string) {
  const problems: Problem[] = [];
  const report = problemReporter(tree, problems);
  const onRecord = sound
    .filter(({ fact }) => knownOn(fact) <= asOf)
    .toSorted((a, b) => (knownOn(a.fact) < knownOn(b.fact) ? -1 : knownOn(a.fact) > knownOn(b.fact) ? 1 : 0));
  const { knownTo } = read.scenario.posterior ?? {};
  const isNew = ({ fact }: PlacedFact) => !mayBeIn(fact, knownTo);
  const used = onRecord.filter(isNew);
  const twice = onRecord.filter((each) => !isNew(each)).map(({ fact }) => fact.name);
  for (const { fact, index } of used) mustFit(fact, read.scenario, ["facts", index], report);
  const known = Object.keys(read.scenario.policy.states);
  const states = used.flatMap(({ fact, index }) =>
    fact.kind === "state" && known.includes(fact.state) ? [{ fact, index }] : [],
  );
  const before = problems.length;
  const history = historyWith(historyOf(read.scenario), states, report);
  const isOdd = problems.length > before || states.length === 0;
  const given = isOdd ? read : withHistory(read, history, states, file, report);
  return { given, used, twice, knownTo, problems };
}

/**
 * Whether a posterior that knows the world to a day may have been inferred from a fact: all that was on record by then, but for
 * policy, which weighs nothing, and for a firm's own books, which no record has.
 */
function mayBeIn(fact: FactDocument, knownTo: string | undefined): boolean {
  return knownTo !== undefined && knownOn(fact) <= knownTo && fact.kind !== "state" && fact.kind !== "firm";
}

function toldOf(fact: FactDocument): ToldFact {
  const { name, title = name, kind, source, grade } = fact;
  return { name, title, kind, source, grade, known: knownOn(fact) };
}

function historyOf({ policy }: Scenario): History {
  const script = policy.script.map(({ date, state }) => ({ date, state }));
  return { script: script.toSorted((a, b) => (a.date < b.date ? -1 : 1)), knownUntil: policy.knownUntil };
}

/** The scenario with another history of its policy, checked as any is. */
function withHistory(
  read: ReadScenario,
  { script, knownUntil }: History,
  states: readonly PlacedState[],
  file: string,
  report: Report,
): ReadScenario {
  const policy = read.document.policy as Readonly<Record<string, unknown>>;
  const document = { ...read.document, policy: { ...policy, knownUntil, script } };
  try {
    return { ...readDocument(document, file), overrides: read.overrides };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    for (const { path, rule } of error.problems)
      report(["facts", states[states.length - 1].index], `${path}: ${rule}, with this state in the script`);
    return read;
  }
}

function mustFit(fact: FactDocument, scenario: Scenario, path: Path, report: Report): void {
  mustLieWithin(fact, scenario, path, report);
  const mustBe = (key: string, given: string | undefined, known: Readonly<Record<string, unknown>>, what: string) => {
    if (given !== undefined) mustBeKnown(given, Object.keys(known), what, [...path, key], report);
  };
  const { materials, forms, customs, sectors, policy, licences } = scenario;
  if ("material" in fact) mustBe("material", fact.material, materials, "a material of the scenario");
  if ("form" in fact) mustBe("form", fact.form, { ...forms, ...customs }, "a form or customs line of the scenario");
  if ("sector" in fact) mustBe("sector", fact.sector, sectors, "a sector of the scenario");
  if (fact.kind === "state") mustBe("state", fact.state, policy.states, "a policy state of the scenario");
  if (fact.kind === "licences") mustBe("approval", fact.approval, licences.approval, "a mood of licences.approval");
  if (fact.kind === "lineStop")
    fact.sectors.forEach((sector, s) => {
      mustBeKnown(sector, Object.keys(sectors), "a sector of the scenario", [...path, "sectors", s], report);
    });
}

/** A state may have begun before the run, as the script does; of all else a run tells from its beginning on. */
function mustLieWithin(fact: FactDocument, scenario: Scenario, path: Path, report: Report): void {
  const { name, start, historyFrom = start, horizonWeeks } = scenario;
  const [{ from, to }, end] = [daysOf(fact), addDays(start, 7 * horizonWeeks)];
  if ((fact.kind === "state" || from >= historyFrom) && to <= end) return;
  const last = addDays(to, -1);
  report(
    [...path, ofDayKey(fact)],
    `must lie within the weeks of ${name}, ${historyFrom} to ${addDays(end, -1)}`,
    from === last ? from : `${from} to ${last}`,
  );
}

import { headlineOutcomes } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { type Fact, weightsByFacts } from "../../engine/facts/fact.ts";
import { canonicalJson } from "../../engine/parts/canonical.ts";
import { failedInAny } from "../../study/compare.ts";
import { factColumnName } from "../../study/files/runs.ts";
import { effectiveRuns, type Layout, withoutRuns } from "../../study/layout.ts";
import { differenceOfMeans, estimateMean } from "../../study/mean.ts";
import type { Study } from "../../study/study.ts";
import { contradiction } from "../../study/surprise.ts";
import { foretold, layoutWith } from "./news.ts";
import type { Change, ChangeStep } from "./record.ts";

/** What is known at a step: the runs of the earlier study or of the later one, and the facts that weigh them. */
type Known = { readonly of: 0 | 1; readonly facts: readonly Fact[] };
type Step = Pick<ChangeStep, "kind" | "facts"> & { readonly to: Known; readonly record?: Fact };

/**
 * What changed between two studies of one scenario, each as it was known: facts that are gone, policy, facts that say otherwise,
 * and facts that are new, taken one after the other, with what each moved. Run i of both has the same draws, so that errors
 * are those of the change. Facts that stand in both are held against the runs of either; RangeError for what a study does not hold.
 */
export async function changesBetween(earlier: Study, later: Study): Promise<Change> {
  const studies = [earlier, later] as const;
  const failed = failedInAny(studies);
  const { sampling, seed, runs } = earlier.manifest;
  const valuesOf = async (of: 0 | 1, id: string) =>
    withoutRuns(await studies[of].values(id), studies[of].failed, studies[1 - of].failed);
  const layoutAt = async ({ of, facts }: Known): Promise<Layout> => {
    const columns: Float64Array[] = [];
    for (const { name } of facts) columns.push(await valuesOf(of, factColumnName(name)));
    const weights =
      facts.length === 0 ? new Float64Array(runs - failed.length).fill(1) : weightsByFacts(facts, columns);
    return layoutWith({ sampling, seed, runs, failed }, weights);
  };
  const steps = stepsBetween(earlier, later);
  const known: readonly Known[] = [{ of: 0, facts: factsOf(earlier) }, ...steps.map(({ to }) => to)];
  const layouts: Layout[] = [];
  for (const each of known) layouts.push(await layoutAt(each));
  const moved = new Float64Array(steps.length);
  const last = known.length - 1;
  const outcomes: Change["outcomes"][number][] = [];
  const inBoth = new Set(later.summary.outcomes.map(outcomeId));
  const shared = headlineOutcomes(earlier.summary.outcomes).filter((each) => inBoth.has(outcomeId(each)));
  for (const { outcome, material, sector, unit } of shared) {
    const key = { outcome, material, sector, unit };
    const columns = [await valuesOf(0, outcomeId(key)), await valuesOf(1, outcomeId(key))];
    const at = (k: number) => columns[known[k].of];
    const between = (from: number, to: number) => {
      const { mean: difference, standardError } = differenceOfMeans(at(from), layouts[from], at(to), layouts[to]);
      return { difference, standardError };
    };
    const spread = spreadOf(columns[0], layouts[0]);
    const told = steps.map((_, k) => {
      const found = between(k, k + 1);
      if (spread > 0) moved[k] = Math.max(moved[k], Math.abs(found.difference) / spread);
      return { mean: estimateMean(at(k + 1), layouts[k + 1]).mean, ...found };
    });
    const [before, after] = [estimateMean(at(0), layouts[0]), estimateMean(at(last), layouts[last])];
    outcomes.push({ ...key, before, after, ...between(0, last), steps: told });
  }
  const told: ChangeStep[] = [];
  for (const [k, { kind, facts, record, to }] of steps.entries()) {
    const probability =
      record === undefined ? null : foretold(record, await valuesOf(to.of, factColumnName(record.name)), layouts[k]);
    const contradicts = probability !== null && probability < contradiction;
    const worth = effectiveRuns(layouts[k + 1], runs - failed.length);
    told.push({ kind, facts, probability, contradicts, worth, moved: moved[k] });
  }
  return { steps: told, outcomes };
}

function factsOf({ manifest }: Study): readonly Fact[] {
  return manifest.facts?.weighing ?? [];
}

/** Weighted standard deviation over runs. */
function spreadOf(values: Float64Array, { weights }: Layout): number {
  const of = (i: number) => weights?.[i] ?? 1;
  let [total, sum] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    total += of(i);
    sum += of(i) * values[i];
  }
  const mean = sum / total;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i] - mean;
    squares += of(i) * deviation * deviation;
  }
  return Math.sqrt(squares / total);
}

/** Whether two facts are of one thing, whatever they say of it: then one column of a study serves both. */
function isOfSame(one: Fact, other: Fact): boolean {
  const of = ({ name, week, asked }: Fact) => canonicalJson({ name, week, asked });
  return of(one) === of(other);
}

/**
 * From what was known to what is known now. In the runs of the earlier study facts that are gone are dropped; then policy takes
 * all that is left to the runs of the later one; there facts that say otherwise are replaced and new ones added.
 */
function stepsBetween(earlier: Study, later: Study): readonly Step[] {
  const [before, after] = [factsOf(earlier), factsOf(later)];
  const gone = before.filter((fact) => !after.some((other) => isOfSame(fact, other)));
  const added = after.filter((fact) => !before.some((other) => isOfSame(fact, other)));
  let facts = [...before];
  const steps: Step[] = gone.map((fact) => {
    facts = facts.filter((each) => each !== fact);
    return { kind: "removed", facts: [fact.name], to: { of: 0, facts } };
  });
  if (earlier.manifest.scenarioSha256 !== later.manifest.scenarioSha256)
    steps.push({ kind: "policy", facts: policyFacts(earlier, later), to: { of: 1, facts } });
  const of = steps.some(({ kind }) => kind === "policy") ? 1 : 0;
  for (const record of after) {
    const old = facts.find((each) => isOfSame(each, record));
    if (old === undefined || canonicalJson(old) === canonicalJson(record)) continue;
    facts = facts.map((each) => (each === old ? record : each));
    steps.push({ kind: "changed", facts: [record.name], record, to: { of, facts } });
  }
  for (const record of added) {
    facts = [...facts, record];
    steps.push({ kind: "added", facts: [record.name], record, to: { of: 1, facts } });
  }
  return steps;
}

/** Names of the facts of policy that one study was told and the other was not. */
function policyFacts(earlier: Study, later: Study): readonly string[] {
  const named = ({ manifest }: Study) =>
    (manifest.facts?.used ?? []).filter(({ kind }) => kind === "state").map(({ name }) => name);
  const [before, after] = [named(earlier), named(later)];
  const differ = [...after.filter((each) => !before.includes(each)), ...before.filter((each) => !after.includes(each))];
  // The same names, in another script: the facts say otherwise.
  return differ.length > 0 ? differ : after;
}

import { addDays } from "../../../model/calendar.ts";
import { engineVersion } from "../../../model/version.ts";
import { type Fact, weightsByFacts } from "../../engine/facts/fact.ts";
import { failedRuns } from "../../engine/failures.ts";
import type { Lineage } from "../../engine/filter/lineage.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import { type FailureListener, type ProbeOptions, runProbes } from "../../engine/probes/run-probes.ts";
import { plainSampling, type Sampling } from "../../engine/sampling/sampling.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import { effectiveRuns, type Layout, layoutOf, withoutRuns } from "../../study/layout.ts";
import { tooFewText } from "../../study/needed.ts";
import { fewestEffective } from "../../study/surprise.ts";
import type { Grouped } from "./groups.ts";
import { entropyOf, informationBeyond, informationOf, type Odds, oddsIf, oddsOf } from "./information.ts";
import { type Joint, jointOf, meanOf, varianceOf } from "./joint.ts";
import type { WatchedSignal, WatchedTarget, WatchRecord } from "./record.ts";
import type { Reports } from "./reports.ts";
import { type Signal, signalsOf } from "./signals.ts";
import { type Classed, endings, type Target, targetsOf } from "./targets.ts";
import { type WatchWindow, windowsAfter } from "./windows.ts";

/** The day after the last of a scenario. */
export function endOfRun({ start, horizonWeeks }: ReadScenario["scenario"]): string {
  return addDays(start, 7 * horizonWeeks);
}

/** A scenario as results know it, and what weighs its runs where facts are known. */
export type Watched = ReadScenario & { readonly facts?: KnownBy | undefined };

/** Facts by which runs are weighed: whose they are, the last day of which they tell, and how many were used. */
type KnownBy = {
  readonly name: string;
  readonly sha256: string;
  readonly asOf: string;
  readonly used: readonly unknown[];
  readonly weighing: readonly Fact[];
};

/** How it is made; where facts have carried its runs forward, who was copied when, and from which run each stems. */
type WatchOptions = ProbeOptions &
  FailureListener & { readonly carried?: { readonly lineage: Lineage; readonly ancestors: Int32Array } | undefined };

/**
 * What can be seen within a day, a month and a quarter from `asOf`, which must leave a day of the scenario, and what it tells.
 * RangeError where facts leave runs worth fewer than fifty of equal weight.
 */
export async function runWatch(
  read: Watched,
  asOf: string,
  reports: Reports,
  options: WatchOptions,
): Promise<WatchRecord> {
  const { scenario, document, facts } = read;
  const { seed, runs, sampling = plainSampling, carried } = options;
  const windows = windowsAfter(asOf, endOfRun(scenario));
  if (windows.length === 0) throw new RangeError(`asOf: must leave a day of the scenario, got ${asOf}`);
  const targets = targetsOf(scenario);
  const watched = windows.map((window) => ({ window, signals: signalsOf(scenario, window, reports) }));
  const asked = new Columns([...targets, ...watched.flatMap(({ signals }) => signals)]);
  const {
    values: [values],
    failures,
  } = await runProbes(
    [
      {
        ...{ name: scenario.name, read, quantities: asked.quantities },
        ...{ facts: facts?.weighing, lineage: carried?.lineage },
      },
    ],
    options,
  );
  const failed = failedRuns(failures);
  if (failed.length > 0) options.onFailures?.(failures);
  const columns = values.map((column) => withoutRuns(column, [], failed));
  const ancestors = carried?.ancestors.filter((_, run) => !failed.includes(run));
  const weights =
    carried !== undefined
      ? undefined
      : weighed(facts?.weighing ?? [], columns.slice(asked.quantities.length), {
          sampling,
          seed,
          runs,
          failed,
        });
  const layout = layoutOf({ sampling, seed, runs, failed, weights, ancestors });
  const worth = effectiveRuns(layout, runs - failed.length);
  if (layout?.weights != null && facts !== undefined && !(worth >= fewestEffective))
    throw new RangeError(tooFewText(worth, runs));
  const found = targets
    .map((target) => ({ target, classed: target.classed(asked.of(target, columns), layout) }))
    .filter(({ classed }) => new Set(classed.class).size > 1);
  return {
    schemaVersion: 1,
    scenario: document,
    scenarioSha256: sha256OfDocument(document),
    ...{ seed, runs, sampling },
    ...(failed.length === 0 ? {} : { failedRuns: failed.length }),
    engineVersion,
    ...{ knownUntil: scenario.policy.knownUntil, asOf },
    ...(facts === undefined
      ? {}
      : { facts: { name: facts.name, sha256: facts.sha256, asOf: facts.asOf, used: facts.used.length } }),
    ...(layout?.weights == null ? {} : { effectiveRuns: worth }),
    ...(carried === undefined ? {} : { particles: true as const }),
    targets: found.map(({ target, classed }) => targetRecord(target, classed, layout)),
    windows: watched.map(({ window, signals }) => {
      const each = signals.map((signal) => ({ signal, grouped: signal.grouped(asked.of(signal, columns), layout) }));
      const classes = found.map(({ classed }) => classed);
      return windowRecord(window, each, classes, layout);
    }),
  };
}

/** What each run counts for by its design and by the facts; undefined where no fact weighs them. */
function weighed(
  facts: readonly Fact[],
  values: readonly Float64Array[],
  laid: {
    readonly sampling: Sampling;
    readonly seed: string;
    readonly runs: number;
    readonly failed: readonly number[];
  },
): Float64Array | undefined {
  if (facts.length === 0) return undefined;
  const ofDesign = layoutOf(laid)?.weights;
  return weightsByFacts(facts, values).map((weight, i) => weight * (ofDesign?.[i] ?? 1));
}

/** The quantities of several askers in one list, each once, and their columns. */
class Columns {
  readonly quantities: Quantity[] = [];
  private readonly places = new Map<string, number>();

  constructor(askers: readonly { readonly quantities: readonly Quantity[] }[]) {
    for (const quantity of askers.flatMap(({ quantities }) => quantities)) {
      const key = JSON.stringify(quantity);
      if (this.places.has(key)) continue;
      this.places.set(key, this.quantities.length);
      this.quantities.push(quantity);
    }
  }

  of({ quantities }: { readonly quantities: readonly Quantity[] }, columns: readonly Float64Array[]) {
    return quantities.map((quantity) => columns[this.places.get(JSON.stringify(quantity)) as number]);
  }
}

/** Classes of which odds are told: of how it ends all, of an outcome that it is above its level. */
function toldClasses({ classes }: Pick<Classed, "classes">): readonly number[] {
  return classes === endings.length ? endings.map((_, k) => k) : [1];
}

function targetRecord({ id, key }: Target, classed: Classed, layout: Layout | null): WatchedTarget {
  const joint = jointOf(new Uint8Array(classed.class.length), 1, classed, layout);
  const { outcome = null, material = null, sector = null, unit = null } = key ?? {};
  return {
    ...{ id, outcome, material, sector, unit, level: classed.level },
    before: toldClasses(classed).map((of) => oddsOf(joint, of)),
    entropy: entropyOf(joint),
  };
}

/** A reading seen in fewer runs than this, by their weight, says nothing that is known. */
const fewestRuns = 30;

type Sorted = { readonly signal: Signal; readonly grouped: Grouped };

function windowRecord(
  { name, until }: WatchWindow,
  sorted: readonly Sorted[],
  classes: readonly Classed[],
  layout: Layout | null,
): WatchRecord["windows"][number] {
  const speaking = sorted.filter(({ grouped }) => new Set(grouped.group).size > 1);
  const state = speaking.find(({ signal }) => signal.kind === "state")?.grouped;
  const signals = speaking.map((each) => signalRecord(each, state, classes, layout));
  const ofEnding = ({ information }: WatchedSignal) => information[0]?.bits ?? 0;
  return {
    ...{ name, until },
    signals: signals.toSorted((a, b) => ofEnding(b) - ofEnding(a)),
    silent: sorted.filter((each) => !speaking.includes(each)).map(({ signal }) => signal.id),
  };
}

function signalRecord(
  { signal: { id, kind, title, series, material, sector, period }, grouped: { group, channel, readings } }: Sorted,
  state: Grouped | undefined,
  classes: readonly Classed[],
  layout: Layout | null,
): WatchedSignal {
  const joints = classes.map((classed) => jointOf(group, channel.length, classed, layout));
  const alone = jointOf(group, channel.length, { class: new Uint8Array(group.length), classes: 1 }, layout);
  const told = readings
    .map(({ reading, chance }) => ({ reading, chance, probability: probabilityOf(alone, chance) }))
    .filter(({ probability: { value } }) => value > 0);
  return {
    ...{ id, kind, ...(title === undefined ? {} : { title }), series, material, sector },
    ...{ from: period?.from ?? null, to: period === null ? null : addDays(period.to, -1) },
    information: joints.map((joint) => informationOf(joint, channel)),
    beyondState: state === undefined || kind === "state" ? [] : beyond(state, { group, channel }, classes, layout),
    readings: told.map(({ reading, chance, probability }) => ({
      ...reading,
      probability,
      after: isKnown(alone, chance)
        ? joints.map((joint, k) => toldClasses(classes[k]).map((of) => oddsIf(joint, chance, of)))
        : [],
    })),
  };
}

/** What is told beyond the state of the policy, of each class. */
function beyond(
  state: Grouped,
  { group, channel }: Pick<Grouped, "group" | "channel">,
  classes: readonly Classed[],
  layout: Layout | null,
) {
  const pair = Uint16Array.from(group, (of, i) => state.group[i] * channel.length + of);
  const pairs = state.channel.length * channel.length;
  return classes.map((classed) => informationBeyond(jointOf(pair, pairs, classed, layout), channel));
}

function probabilityOf(alone: Joint, chance: (group: number) => number): Odds {
  const value = meanOf(alone, chance);
  return { value, standardError: Math.sqrt(varianceOf(alone, chance, value)) };
}

/** Whether the runs in which it may be seen are worth enough of equal weight: (sum w)^2 / sum w^2 (Kish 1965). */
function isKnown({ weight, squares }: Joint, chance: (group: number) => number): boolean {
  let [sum, square] = [0, 0];
  for (let k = 0; k < weight.length; k++) {
    sum += weight[k] * chance(k);
    square += squares[k] * chance(k) * chance(k);
  }
  return sum * sum >= fewestRuns * square;
}

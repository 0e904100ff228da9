import type { Block } from "../../../model/block.ts";
import { weeksBetween } from "../../../model/calendar.ts";
import type { OutcomeName } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { quoteNames } from "../../../model/outcomes/quotes.ts";
import { type Inputs, inputColumn } from "../../../model/scenario/inputs.ts";
import type { WeekListener } from "../../../model/simulate.ts";
import type { Study } from "../../engine/simulate-range.ts";
import { simulateRuns } from "../../engine/simulate-runs.ts";
import { LicenceLog, PolicyLog, type ReplayEvent, StockLog, spellsOf, squeezeOnsets } from "./logs.ts";
import { priceEvents } from "./prices.ts";

/** One run of a study, told. */
export type Trace = {
  /** In the order of the study's outcomes; null where the run throws. */
  readonly outcomes: readonly number[] | null;
  /** What it throws, if it does. */
  readonly error: unknown;
  /** In order of time. */
  readonly events: readonly ReplayEvent[];
  /** By week: the policy state at its end, and each series in the order of the study's. */
  readonly weeks: readonly { readonly state: string; readonly fear: number; readonly series: readonly number[] }[];
};

/** Peaks below this are told as once the start, to three digits, and so not at all [multiple of the start]. */
const markedPeak = 1.005;

/** Fear is told of when it passes this. */
const markedFear = 0.5;

/** Simulates one run again, by its address, or a particle in its place, and listens: no number of the model is touched. */
export function traceRun(study: Study, run: number): Trace {
  const licences = new LicenceLog(study.world);
  const listener = new Listener(study, run, licences);
  let outcomes: readonly number[] | null = null;
  let error: unknown;
  try {
    const columns = simulateRuns(study, run, 1, listener);
    outcomes = columns.map(([value]) => value);
  } catch (thrown) {
    error = thrown;
  }
  const { weeks } = listener;
  const events = [
    ...listener.events(outcomes),
    ...licences.events(),
    ...(outcomes === null ? [] : ends(study, outcomes)),
  ];
  return { outcomes, error, weeks, events: events.sort((a, b) => a.week - b.week) };
}

class Listener implements WeekListener {
  readonly weeks: Trace["weeks"][number][] = [];
  private readonly study: Study;
  private readonly run: number;
  private readonly licences: LicenceLog;
  private readonly policy: PolicyLog;
  private readonly stock: StockLog;
  private readonly fears: ReplayEvent[] = [];
  private inputs: Inputs | undefined;
  private fear = 0;
  private state = "";

  constructor(study: Study, run: number, licences: LicenceLog) {
    this.study = study;
    this.run = run;
    this.licences = licences;
    this.policy = new PolicyLog(study.world, () => licences.newState());
    this.stock = new StockLog(study.world.materialNames);
  }

  runUp(_: number, block: Block): void {
    this.stock.runUp(block);
    [this.fear] = block.fear;
  }

  step(index: number, block: Block): void {
    const { world } = this.study;
    const { stepWeeks } = world;
    const week = index * stepWeeks;
    this.inputs = block.inputs;
    this.licences.step(week, block);
    if (world.scenario.mechanisms.policy) this.policy.step(week + stepWeeks, block, () => this.isCovered(block.inputs));
    this.stock.step(week, block);
    const [fear] = block.fear;
    if (this.fear < markedFear !== fear < markedFear)
      this.fears.push({ kind: fear < markedFear ? "fearFalls" : "fearRises", week });
    this.fear = fear;
    this.state = world.stateNames[block.state[0]];
  }

  week(_: number, series: readonly Float64Array[]): void {
    this.weeks.push({ state: this.state, fear: this.fear, series: series.map(([value]) => value) });
  }

  events(outcomes: readonly number[] | null): readonly ReplayEvent[] {
    const { study, inputs, run } = this;
    if (inputs === undefined) return [];
    const { mechanisms } = study.world.scenario;
    return [
      ...this.policy.events,
      ...this.fears,
      ...this.stock.all(study.world.weeks),
      ...(mechanisms.squeeze ? squeezeOnsets(study, inputs, run) : []),
      ...priceEvents(study, inputs, run),
      ...(mechanisms.alternativeSupply ? projects(study, inputs) : []),
      ...shortages(study, inputs, this.weeks, outcomes),
    ];
  }

  private isCovered(inputs: Inputs): boolean {
    const [probability] = inputColumn(inputs, "policy.coverage.probability");
    return this.study.streams.policyCoverage.uniform(this.run, 0, 0) < probability;
  }
}

function projects({ world }: Study, inputs: Inputs): readonly ReplayEvent[] {
  return world.projects.flatMap(({ start }, index): readonly ReplayEvent[] => {
    const project = world.projectNames[index];
    const [slip] = inputColumn(inputs, `alternativeSupply.projects.${project}.slip`);
    const week = weeksBetween(world.scenario.start, start) + slip;
    return week >= 0 && week < world.weeks ? [{ kind: "projectOnStream", week, project }] : [];
  });
}

/** A sector is short in weeks in which it lacks the stated share of its need for any material, from its first line stop on. */
function shortages(
  { world, series, outcomes: keys }: Study,
  inputs: Inputs,
  weeks: Trace["weeks"],
  outcomes: readonly number[] | null,
): readonly ReplayEvent[] {
  const [share] = inputColumn(inputs, "outcomes.lineStopShare");
  return world.sectorNames.flatMap((sector) => {
    const firstStop = outcomes?.[keys.findIndex((key) => outcomeId(key) === `firstLineStopWeek.${sector}`)] ?? 0;
    const cells = series.flatMap((key, k) => (key.series === "unmetNeedShare" && key.sector === sector ? [k] : []));
    const short = weeks.flatMap((each, week) =>
      week >= firstStop && cells.some((k) => each.series[k] >= share) ? [week] : [],
    );
    return spellsOf(short).flatMap(({ from, to }): readonly ReplayEvent[] => [
      { kind: "sectorShort", week: from, sector },
      ...(to < world.weeks ? [{ kind: "sectorRecovered" as const, week: to, sector }] : []),
    ]);
  });
}

/** What the outcomes say: the first firm to stop, and the peaks of the quotes that rise at all. */
function ends({ world, outcomes: keys }: Study, outcomes: readonly number[]): readonly ReplayEvent[] {
  const outcomeOf = (outcome: OutcomeName, material: string | null, sector: string | null): number =>
    outcomes[keys.findIndex((key) => outcomeId(key) === outcomeId({ outcome, material, sector }))];
  const stops = world.sectorNames.flatMap((sector): readonly ReplayEvent[] => {
    const week = outcomeOf("firstLineStopWeek", null, sector);
    return week < world.weeks ? [{ kind: "firstLineStop", week, sector }] : [];
  });
  const peaks = world.materialNames.flatMap((material) =>
    quoteNames.flatMap((quote): readonly ReplayEvent[] => {
      const multiple = outcomeOf(`price${quote}PeakMultiple`, material, null);
      const week = outcomeOf(`price${quote}PeakWeek`, material, null);
      return multiple >= markedPeak && multiple < Infinity
        ? [{ kind: "pricePeak", week, material, quote, multiple }]
        : [];
    }),
  );
  return [...stops, ...peaks];
}

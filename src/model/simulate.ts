import { type Block, createBlock } from "./block.ts";
import { mechanisms } from "./mechanisms/index.ts";
import type { Acting, Mechanism } from "./mechanisms/mechanism.ts";
import { startOutcomes } from "./outcomes/index.ts";
import type { RandomStreams } from "./random/source.ts";
import { drawInputs, type InputAt } from "./scenario/inputs.ts";
import type { World } from "./scenario/world.ts";
import { seriesColumns } from "./series.ts";
import { addStep, beginWeek, createWeek, endWeek } from "./week.ts";

/**
 * Receives the weekly series (in the order of `seriesKeys`) at the end of each week; the columns change afterwards. `outcomes`
 * gives those so far, as if the runs ended here: what has not happened yet stands at the horizon.
 */
export type WeekListener = {
  week(index: number, series: readonly Float64Array[], outcomes: () => readonly Float64Array[]): void;
  /** After each step from the start on, for those who audit the block itself. */
  step?(index: number, block: Block): void;
  /** After each step before the start (`index` below 0), where a scenario has a history. */
  runUp?: ((index: number, block: Block) => void) | undefined;
  /**
   * As `week`, at the end of each week before the start (`index` below 0), for those who read what is on record of it: outcomes
   * are those of history so far, their weeks counted from the start as well.
   */
  runUpWeek?:
    | ((index: number, series: readonly Float64Array[], outcomes: () => readonly Float64Array[]) => void)
    | undefined;
};

/** How far a block is simulated, and under whose luck; absent: to the horizon, each run under its own. */
export type Course = {
  /** Weeks from the start. */
  readonly weeks?: number | undefined;
  /**
   * Called before each week, history included (below 0): positions of the runs that have other luck from then on, null where none has. The streams give the
   * draws of that luck as soon as it returns.
   */
  readonly freshLuck?: ((week: number) => Int32Array | null) | undefined;
};

/** Runs a block of runs from the beginning to the horizon, counted from the start; returns the outcomes, one column each, in the order of `outcomeKeys`. */
export function simulateBlock(
  world: World,
  drawn: readonly InputAt[],
  streams: RandomStreams,
  firstRun: number,
  runs: number,
  listener: WeekListener,
  { weeks = world.weeks, freshLuck }: Course = {},
): readonly Float64Array[] {
  const block = createBlock(world, drawInputs(drawn, streams.input, firstRun, runs), streams, firstRun, runs);
  const on = world.scenario.mechanisms;
  const listed: readonly Mechanism[] = mechanisms;
  const acting = listed.filter((each) => each.switch === undefined || on[each.switch]);
  const installed = acting.map(({ install }): Acting => {
    const does = install(block);
    return typeof does === "function" ? { advance: does, renew: () => undefined } : does;
  });
  const runUpSteps = world.runUpWeeks * world.stepsPerWeek;
  // Steps count from the beginning, as the addresses of draws do; weeks from the start.
  const advanceTo = (step: number) => {
    for (const { advance } of installed) advance(step, step * world.stepWeeks - world.runUpWeeks);
  };
  const turnTo = (index: number) => {
    const fresh = freshLuck?.(index) ?? null;
    if (fresh !== null) for (const { renew } of installed) renew(fresh, runUpSteps + index * world.stepsPerWeek, index);
  };
  const history = listener.runUpWeek === undefined ? null : followHistory(block, listener.runUpWeek);
  for (let step = 0; step < runUpSteps; step++) {
    if (step % world.stepsPerWeek === 0) turnTo(step / world.stepsPerWeek - world.runUpWeeks);
    advanceTo(step);
    listener.runUp?.(step - runUpSteps, block);
    history?.(step - runUpSteps);
  }
  if (runUpSteps > 0) countFromNow(block);
  const week = createWeek(block);
  const outcomes = startOutcomes(block);
  const series = seriesColumns(block, week);
  const soFar = () => outcomes.columns();
  for (let index = 0; index < weeks; index++) {
    turnTo(index);
    beginWeek(week);
    for (let part = 0; part < world.stepsPerWeek; part++) {
      const step = index * world.stepsPerWeek + part;
      advanceTo(runUpSteps + step);
      addStep(week, block);
      outcomes.step(week);
      listener.step?.(step, block);
    }
    endWeek(week, block);
    outcomes.week(week, index);
    listener.week(index, series, soFar);
  }
  return outcomes.columns();
}

/** Sums up the weeks before the start, for who reads them: nothing of them is counted in what the block itself sums. */
function followHistory(block: Block, tell: NonNullable<WeekListener["runUpWeek"]>): (step: number) => void {
  const { runUpWeeks, stepsPerWeek } = block.world;
  const [week, outcomes] = [createWeek(block), startOutcomes(block, "model")];
  const series = seriesColumns(block, week);
  const soFar = () => outcomes.columns();
  return (step) => {
    const part = step + runUpWeeks * stepsPerWeek;
    if (part % stepsPerWeek === 0) beginWeek(week);
    addStep(week, block);
    outcomes.step(week);
    if ((part + 1) % stepsPerWeek !== 0) return;
    const index = (part + 1) / stepsPerWeek - 1 - runUpWeeks;
    endWeek(week, block);
    outcomes.week(week, index);
    tell(index, series, soFar);
  };
}

/** What the block has summed up of the time before the start is history. */
function countFromNow({ cancelled, restrictedSpells, fragmentedSpells }: Block): void {
  for (const sum of [...cancelled, restrictedSpells, fragmentedSpells]) sum.fill(0);
}

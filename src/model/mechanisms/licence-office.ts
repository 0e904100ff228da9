import type { Block } from "../block.ts";
import { anyAbove, type Column, column, columns } from "../columns.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { licenceDecisions } from "../scenario/world.ts";
import { createLastBinomial, fillGrantedShares, type LastBinomial } from "./lots.ts";

/** An application passes so many hands, and waits as long in each. */
const stages = 3;

/**
 * The office has a desk for each lane of each material: the country's lanes material by material, then those of everyone
 * else. What is decided together is one decision for the desks of all materials.
 */
export type LicenceOffice = {
  readonly decisions: readonly Decision[];
  /** Share of what lies in a stage that moves on in a step, if the office works on it. */
  readonly movesOn: Column;
  /** Share of the office's work on an application that rests while its lane is blocked, 0-1. */
  readonly suspendedShare: Column;
  /** By desk and stage (desk * stages + stage) [t]: what is applied for and not yet answered. */
  readonly open: readonly Column[];
  /** By desk [t]: size of a lot. */
  readonly lotTonnes: readonly Column[];
  /** By decision. */
  readonly luckOf: readonly Luck[];
  /** The runs of a block, counted from its first. */
  readonly everyRun: Int32Array;
  /** Scratch of a decision: lots answered in a week at this step's pace, and the uniform. */
  readonly lots: Column;
  readonly luck: Column;
};

/** What a decision keeps of its draws: those of the week after an even one, which come with it, and its last binomials. */
type Luck = { drawnFor: number; readonly next: Column; readonly last: LastBinomial };

type Decision = {
  readonly desks: readonly number[];
  /** Lane of the block that its desks serve. */
  readonly lane: number;
};

export function createLicenceOffice(block: Block): LicenceOffice {
  const { world, inputs, runs, loadings, worldLoadings } = block;
  const desks = world.scenario.mechanisms.licences ? loadings.length + worldLoadings.length : 0;
  const waitWeeks = inputColumn(inputs, "licences.wait");
  const decisions = desks === 0 ? [] : licenceDecisions(world);
  return {
    decisions,
    luckOf: decisions.map(() => ({ drawnFor: -1, next: column(runs), last: createLastBinomial(runs) })),
    everyRun: Int32Array.from({ length: runs }, (_, i) => i),
    movesOn: waitWeeks.map((weeks) => stages / (stages + Math.max(0, weeks / world.stepWeeks - 1))),
    suspendedShare: inputColumn(inputs, "licences.suspendedShare"),
    open: columns(desks * stages, runs),
    lotTonnes: desks === 0 ? [] : lotSizes(block),
    lots: column(runs),
    luck: column(runs),
  };
}

/** A lot is as large for everyone: the country's usual flow of the material in the form comes in so many a week. */
function lotSizes({ world, inputs, runs, usualLoadings, usualWorldLoadings }: Block): readonly Column[] {
  const lotsPerWeek = inputColumn(inputs, "licences.lotsPerWeek");
  const uses = world.endUses.length;
  const ofForm = usualWorldLoadings.map((_, pair) => {
    const tonnes = column(runs);
    for (let use = 0; use < uses; use++)
      for (let i = 0; i < runs; i++) tonnes[i] += usualLoadings[pair * uses + use][i];
    for (let i = 0; i < runs; i++) tonnes[i] /= world.stepWeeks * lotsPerWeek[i];
    return tonnes;
  });
  return [...usualLoadings.map((_, l) => ofForm[Math.floor(l / uses)]), ...ofForm];
}

/** Applications per tonne that is to come, at most so many: what is refused is applied for again. */
export function applicationsPerTonne(approval: number, most: number): number {
  return approval * most > 1 ? 1 / approval : most;
}

/**
 * What the office answers in a step, of what was applied for before it. An application passes three stages, a share of
 * each moving on in a step, so that its wait is Erlang's about the mean `licences.wait`, one step at the least. Of the lots
 * that a decision answers each is granted with the odds of the present mood. While a lane is blocked a share of the work
 * rests, and what is not worked on stays where it is.
 */
export function answer(block: Block, office: LicenceOffice, step: number): void {
  const { decisions, luckOf, lots, luck } = office;
  const week = Math.floor(step * block.world.stepWeeks);
  for (let decision = 0; decision < decisions.length; decision++) {
    const { desks, lane } = decisions[decision];
    lots.fill(0);
    for (const desk of desks) moveOn(block, office, desk, lane);
    if (!anyAbove(lots, 0)) {
      for (const desk of desks) block.granted[desk].fill(0);
      continue;
    }
    drawLuck(block, office, week, decision);
    fillGrantedShares(luck, lots, block.approval[desks[0]], luckOf[decision].last);
    for (const desk of desks) multiplyInto(block.granted[desk], block.answered[desk], luck);
  }
}

/** The uniforms of an even week and of the next come together. */
function drawLuck({ streams, firstRun, runs }: Block, office: LicenceOffice, week: number, decision: number): void {
  const { luck, everyRun } = office;
  const kept = office.luckOf[decision];
  if (kept.drawnFor === week) luck.set(kept.next);
  else if (week % 2 === 1) streams.licences.fillUniform(luck, firstRun, runs, week, decision);
  else {
    streams.licences.fillUniformPair(luck, kept.next, firstRun, everyRun, runs, week, decision);
    kept.drawnFor = week + 1;
  }
}

/** Draws again what was drawn ahead for the week that begins with a step: some runs have other luck. */
export function renewLuck({ world, streams, firstRun, runs }: Block, office: LicenceOffice, step: number): void {
  const week = Math.floor(step * world.stepWeeks);
  office.luckOf.forEach(({ drawnFor, next }, decision) => {
    if (drawnFor === week) streams.licences.fillUniform(next, firstRun, runs, week, decision);
  });
}

function multiplyInto(product: Column, one: Column, other: Column): void {
  for (let i = 0; i < product.length; i++) product[i] = one[i] * other[i];
}

/** What passes from stage to stage of a desk in a step, and what the last one answers. */
function moveOn(block: Block, office: LicenceOffice, desk: number, lane: number): void {
  const { runs, world } = block;
  const { movesOn, suspendedShare, lots } = office;
  const { first, second, third } = openAtDesk(office, desk);
  const answered = block.answered[desk];
  if (!anyAbove(first, 0) && !anyAbove(third, 0) && !anyAbove(second, 0)) {
    answered.fill(0);
    block.granted[desk].fill(0);
    return;
  }
  const blocked = block.blocked[lane];
  const lot = office.lotTonnes[desk];
  for (let i = 0; i < runs; i++) {
    const share = movesOn[i] * (1 - suspendedShare[i] * blocked[i]);
    const fromFirst = share * first[i];
    first[i] -= fromFirst;
    const inSecond = second[i] + fromFirst;
    const fromSecond = share * inSecond;
    second[i] = inSecond - fromSecond;
    const inThird = third[i] + fromSecond;
    const fromThird = share * inThird;
    third[i] = inThird - fromThird;
    answered[i] = fromThird;
    if (fromThird > 0) lots[i] += fromThird / (lot[i] * world.stepWeeks);
  }
}

/** What lies in each stage of a desk [t]. */
export type DeskStages = { readonly first: Column; readonly second: Column; readonly third: Column };

export function openAtDesk({ open }: LicenceOffice, desk: number): DeskStages {
  const at = desk * stages;
  return { first: open[at], second: open[at + 1], third: open[at + 2] };
}

/**
 * So much has been applied for in every step, for ever, in the runs that are `licensed`: as much leaves each stage, and the
 * first has taken in this step's. Writes the applications that are open, the applications of `licences.wait` in all.
 */
export function fillDesk(office: LicenceOffice, desk: number, licensed: Column, applied: Column, open: Column): void {
  const { movesOn } = office;
  const { first, second, third } = openAtDesk(office, desk);
  for (let i = 0; i < licensed.length; i++) {
    if (licensed[i] === 0) continue;
    second[i] = applied[i] * (1 / movesOn[i] - 1);
    third[i] = second[i];
    first[i] = applied[i] * (1 / movesOn[i]);
    open[i] = first[i] + second[i] + third[i];
  }
}

import type { Block } from "../block.ts";
import { anyAbove, type Column, column, columns } from "../columns.ts";
import { type InputSpecs, inGroup, time } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach } from "./approach.ts";
import { beginLane, isUnderLicence, type Lane, loadLane, type Port } from "./lane.ts";
import { applicationsPerTonne, openAtDesk } from "./licence-office.ts";
import { cancelSurplus, createSurplus, type Surplus } from "./surplus.ts";

export const otherBuyersInputs = inGroup("stocks", {
  "others.cover": time("Usual stock of everyone else outside the exporter, in time of use: the mean over buyers."),
}) satisfies InputSpecs;

/** Everyone else outside the exporter, as one buyer of each material; rates in t/week, stocks in t. */
export type OtherBuyers = {
  readonly lanes: readonly Lane[];
  /** By material: its lanes, what waits in each, and what is applied for. */
  readonly lanesOf: readonly (readonly Lane[])[];
  readonly queuesOf: readonly (readonly Column[])[];
  readonly pendingOf: readonly (readonly Column[])[];
  readonly coverWeeks: Column;
  readonly hoardWeeks: Column;
  readonly adjustmentWeeks: Column;
  readonly supplyLineWeight: Column;
  readonly waitWeeks: Column;
  readonly againWeeks: Column;
  readonly fearClosing: Column;
  /** Share of their usual orders that they fear for, and that was refused before the start, 0-1. */
  readonly fear: Column;
  readonly refusedBefore: Column;
  /** By material [t/week, t]: use of what the exporter sells; what is wanted beyond stock; what should be under way. */
  readonly need: readonly Column[];
  readonly gap: readonly Column[];
  readonly desired: readonly Column[];
  readonly stock: readonly Column[];
  readonly surplus: Surplus;
  /** Scratch: refused, and the usual flow of all [t a step]; what came of a material [t]. */
  readonly refused: Column;
  readonly whole: Column;
  readonly came: Column;
};

/** They have their usual stock, and what they use is what they buy. */
export function createOtherBuyers(block: Block, port: Port, lanes: readonly Lane[]): OtherBuyers {
  const { world, inputs, runs } = block;
  const materials = world.materials.length;
  const lanesOf = world.materials.map((_, m) => lanes.slice(m * world.forms.length, (m + 1) * world.forms.length));
  const others: OtherBuyers = {
    lanes,
    lanesOf,
    queuesOf: lanesOf.map((of) => of.map(({ queue }) => queue)),
    pendingOf: lanesOf.map((of) => of.map(({ pending }) => pending)),
    coverWeeks: inputColumn(inputs, "others.cover"),
    hoardWeeks: world.scenario.mechanisms.hoarding ? inputColumn(inputs, "orders.hoardCover") : column(runs),
    adjustmentWeeks: inputColumn(inputs, "orders.adjustmentTime"),
    supplyLineWeight: inputColumn(inputs, "orders.supplyLineWeight"),
    waitWeeks: inputColumn(inputs, "licences.wait"),
    againWeeks: inputColumn(inputs, "shipments.catchUp"),
    fearClosing: approach(inputColumn(inputs, "orders.fearTime"), world.stepWeeks, column(runs)),
    fear: column(runs),
    refusedBefore: column(runs),
    need: columns(materials, runs),
    gap: columns(materials, runs),
    desired: columns(materials, runs),
    stock: columns(materials, runs),
    surplus: createSurplus(runs),
    refused: column(runs),
    whole: column(runs),
    came: column(runs),
  };
  const countryLanes = world.forms.length * world.endUses.length;
  const forms = world.forms.length;
  lanes.forEach((lane, l) => {
    const licensed = block.licensedBefore[countryLanes + (l % forms)];
    beginLane(block, port, lane, licensed);
    const need = others.need[Math.floor(l / forms)];
    for (let i = 0; i < runs; i++) {
      need[i] += lane.usual[i] / world.stepWeeks;
      others.whole[i] += lane.usual[i];
      others.refusedBefore[i] += lane.usual[i] * licensed[i] * (1 - block.approvalBefore[lane.desk][i]);
    }
  });
  for (let i = 0; i < runs; i++) if (others.whole[i] > 0) others.refusedBefore[i] /= others.whole[i];
  for (let m = 0; m < materials; m++)
    for (let i = 0; i < runs; i++) others.stock[m][i] = others.coverWeeks[i] * others.need[m][i];
  return others;
}

/**
 * Everyone else buys as the country's makers do: use, part of the gaps in stock and line, and what fear adds; what is
 * refused waits, and what is granted or released comes. What they use is theirs as soon as it is loaded: what is at sea is
 * part of their cover. Form by form in the usual shares.
 */
export function advanceOtherBuyers(block: Block, port: Port, others: OtherBuyers): void {
  const { lanesOf, queuesOf, pendingOf, surplus } = others;
  fear(block, others);
  for (let m = 0; m < lanesOf.length; m++) {
    order(block, port, others, m, lanesOf[m]);
    for (const lane of lanesOf[m]) loadLane(block, port, lane);
    cancelSurplus(surplus, queuesOf[m], pendingOf[m], others.gap[m], others.desired[m], null);
    use(block, others, m, lanesOf[m]);
  }
}

/** Their fear follows what is refused to them, against what was before the start. */
function fear({ approval }: Block, { lanes, fear, refused, whole, refusedBefore, fearClosing }: OtherBuyers): void {
  refused.fill(0);
  for (const { blocked, licensed, usual, desk } of lanes) {
    const odds = approval[desk];
    if (!anyAbove(blocked, 0) && !anyAbove(licensed, 0)) continue;
    for (let i = 0; i < refused.length; i++)
      refused[i] += usual[i] * (1 - (1 - blocked[i]) * (1 - licensed[i] * (1 - odds[i])));
  }
  for (let i = 0; i < refused.length; i++) {
    const before = refusedBefore[i];
    const share = whole[i] > 0 ? refused[i] / whole[i] : 0;
    const felt = before < 1 ? Math.max(0, (share - before) / (1 - before)) : 0;
    fear[i] += (felt - fear[i]) * fearClosing[i];
  }
}

function order(block: Block, { surge }: Port, others: OtherBuyers, m: number, lanes: readonly Lane[]): void {
  const { runs, world } = block;
  const { coverWeeks, hoardWeeks, adjustmentWeeks, supplyLineWeight, waitWeeks, againWeeks } = others;
  const [need, gap, desired, stock] = [others.need[m], others.gap[m], others.desired[m], others.stock[m]];
  const { coming } = others.surplus;
  desired.fill(0);
  coming.fill(0);
  for (const { usual, licensed, desk, queue, pending } of lanes) {
    const odds = block.approval[desk];
    for (let i = 0; i < runs; i++) coming[i] += queue[i] + pending[i];
    if (!anyAbove(licensed, 0)) continue;
    for (let i = 0; i < runs; i++) {
      if (licensed[i] === 0) continue;
      const asks = applicationsPerTonne(odds[i], surge[i]);
      const weeks = waitWeeks[i] * asks + againWeeks[i] * (asks - 1);
      desired[i] += (usual[i] / world.stepWeeks) * licensed[i] * weeks;
    }
  }
  for (let i = 0; i < runs; i++) {
    gap[i] = (coverWeeks[i] + hoardWeeks[i] * others.fear[i]) * need[i] - stock[i];
    const wish = need[i] + (gap[i] + supplyLineWeight[i] * (desired[i] - coming[i])) / adjustmentWeeks[i];
    // Over the usual: what each form is ordered more or less than ever.
    coming[i] = need[i] > 0 ? Math.max(0, wish) / need[i] : 0;
  }
  for (const { orders, usual } of lanes) for (let i = 0; i < orders.length; i++) orders[i] = usual[i] * coming[i];
}

/**
 * What came is used; what it lacks is taken from stock, as far as it lies with buyers who need it. Their covers are as
 * unequal as an exponential: with the share x of the usual stock left, the share 1 - x of the use belongs to buyers
 * without any. Writes the share of their need that is lacking.
 */
function use(block: Block, others: OtherBuyers, m: number, lanes: readonly Lane[]): void {
  const { runs, world } = block;
  const { coverWeeks, came } = others;
  const [need, stock, shortage] = [others.need[m], others.stock[m], block.worldShortage[m]];
  came.fill(0);
  for (const { loadings } of lanes) for (let i = 0; i < runs; i++) came[i] += loadings[i];
  for (let i = 0; i < runs; i++) {
    const wanted = need[i] * world.stepWeeks;
    const short = wanted - came[i];
    if (short <= 0) {
      stock[i] -= short;
      shortage[i] = 0;
      continue;
    }
    const usual = coverWeeks[i] * need[i];
    const before = usual > 0 ? Math.min(1, stock[i] / usual) : 0;
    const middle = usual > 0 ? Math.min(1, (stock[i] - (short * before) / 2) / usual) : 0;
    const taken = Math.min(stock[i], short * Math.max(0, middle));
    stock[i] -= taken;
    shortage[i] = (short - taken) / wanted;
  }
}

/** Without stocks and memory nothing waits: as many applications per tonne as brought the usual flow before the start. */
export function beginAsUsual(block: Block, port: Port, lane: Lane, l: number): Column {
  const { world } = block;
  const forms = world.forms.length;
  const licensed = block.licensedBefore[forms * world.endUses.length + (l % forms)];
  beginLane(block, port, lane, licensed);
  lane.queue.fill(0);
  return lane.mostApplied.map((most, i) =>
    licensed[i] === 0 ? 1 : applicationsPerTonne(block.approvalBefore[lane.desk][i], most),
  );
}

/** Everyone else orders as usual; what they are refused they do not get, and what the office grants is loaded. */
export function loadAsUsual(block: Block, port: Port, lane: Lane, asks: Column): void {
  const { blocked, licensed, desk, usual, pending, loadings } = lane;
  for (let i = 0; i < usual.length; i++) loadings[i] = (1 - licensed[i]) * (1 - blocked[i]) * usual[i];
  if (!isUnderLicence(port, lane)) return;
  const granted = block.granted[desk];
  const { first, second, third } = openAtDesk(port.office, desk);
  for (let i = 0; i < usual.length; i++) {
    loadings[i] += granted[i];
    if (licensed[i] > 0) {
      first[i] += licensed[i] * (1 - blocked[i]) * usual[i] * asks[i];
      pending[i] = first[i] + second[i] + third[i];
    } else if (pending[i] > 0 && blocked[i] === 0) {
      first[i] = 0;
      second[i] = 0;
      third[i] = 0;
      pending[i] = 0;
    }
  }
}

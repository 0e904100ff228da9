import { type Block, createBlock } from "./block.ts";
import { column } from "./columns.ts";
import { advanceAllocation, createAllocation, shareRelease } from "./mechanisms/allocation.ts";
import { advanceAlternativeSupply, createAlternativeSupply } from "./mechanisms/alternative-supply.ts";
import { advanceAskQuote, createAskQuote } from "./mechanisms/ask-quote.ts";
import { advanceDomesticQuote, createDomesticQuote } from "./mechanisms/domestic-quote.ts";
import { advanceElasticity, createElasticity } from "./mechanisms/elasticity.ts";
import { advanceFear, createFear } from "./mechanisms/fear.ts";
import { advanceLeakage, createLeakage } from "./mechanisms/leakage.ts";
import { advanceMakerStock, createMakerStock } from "./mechanisms/maker-stock.ts";
import { advanceNeed } from "./mechanisms/need.ts";
import { advanceOrders, createOrders } from "./mechanisms/orders.ts";
import { advancePaidPrice, createPaidPrice } from "./mechanisms/paid-price.ts";
import { advancePolicy, createPolicy, regimeBefore } from "./mechanisms/policy.ts";
import { advanceRecycling, createRecycling } from "./mechanisms/recycling.ts";
import { advanceRedesign, createRedesign } from "./mechanisms/redesign.ts";
import { advanceSettlement, createSettlement } from "./mechanisms/settlement.ts";
import { advanceShipments, createShipments } from "./mechanisms/shipments.ts";
import { advanceSqueeze, createSqueeze } from "./mechanisms/squeeze.ts";
import { advanceStockRelease, claimRefill, createStockRelease } from "./mechanisms/stock-release.ts";
import { advanceStress } from "./mechanisms/stress.ts";
import { advanceThrift, createThrift } from "./mechanisms/thrift.ts";
import { addWeek, createOutcomes, outcomeColumns } from "./outcomes/index.ts";
import type { InputAt } from "./scenario/inputs.ts";
import type { World } from "./scenario/world.ts";
import { seriesColumns } from "./series.ts";
import type { RandomStreams } from "./streams.ts";
import { addStep, beginWeek, createWeek, endWeek } from "./week.ts";

/** Receives the weekly series (in the order of `seriesKeys`) at the end of each week; the columns change afterwards. */
export type WeekListener = {
  week(index: number, series: readonly Float64Array[]): void;
  /** After each step, for those who audit the block itself. */
  step?(index: number, block: Block): void;
};

/** Runs a block of runs from start to horizon; returns the outcomes, one column each, in the order of `outcomeKeys`. */
export function simulateBlock(
  world: World,
  drawn: readonly InputAt[],
  streams: RandomStreams,
  firstRun: number,
  runs: number,
  listener: WeekListener,
): readonly Float64Array[] {
  const block = createBlock(world, drawn, streams, firstRun, runs);
  const on = world.scenario.mechanisms;
  const policy = createPolicy(block);
  const settlement = createSettlement(block);
  const projects = createAlternativeSupply(block);
  advanceAlternativeSupply(block, projects, 0);
  const makers = createMakerStock(block);
  const orders = createOrders(block);
  const shipments = createShipments(block, on.policy ? regimeBefore(block, policy) : block);
  const release = createStockRelease(block);
  const allocation = createAllocation(block);
  const fear = createFear(block);
  const thrift = createThrift(block);
  const redesign = createRedesign(block);
  const recycling = createRecycling(block);
  const elasticity = createElasticity(block);
  const leakage = createLeakage(block);
  const squeeze = createSqueeze(block);
  const domestic = createDomesticQuote(block);
  const ask = createAskQuote(block);
  const paid = createPaidPrice(block);
  const week = createWeek(block);
  const outcomes = createOutcomes(block);
  const series = seriesColumns(block, week);
  for (let index = 0; index < world.weeks; index++) {
    beginWeek(week);
    for (let part = 0; part < world.stepsPerWeek; part++) {
      const step = index * world.stepsPerWeek + part;
      const now = step * world.stepWeeks;
      if (on.policy && on.settlement) advanceSettlement(block, policy, settlement);
      if (on.policy) advancePolicy(block, policy, now);
      if (on.leakage) advanceLeakage(block, leakage);
      advanceFear(block, fear);
      advanceStress(block);
      if (on.thrift) advanceThrift(block, thrift);
      if (on.redesign) advanceRedesign(block, redesign);
      if (on.elasticity) advanceElasticity(block, elasticity);
      advanceNeed(block);
      advanceAlternativeSupply(block, projects, now);
      if (on.recycling) advanceRecycling(block, recycling);
      claimRefill(block, release);
      advanceOrders(block, orders);
      advanceShipments(block, shipments, orders, step);
      advanceAllocation(block, allocation);
      advanceStockRelease(block, release, step);
      shareRelease(block, allocation);
      advanceMakerStock(block, makers);
      if (on.squeeze) advanceSqueeze(block, squeeze, now);
      advanceDomesticQuote(block, domestic, step);
      advanceAskQuote(block, ask);
      advancePaidPrice(block, paid);
      addStep(week, block);
      listener.step?.(step, block);
    }
    endWeek(week, block);
    addWeek(outcomes, block, week, index);
    listener.week(index, series);
  }
  return outcomeColumns(outcomes, block, on.policy ? policy.treatments.covered : column(runs));
}

import { allocation } from "./allocation.ts";
import { alternativeSupply } from "./alternative-supply.ts";
import { askQuote } from "./ask-quote.ts";
import { domesticQuote } from "./domestic-quote.ts";
import { elasticity } from "./elasticity.ts";
import { fear } from "./fear.ts";
import { formSwitching } from "./form-switching.ts";
import { leakage } from "./leakage.ts";
import { makerStock } from "./maker-stock.ts";
import { marginPrice } from "./margin-price.ts";
import type { Mechanism } from "./mechanism.ts";
import { need } from "./need.ts";
import { orders } from "./orders.ts";
import { ownAskPrices } from "./own-ask-prices.ts";
import { ownHomePrices } from "./own-home-prices.ts";
import { ownMarginPrices } from "./own-margin-prices.ts";
import { ownPaidPrices } from "./own-paid-prices.ts";
import { paidPrice } from "./paid-price.ts";
import { planning } from "./planning.ts";
import { policy } from "./policy.ts";
import { recycling } from "./recycling.ts";
import { redesign } from "./redesign.ts";
import { settlement } from "./settlement.ts";
import { shipments } from "./shipments.ts";
import { squeeze } from "./squeeze.ts";
import { stockRefill } from "./stock-refill.ts";
import { stockRelease } from "./stock-release.ts";
import { stress } from "./stress.ts";
import { thrift } from "./thrift.ts";

/**
 * Every mechanism, in the order in which they are installed and in which they act in a step. The order matters: what one
 * reads of another that stands below it is of the step before, and at its installation nothing yet.
 */
export const mechanisms = [
  settlement,
  policy,
  leakage,
  fear,
  stress,
  formSwitching,
  thrift,
  redesign,
  elasticity,
  need,
  alternativeSupply,
  recycling,
  stockRefill,
  orders,
  planning,
  shipments,
  allocation,
  stockRelease,
  makerStock,
  squeeze,
  domesticQuote,
  ownHomePrices,
  marginPrice,
  ownMarginPrices,
  askQuote,
  ownAskPrices,
  paidPrice,
  ownPaidPrices,
] as const satisfies readonly Mechanism[];

/** The later visits and onsets are rare and late: their draws stay as they are. */
const visitsLaidOut = 8;
const onsetsLaidOut = 3;

/**
 * The name of the dimension to which a draw belongs, or null for a draw that no design lays out: the weekly ones, and what
 * few runs come to. By name, so that two scenarios share the points of what they share, and what one adds moves no
 * other's. At each visit the chain draws for the one state that it is in: all states share the dimension of the visit.
 */
export function dimensionOf(stream: string, index: number, entity: string): string | null {
  switch (stream) {
    case "policy.dwell":
    case "policy.next":
      return index < visitsLaidOut ? `${stream}/${index}` : null;
    case "squeeze.onset":
      return index < onsetsLaidOut ? `${stream}/${index}` : null;
    case "policy.coverage":
      return stream;
    case "input":
    case "licences.favour":
    case "makers.firstFirm":
      return `${stream}/${entity}`;
    default:
      return null;
  }
}

/** Draws of a stream that belong to dimensions have indices below this. */
export const indicesLaidOut = visitsLaidOut;

/**
 * The dimensions that carry most of the variance of unmet need and of prices, in the shipped scenarios, the heaviest first:
 * the place of each is its dimension in Sobol's sequence, whose first ones are the best laid out together. A place is
 * for good: append, never insert.
 */
export const leadingDimensions: readonly string[] = [
  "policy.coverage",
  "policy.dwell/0",
  "squeeze.onset/0",
  "input/squeeze.hazard",
  "policy.next/0",
  "input/squeeze.cut",
  "policy.dwell/1",
  "policy.next/1",
  "input/nationalStock.held",
  "policy.dwell/2",
  "input/squeeze.shortElasticity",
  "input/leakage.ceiling",
  "input/demand.total",
  "input/squeeze.longElasticity",
  "input/squeeze.lasts",
  "input/squeeze.speculatorsWealth",
  "policy.next/2",
  "policy.dwell/3",
  "input/demand.elasticity",
  "input/demand.thrift.headroom",
  "input/demand.thrift.timeConstant",
  "input/demand.redesign.rate",
  "input/orders.hoardCover",
  "input/orders.adjustmentTime",
  "input/shipments.transit",
  "input/policy.coverage.foundOutAfter",
];

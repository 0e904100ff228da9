import type { UniformSource } from "../../../model/random/source.ts";
import { drawnOnce } from "../../../model/scenario/inputs.ts";
import type { World } from "../../../model/scenario/world.ts";
import { licenceDesks, type RandomStreams } from "../../../model/streams.ts";

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

/** A dimension of a scenario's designs and its numbers: `out[i]` becomes that of run `firstRun + i`. */
export type Dimension = {
  readonly name: string;
  readonly fill: (out: Float64Array, firstRun: number, runs: number) => void;
};

/** Visits and onsets that most runs come to. */
const visits = [0, 1, 2, 3];
const onsets = [0, 1];

/**
 * The dimensions of which a region may be made: every uncertain input, and the luck that most runs come to. The streams are
 * those of a design, in which all states share the dimension of a visit.
 */
export function dimensionsOf(world: World, streams: RandomStreams): readonly Dimension[] {
  const inputs = drawnOnce(world.scenario);
  const uncertain = inputs.flatMap(({ input, path }, entity) =>
    input.distribution.kind === "constant" ? [] : [at(streams.input, "input", 0, entity, path)],
  );
  const byVisit = visits.flatMap((visit) => [
    at(streams.policyDwell, "policy.dwell", visit, 0, world.stateNames[0]),
    at(streams.policyNext, "policy.next", visit, 0, world.stateNames[0]),
  ]);
  return [
    ...uncertain,
    at(streams.policyCoverage, "policy.coverage", 0, 0, "civil"),
    ...byVisit,
    ...onsets.map((onset) => at(streams.squeeze, "squeeze.onset", onset, 0, "home")),
    ...licenceDesks(world).map((desk, entity) => at(streams.licenceFavour, "licences.favour", 0, entity, desk)),
  ];
}

function at(source: UniformSource, stream: string, index: number, position: number, entity: string): Dimension {
  const name = dimensionOf(stream, index, entity);
  if (name === null) throw new RangeError(`${stream} ${index} ${entity}: belongs to no dimension`);
  return { name, fill: (out, firstRun, runs) => source.fillUniform(out, firstRun, runs, index, position) };
}

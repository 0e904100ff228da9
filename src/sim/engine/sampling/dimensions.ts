import { drawnOnce, type OwnedStream, streamsByMechanism } from "../../../model/declarations.ts";
import type { RandomStreams, UniformSource } from "../../../model/random/source.ts";
import { posteriorEntity } from "../../../model/scenario/posterior.ts";
import type { World } from "../../../model/scenario/world.ts";
import { inputStream, type NamedStream } from "../../../model/streams.ts";

/**
 * The name of the dimension to which a draw belongs, or null for a draw that no design lays out: the weekly ones, and what
 * few runs come to. By name, so that two scenarios share the points of what they share, and what one adds moves no
 * other's. At each visit the chain draws for the one state that it is in: all states share the dimension of the visit.
 */
export function dimensionOf({ name, laidOut }: NamedStream, index: number, entity: string): string | null {
  switch (laidOut?.by) {
    case "index":
      return index < laidOut.first ? `${name}/${index}` : null;
    case "stream":
      return name;
    case "entity":
      return `${name}/${entity}`;
    default:
      return null;
  }
}

/** Draws of a stream that belong to dimensions have indices below this. */
export function indicesLaidOut({ laidOut }: NamedStream): number {
  if (laidOut === undefined) return 0;
  return laidOut.by === "index" ? laidOut.first : 1;
}

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

/**
 * The dimensions of which a region may be made: every uncertain input, those of a posterior as one, and the luck that most runs come to. The streams are
 * those of a design, in which all states share the dimension of a visit.
 */
export function dimensionsOf(world: World, streams: RandomStreams): readonly Dimension[] {
  const drawn = drawnOnce(world.scenario);
  const uncertain = drawn.flatMap(({ input, path, jointly }, entity) =>
    input.distribution.kind === "constant" || jointly !== null ? [] : [at(streams.input, inputStream, 0, entity, path)],
  );
  const shared = drawn.find(({ jointly }) => jointly !== null)?.jointly?.entity;
  const together = shared === undefined ? [] : [at(streams.input, inputStream, 0, shared, posteriorEntity)];
  return [
    ...uncertain,
    ...together,
    ...kinds.flatMap((kind) => streamsByMechanism.flatMap((owned) => usualOf(kind, owned))),
  ];

  /** A mechanism's streams turn by turn: all of them at the first draw, then at the second. */
  function usualOf(kind: Kind, owned: readonly OwnedStream[]): readonly Dimension[] {
    const alike = owned.filter(([, { laidOut }]) => laidOut?.by === kind);
    const most = Math.max(0, ...alike.map(([, spec]) => usualIndices(spec)));
    return Array.from({ length: most }, (_, index) => index).flatMap((index) =>
      alike.flatMap(([key, spec]) => {
        if (index >= usualIndices(spec)) return [];
        const served = spec.entities(world).slice(0, kind === "entity" ? undefined : 1);
        return served.map((entity, position) => at(streams[key], spec, index, position, entity));
      }),
    );
  }
}

const kinds = ["stream", "index", "entity"] as const;
type Kind = (typeof kinds)[number];

/** Draws that most runs come to have indices below this. */
function usualIndices({ laidOut }: NamedStream): number {
  if (laidOut?.by === "index") return laidOut.usual;
  return laidOut === undefined || (laidOut.by === "entity" && !laidOut.usual) ? 0 : 1;
}

function at(source: UniformSource, stream: NamedStream, index: number, position: number, entity: string): Dimension {
  const name = dimensionOf(stream, index, entity);
  if (name === null) throw new RangeError(`${stream.name} ${index} ${entity}: belongs to no dimension`);
  return { name, fill: (out, firstRun, runs) => source.fillUniform(out, firstRun, runs, index, position) };
}

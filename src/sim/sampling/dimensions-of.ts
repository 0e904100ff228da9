import type { UniformSource } from "../../model/random/source.ts";
import { drawnOnce } from "../../model/scenario/inputs.ts";
import type { World } from "../../model/scenario/world.ts";
import { licenceDesks, type RandomStreams } from "../../model/streams.ts";
import { dimensionOf } from "../engine/sampling/dimensions.ts";

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

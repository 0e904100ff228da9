import { createRandomStreams, type RandomStreams } from "../../model/random-streams.ts";
import type { World } from "../../model/world.ts";
import { designKey } from "./design-words.ts";
import { type Coordinate, DesignedStream } from "./designed-stream.ts";
import { dimensionOf, indicesLaidOut } from "./dimensions.ts";
import { latinCoordinate } from "./latin-design.ts";
import { sobolReplicates } from "./place.ts";
import type { Sampling } from "./sampling.ts";
import { sobolCoordinate } from "./sobol-design.ts";
import { stratifiedCoordinate } from "./stratified-design.ts";

/**
 * The streams of a study, its sampling's points in the place of the draws that it lays out; `luckSeed` as for
 * `createRandomStreams`.
 */
export function createSampledStreams(
  world: World,
  seed: string,
  sampling: Sampling,
  luckSeed: string = seed,
): RandomStreams {
  const [ofInputs, ofLuck] = [coordinates(sampling, seed), coordinates(sampling, luckSeed)];
  if (ofInputs === null || ofLuck === null) return createRandomStreams(world, seed, luckSeed);
  const known = new Map<string, Coordinate | null>();
  const named = (name: string | null, isInput: boolean): Coordinate | null => {
    if (name === null) return null;
    const found = known.get(name) ?? (isInput ? ofInputs(name) : ofLuck(name));
    known.set(name, found);
    return found;
  };
  return createRandomStreams(world, seed, luckSeed, (stream, name, entities) => {
    const table = Array.from({ length: indicesLaidOut }, (_, index) =>
      entities.map((entity) => named(dimensionOf(name, index, entity), name === "input")),
    );
    return table.flat().every((each) => each === null) ? stream : new DesignedStream(stream, table);
  });
}

function coordinates(sampling: Sampling, seed: string): ((name: string) => Coordinate | null) | null {
  const key = designKey(seed);
  switch (sampling.kind) {
    case "plain":
      return null;
    case "sobol":
      return (name) =>
        sobolCoordinate(key, name, (run) => ({
          replicate: run % sobolReplicates,
          index: Math.floor(run / sobolReplicates),
        }));
    case "latin":
      return (name) => latinCoordinate(key, name);
    case "stratified":
      return (name) => stratifiedCoordinate(key, name);
  }
}

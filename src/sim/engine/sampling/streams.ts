import type { Key } from "../../../model/random/key.ts";
import type { RandomStreams } from "../../../model/random/source.ts";
import { createWorld, type World } from "../../../model/scenario/world.ts";
import { createRandomStreams } from "../../../model/streams.ts";
import { ChosenStream, type Coordinate, DesignedStream, designKey } from "./designed-stream.ts";
import { importanceCoordinate } from "./designs/importance.ts";
import { latinCoordinate } from "./designs/latin.ts";
import { chosenCandidates } from "./designs/outlined.ts";
import { sobolCoordinate } from "./designs/sobol.ts";
import { stratifiedCoordinate } from "./designs/stratified.ts";
import { dimensionOf, indicesLaidOut } from "./dimensions.ts";
import { type Place, runsPerCube, type Sampling, sobolReplicates } from "./sampling.ts";

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
  const laid = (coordinateFor: CoordinateFor) => laidOut(world, seed, luckSeed, coordinateFor);
  switch (sampling.kind) {
    case "plain":
      return createRandomStreams(world, seed, luckSeed);
    case "sobol":
      return laid((key, name) => sobolCoordinate(key, name, interleaved));
    case "latin":
      return laid(latinCoordinate);
    case "stratified":
      return laid(stratifiedCoordinate);
    case "importance":
      return laid((_, name) => importanceCoordinate(designKey(seed), sampling, name));
    case "outlined": {
      const { candidates: perRun, by } = sampling;
      const candidatesOf = (of: World) =>
        laidOut(of, seed, luckSeed, (key, name) => sobolCoordinate(key, name, byCube(perRun), digitsOf(perRun)));
      const own = { world, candidates: candidatesOf(world) };
      const outlined = by?.map((scenario) => {
        const of = createWorld(scenario);
        return { world: of, candidates: candidatesOf(of) };
      });
      const chosen = chosenCandidates(outlined ?? [own], designKey(seed), perRun);
      const streams = Object.entries(own.candidates).map(([name, stream]) => [name, new ChosenStream(stream, chosen)]);
      return Object.fromEntries(streams) as RandomStreams;
    }
  }
}

const interleaved = (run: number): Place => ({
  replicate: run % sobolReplicates,
  index: Math.floor(run / sobolReplicates),
});

/** The candidates of each cube of runs are a repetition. */
const byCube = (candidatesPerRun: number) => {
  const candidates = candidatesPerRun * runsPerCube;
  return (candidate: number): Place => ({
    replicate: Math.floor(candidate / candidates),
    index: candidate % candidates,
  });
};

/** Binary digits in which all candidates of a cube differ. */
function digitsOf(candidatesPerRun: number): number {
  return 32 - Math.clz32(candidatesPerRun * runsPerCube);
}

type CoordinateFor = (key: Key, name: string) => Coordinate | null;

/** The coordinates of a design in the place of the draws of its dimensions, those of facts under the key of the seed. */
function laidOut(world: World, seed: string, luckSeed: string, coordinateFor: CoordinateFor): RandomStreams {
  const [ofFacts, ofLuck] = [designKey(seed), designKey(luckSeed)];
  const known = new Map<string, Coordinate | null>();
  const named = (name: string | null, key: Key): Coordinate | null => {
    if (name === null) return null;
    const found = known.get(name) ?? coordinateFor(key, name);
    known.set(name, found);
    return found;
  };
  return createRandomStreams(world, seed, luckSeed, (stream, spec, entities) => {
    const key = spec.draws === "facts" ? ofFacts : ofLuck;
    const table = Array.from({ length: indicesLaidOut(spec) }, (_, index) =>
      entities.map((entity) => named(dimensionOf(spec, index, entity), key)),
    );
    return table.flat().every((each) => each === null) ? stream : new DesignedStream(stream, table);
  });
}

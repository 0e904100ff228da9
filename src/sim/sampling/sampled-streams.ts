import { createRandomStreams, type RandomStreams } from "../../model/random-streams.ts";
import type { World } from "../../model/world.ts";
import { ChosenStream } from "./chosen-stream.ts";
import { designKey } from "./design-words.ts";
import { type Coordinate, DesignedStream } from "./designed-stream.ts";
import { dimensionOf, indicesLaidOut } from "./dimensions.ts";
import { importanceCoordinate } from "./importance-design.ts";
import { latinCoordinate } from "./latin-design.ts";
import { chosenCandidates } from "./outlined-design.ts";
import { type Place, runsPerCube, sobolReplicates } from "./place.ts";
import type { Sampling } from "./sampling.ts";
import { sobolCoordinate } from "./sobol-design.ts";
import { stratifiedCoordinate } from "./stratified-design.ts";

/** The streams of a study, its sampling's points in the place of the draws that it lays out. */
export function createSampledStreams(world: World, seed: string, sampling: Sampling): RandomStreams {
  const key = designKey(seed);
  switch (sampling.kind) {
    case "plain":
      return createRandomStreams(world, seed);
    case "sobol":
      return laidOut(world, seed, (name) => sobolCoordinate(key, name, interleaved));
    case "latin":
      return laidOut(world, seed, (name) => latinCoordinate(key, name));
    case "stratified":
      return laidOut(world, seed, (name) => stratifiedCoordinate(key, name));
    case "importance":
      return laidOut(world, seed, (name) => importanceCoordinate(key, sampling, name));
    case "outlined": {
      const candidates = laidOut(world, seed, (name) => sobolCoordinate(key, name, byCube(sampling.candidates)));
      const chosen = chosenCandidates(world, candidates, key, sampling.candidates);
      const streams = Object.entries(candidates).map(([name, stream]) => [name, new ChosenStream(stream, chosen)]);
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

/** The coordinates of a design in the place of the draws of its dimensions. */
function laidOut(world: World, seed: string, coordinateFor: (name: string) => Coordinate | null): RandomStreams {
  const known = new Map<string, Coordinate | null>();
  const named = (name: string | null): Coordinate | null => {
    if (name === null) return null;
    const found = known.get(name) ?? coordinateFor(name);
    known.set(name, found);
    return found;
  };
  return createRandomStreams(world, seed, (stream, name, entities) => {
    const table = Array.from({ length: indicesLaidOut }, (_, index) =>
      entities.map((entity) => named(dimensionOf(name, index, entity))),
    );
    return table.flat().every((each) => each === null) ? stream : new DesignedStream(stream, table);
  });
}

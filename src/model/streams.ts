import { inputEntities, streamSpecs } from "./declarations.ts";
import type { StreamSpec } from "./mechanisms/mechanism.ts";
import { studyKey } from "./random/key.ts";
import type { RandomStreams, UniformSource } from "./random/source.ts";
import { createStreams } from "./random/stream.ts";
import type { World } from "./scenario/world.ts";

/** What stands in for a stream, for the entities that it serves. */
export type Substitute = (stream: UniformSource, spec: NamedStream, entities: readonly string[]) => UniformSource;
export type NamedStream = Pick<StreamSpec, "name" | "draws" | "laidOut">;

/** One draw a run for each uncertain input, by its path; for all of a posterior one together. */
export const inputStream: NamedStream = { name: "input", draws: "facts", laidOut: { by: "entity", usual: true } };

/**
 * Each draw independent of every other, unless something is put in a stream's stead. Facts are drawn under one seed, what
 * happens under the other: two studies may share what is not known, not the luck.
 */
export function createRandomStreams(
  world: World,
  seed: string,
  luckSeed: string = seed,
  substitute: Substitute = (stream) => stream,
): RandomStreams {
  const facts = createStreams(studyKey(seed));
  const luck = luckSeed === seed ? facts : createStreams(studyKey(luckSeed));
  const source = (spec: NamedStream, entities: readonly string[]) =>
    substitute((spec.draws === "facts" ? facts : luck).stream(spec.name, entities), spec, entities);
  const owned = Object.entries(streamSpecs).map(([key, spec]) => [key, source(spec, spec.entities(world))]);
  return { input: source(inputStream, inputEntities(world.scenario)), ...Object.fromEntries(owned) };
}

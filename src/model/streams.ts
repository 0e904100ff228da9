import { studyKey } from "./random/key.ts";
import type { UniformSource } from "./random/source.ts";
import { createStreams } from "./random/stream.ts";
import { drawnOnce } from "./scenario/inputs.ts";
import type { World } from "./scenario/world.ts";

/** Every stream the model draws from: a mechanism owns its streams, by name, so that no other moves them. */
export type RandomStreams = {
  /** One draw a run for each uncertain input, by its path. */
  readonly input: UniformSource;
  /** One draw a visit, by state. */
  readonly policyDwell: UniformSource;
  readonly policyNext: UniformSource;
  /** One draw a run: whether an unclear restriction covers civil use. */
  readonly policyCoverage: UniformSource;
  /** One draw a run and desk: how the office favours it. */
  readonly licenceFavour: UniformSource;
  /** Two draws a week and desk: whether that week's batch is granted, and what the office takes for it. */
  readonly licences: UniformSource;
  /** One draw an onset. */
  readonly squeeze: UniformSource;
  /** One draw a run, by sector: where in the spread of its firms the first to run dry stands. */
  readonly firstFirm: UniformSource;
  /** One draw a step, by material. */
  readonly domesticQuote: UniformSource;
};

/** What stands in for a stream of that name, for the entities that it serves. */
export type Substitute = (stream: UniformSource, name: string, entities: readonly string[]) => UniformSource;

/**
 * Whether what a stream draws is so from the start, known or not: the inputs, whether civil use is covered, whom the
 * licence office favours, how firms differ. All else happens from then on.
 */
export function isFact(stream: string): boolean {
  return ["input", "policy.coverage", "licences.favour", "makers.firstFirm"].includes(stream);
}

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
  const source = (name: string, entities: readonly string[]) =>
    substitute((isFact(name) ? facts : luck).stream(name, entities), name, entities);
  return {
    input: source(
      "input",
      drawnOnce(world.scenario).map(({ path }) => path),
    ),
    policyDwell: source("policy.dwell", world.stateNames),
    policyNext: source("policy.next", world.stateNames),
    policyCoverage: source("policy.coverage", ["civil"]),
    licenceFavour: source("licences.favour", licenceDesks(world)),
    licences: source("licences.batch", licenceDesks(world)),
    squeeze: source("squeeze.onset", ["home"]),
    firstFirm: source("makers.firstFirm", world.sectorNames),
    domesticQuote: source("quotes.domestic", world.materialNames),
  };
}

/** In the order of the licence office's desks: the country's lanes material by material, then everyone else's. */
export function licenceDesks({ materialNames, formNames, endUses }: World): readonly string[] {
  const country = materialNames.flatMap((material) =>
    formNames.flatMap((form) => endUses.map((use) => `${material}.${form}.${use}`)),
  );
  return [...country, ...materialNames.flatMap((material) => formNames.map((form) => `${material}.${form}.world`))];
}

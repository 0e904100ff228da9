import { drawnOnce } from "./inputs.ts";
import { studyKey } from "./random/key.ts";
import { createStreams, type Stream } from "./random/streams.ts";
import type { World } from "./world.ts";

/** Every stream the model draws from: a mechanism owns its streams, by name, so that no other moves them. */
export type RandomStreams = {
  /** One draw a run for each uncertain input, by its path. */
  readonly input: Stream;
  /** One draw a visit, by state. */
  readonly policyDwell: Stream;
  readonly policyNext: Stream;
  /** One draw a run: whether an unclear restriction covers civil use. */
  readonly policyCoverage: Stream;
  /** One draw a run and desk: how the office favours it. */
  readonly licenceFavour: Stream;
  /** Two draws a week and desk: whether that week's batch is granted, and what the office takes for it. */
  readonly licences: Stream;
  /** One draw an onset. */
  readonly squeeze: Stream;
  /** One draw a run, by sector: where in the spread of its firms the first to run dry stands. */
  readonly firstFirm: Stream;
  /** One draw a step, by material. */
  readonly domesticQuote: Stream;
};

/**
 * What is so from the start, known or not, is drawn under one seed: the inputs, whether civil use is covered, whom the
 * licence office favours, how firms differ. What happens from then on is drawn under the other: two studies may share the
 * facts and not the luck.
 */
export function createRandomStreams(world: World, seed: string, luckSeed: string = seed): RandomStreams {
  const facts = createStreams(studyKey(seed));
  const luck = luckSeed === seed ? facts : createStreams(studyKey(luckSeed));
  return {
    input: facts.stream(
      "input",
      drawnOnce(world.scenario).map(({ path }) => path),
    ),
    policyDwell: luck.stream("policy.dwell", world.stateNames),
    policyNext: luck.stream("policy.next", world.stateNames),
    policyCoverage: facts.stream("policy.coverage", ["civil"]),
    licenceFavour: facts.stream("licences.favour", licenceDesks(world)),
    licences: luck.stream("licences.batch", licenceDesks(world)),
    squeeze: luck.stream("squeeze.onset", ["home"]),
    firstFirm: facts.stream("makers.firstFirm", world.sectorNames),
    domesticQuote: luck.stream("quotes.domestic", world.materialNames),
  };
}

/** In the order of the licence office's desks: the country's lanes material by material, then everyone else's. */
export function licenceDesks({ materialNames, formNames, endUses }: World): readonly string[] {
  const country = materialNames.flatMap((material) =>
    formNames.flatMap((form) => endUses.map((use) => `${material}.${form}.${use}`)),
  );
  return [...country, ...materialNames.flatMap((material) => formNames.map((form) => `${material}.${form}.world`))];
}

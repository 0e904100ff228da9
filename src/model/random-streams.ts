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
  /** One draw a step, by material. */
  readonly domesticQuote: Stream;
};

export function createRandomStreams(world: World, seed: string): RandomStreams {
  const streams = createStreams(studyKey(seed));
  return {
    input: streams.stream(
      "input",
      drawnOnce(world.scenario).map(({ path }) => path),
    ),
    policyDwell: streams.stream("policy.dwell", world.stateNames),
    policyNext: streams.stream("policy.next", world.stateNames),
    domesticQuote: streams.stream("quotes.domestic", world.materialNames),
  };
}

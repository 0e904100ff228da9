import { drawnOnce } from "../../../../model/declarations.ts";
import { outlineBlock } from "../../../../model/outline.ts";
import type { Key } from "../../../../model/random/key.ts";
import type { RandomStreams } from "../../../../model/random/source.ts";
import type { World } from "../../../../model/scenario/world.ts";
import { fillDesignWords } from "../designed-stream.ts";
import { runsPerCube } from "../sampling.ts";
import { oneOfEach, permutations } from "./cells.ts";

/** Candidates for each run where nothing else is said. More foretell better and cost more; eight paid less. */
export const usualCandidates = 4;

/** Candidates that are outlined together: small enough for the cache, of no effect on any result. */
const outlinedTogether = 256;

/** A world and the draws of its candidates. */
export type OutlinedWorld = { readonly world: World; readonly candidates: RandomStreams };

/**
 * The candidate that each run is: of each 256 times so many that are gone through in outline, the 256 that are run have one in each 256th of the
 * foretold shortages and one in each 256th of the foretold peaks of the quote. Every candidate has the same chance, so
 * that each run counts alike and no estimate depends on how good the outlines are, only its error (two-phase sampling:
 * Neyman 1938, Contribution to the theory of sampling human populations, JASA 33). Of two worlds, by what the second
 * foretells beyond the first, for the difference between them: any world may run the chosen, since the choice is blind to
 * who does. Holds every choice it has made.
 */
export function chosenCandidates(
  outlined: readonly OutlinedWorld[],
  key: Key,
  candidatesPerRun: number,
): (run: number) => number {
  const candidatesPerCube = runsPerCube * candidatesPerRun;
  const scoresOf = outlined.map(({ world, candidates }) => {
    const drawn = drawnOnce(world.scenario);
    return (first: number) => outlineBlock(world, drawn, candidates, first, outlinedTogether);
  });
  const order = permutations(key, "order of the chosen", runsPerCube);
  const held = new Map<number, Uint32Array>();
  const chosenIn = (cube: number): Uint32Array => {
    const firstCandidate = cube * candidatesPerCube;
    const [shortage, peak] = [new Float64Array(candidatesPerCube), new Float64Array(candidatesPerCube)];
    for (let done = 0; done < candidatesPerCube; done += outlinedTogether) {
      const outlines = scoresOf.map((of) => of(firstCandidate + done));
      shortage.set(beyond(outlines.map((each) => each.shortage)), done);
      peak.set(beyond(outlines.map((each) => each.quotePeak)), done);
    }
    const picked = oneOfEach(shortage, peak, candidatesPerRun, coins(key, cube));
    return Uint32Array.from(order(cube), (place) => firstCandidate + picked[place]);
  };
  return (run) => {
    const cube = Math.floor(run / runsPerCube);
    let chosen = held.get(cube);
    if (chosen === undefined) {
      chosen = chosenIn(cube);
      held.set(cube, chosen);
    }
    return chosen[run % runsPerCube];
  };
}

/** Of one column itself, of two what the second has more. */
function beyond([first, second]: readonly Float64Array[]): Float64Array {
  return second === undefined ? first : second.map((value, i) => value - first[i]);
}

function coins(key: Key, cube: number): () => boolean {
  const words = new Uint32Array(4);
  let tossed = 0;
  return () => {
    fillDesignWords(words, key, "coins of the choice", cube, tossed++);
    return (words[0] & 1) === 1;
  };
}

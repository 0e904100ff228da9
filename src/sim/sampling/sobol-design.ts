import type { Key } from "../../model/random/key.ts";
import { fillDesignWords } from "./design-words.ts";
import type { Coordinate } from "./designed-stream.ts";
import { leadingDimensions } from "./dimensions.ts";
import { inCell } from "./in-cell.ts";
import { reversed, type Scrambling, scrambled, scrambledBits } from "./owen.ts";
import type { Place } from "./place.ts";
import { sobol } from "./sobol.ts";

const cells = 16_777_216;
const below = 32 - scrambledBits;

/**
 * Scrambled Sobol' points, each repetition scrambled by itself. The leading dimensions are laid out together. Any other
 * is even by itself only: van der Corput's points, scrambled, in an order of its own that is shuffled as they are
 * (nested, Burley 2020, section 4): what padding with Latin hypercubes does for nets (Owen 1998, Latin supercube
 * sampling), for points that are found by themselves. At most 2^24 points to a repetition.
 */
export function sobolCoordinate(key: Key, name: string, placeOf: (run: number) => Place): Coordinate {
  const dimension = leadingDimensions.indexOf(name);
  const scramblings = remembered((replicate) => scramblingsOf(key, name, replicate));
  return (run, within) => {
    const { replicate, index } = placeOf(run);
    const { points, order } = scramblings(replicate);
    const point = dimension >= 0 ? sobol(index, dimension) : reversed(scrambled(index << below, order) >>> below);
    return inCell(scrambled(point, points) >>> below, cells, within);
  };
}

type Scramblings = { readonly points: Scrambling; readonly order: Scrambling };

function scramblingsOf(key: Key, name: string, replicate: number): Scramblings {
  const words = new Uint32Array(4);
  fillDesignWords(words, key, name, replicate);
  return { points: { a: words[0], b: words[1] }, order: { a: words[2], b: words[3] } };
}

const slots = 16;

/** Holds what the last sixteen repetitions, by their last four bits, gave. */
function remembered<T>(of: (replicate: number) => T): (replicate: number) => T {
  const held: { replicate: number; value: T }[] = [];
  return (replicate) => {
    const slot = replicate % slots;
    if (held[slot]?.replicate !== replicate) held[slot] = { replicate, value: of(replicate) };
    return held[slot].value;
  };
}

import type { Key } from "../../../../model/random/key.ts";
import { type Coordinate, fillDesignWords } from "../designed-stream.ts";
import { leadingDimensions } from "../dimensions.ts";
import type { Place } from "../sampling.ts";
import { reversed, type Scrambling, scrambled, sobol } from "../sobol.ts";
import { inCell } from "./cells.ts";

/**
 * Scrambled Sobol' points, each repetition scrambled by itself. The leading dimensions are laid out together. Any other
 * is even by itself only: van der Corput's points, scrambled, in an order of its own that is shuffled as they are
 * (nested, Burley 2020, section 4): what padding with Latin hypercubes does for nets (Owen 1998, Latin supercube
 * sampling), for points that are found by themselves. A repetition has at most
 * 2^digits points, and digits is at most 24.
 */
export function sobolCoordinate(
  key: Key,
  name: string,
  placeOf: (run: number) => Place,
  digits: number = mostDigits,
): Coordinate {
  const [cells, below] = [2 * (1 << (digits - 1)), 32 - digits];
  const dimension = leadingDimensions.indexOf(name);
  const scramblings = remembered((replicate) => scramblingsOf(key, name, replicate));
  return (run, within) => {
    const { replicate, index } = placeOf(run);
    const { points, order } = scramblings(replicate);
    const point =
      dimension >= 0 ? sobol(index, dimension) : reversed(scrambled(index << below, order, digits) >>> below);
    return inCell(scrambled(point, points, digits) >>> below, cells, within);
  };
}

/** More points than a repetition of any study has. */
const mostDigits = 24;

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

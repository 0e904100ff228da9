import { runsPerBlock } from "../ranges.ts";

/*
 * When facts turn runs into particles. By itself, since a page of the explorer, which has no particles, has to know too where
 * the command line makes them.
 */

/** Where the first runs are worth less than this share of them, all are carried forward as particles. */
export const carriedBelow = 0.1;

/** So many are looked at first: a block, so that facts that only weigh cost little more. */
export const looked = runsPerBlock;

import type { Key } from "../../../../model/random/key.ts";
import type { Coordinate } from "../designed-stream.ts";
import { runsPerCube } from "../sampling.ts";
import { inCell, permutations } from "./cells.ts";

const coverageStrata = 4;
const lengthStrata = runsPerCube / coverageStrata;

/**
 * In each 256 runs, one to each cell of a grid of 64 equally likely lengths of the present restriction by 4 strata of
 * whether it covers civil use; null for any other dimension.
 */
export function stratifiedCoordinate(key: Key, name: string): Coordinate | null {
  const order = permutations(key, "policy.dwell/0 by policy.coverage", runsPerCube);
  const cellOf = (run: number) => order(Math.floor(run / runsPerCube))[run % runsPerCube];
  switch (name) {
    case "policy.dwell/0":
      return (run, within) => inCell(Math.floor(cellOf(run) / coverageStrata), lengthStrata, within);
    case "policy.coverage":
      return (run, within) => inCell(cellOf(run) % coverageStrata, coverageStrata, within);
    default:
      return null;
  }
}

import type { Key } from "../../../../model/random/key.ts";
import type { Coordinate } from "../designed-stream.ts";
import { runsPerCube } from "../sampling.ts";
import { inCell, permutations } from "./cells.ts";

/**
 * Latin hypercubes of 256 runs (McKay, Beckman and Conover 1979): in each dimension one run to each 256th of the range, in
 * an order drawn for the dimension and the cube.
 */
export function latinCoordinate(key: Key, name: string): Coordinate {
  const order = permutations(key, name, runsPerCube);
  return (run, within) => inCell(order(Math.floor(run / runsPerCube))[run % runsPerCube], runsPerCube, within);
}

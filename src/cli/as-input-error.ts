import { ScenarioError } from "../sim/scenario/problem.ts";
import { InputError } from "./input-error.ts";

/** Reads; what is wrong with the user's files is wrong input. */
export function asInputError<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ScenarioError) throw new InputError(error.message);
    throw error;
  }
}

import type { Block } from "../block.ts";
import type { MechanismName } from "../scenario/scenario.ts";

/** A mechanism's part of one step: the step's number, and the week at which it begins. */
export type Advance = (step: number, week: number) => void;

/**
 * Something that moves the world by a step. It speaks to the others through the columns of the block alone; what only it
 * needs it keeps in its own record. index.ts lists all of them.
 */
export type Mechanism = {
  /** Left out of every run of a scenario that has this switch off. */
  readonly switch?: MechanismName;
  /** Lays out the mechanism for a block's runs, writes how the world stands before the first step, returns what a step does. */
  readonly install: (block: Block) => Advance;
};

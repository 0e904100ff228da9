import type { Block } from "../block.ts";
import type { RandomStreams } from "../random/source.ts";
import type { Facts, InputGroup, InputSpecs, Switches } from "../scenario/input-spec.ts";
import type { MechanismName } from "../scenario/scenario.ts";
import type { World } from "../scenario/world.ts";

/** A mechanism's part of one step: the step's number, and the week at which it begins. */
type Advance = (step: number, week: number) => void;

/**
 * From the beginning of a week on some runs of the block (their positions) have other luck, which the streams already give:
 * what a mechanism drew ahead, and has not happened yet, it draws again, given all that has. `step` is that which follows.
 */
type Renew = (fresh: Int32Array, step: number, week: number) => void;

/** What a mechanism does in a step, and with what it has drawn ahead; one that draws nothing ahead has only the first. */
export type Acting = { readonly advance: Advance; readonly renew: Renew };

/** A stream of random numbers, by a name that stands for good: another name gives other numbers. */
export type StreamSpec = {
  readonly name: string;
  /** Whether what it draws is so from the start, known or not, or happens from then on. */
  readonly draws: "facts" | "luck";
  /** Whom it serves: each has draws of its own. */
  readonly entities: (world: World) => readonly string[];
  /** Of a stream that designs may lay out, which draws are numbers of their own; all other draws are left as they are. */
  readonly laidOut?: LaidOut;
};

/**
 * By stream: its one draw. By entity: one draw each. By index: the first so many draws of whoever draws. `usual`: those that most runs come to, so
 * that a region may be made of them.
 */
type LaidOut =
  | { readonly by: "stream" }
  | { readonly by: "entity"; readonly usual: boolean }
  | { readonly by: "index"; readonly first: number; readonly usual: number };

export type StreamSpecs = Readonly<Partial<Record<Exclude<keyof RandomStreams, "input">, StreamSpec>>>;

/**
 * Something that moves the world by a step. It speaks to the others through the columns of the block alone; what only it
 * needs it keeps in its own record. It declares all that a scenario says of it: schema, draws, explanation and page read it
 * here. index.ts lists every mechanism.
 */
export type Mechanism = {
  /** Left out of every run of a scenario that has this switch off. */
  readonly switch?: MechanismName;
  /** Switches that take a part of it away. */
  readonly parts?: Switches;
  /** Of its switch and its inputs, but for those that say otherwise. */
  readonly group: InputGroup;
  readonly inputs: InputSpecs;
  readonly facts?: Facts;
  /** What it draws from; no other mechanism does. */
  readonly streams?: StreamSpecs;
  /** Lays out the mechanism for a block's runs, writes how the world stands before the first step, returns what a step does. */
  readonly install: (block: Block) => Advance | Acting;
};

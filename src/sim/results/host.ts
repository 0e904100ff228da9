import type { PartStore } from "../engine/run-parts.ts";

/** Tells of the progress of runs that someone waits for. */
export type Progress = {
  /** Of the runs finished, those `found` took no time; `runs` where more of them are to be made than was known. */
  update(finished: number, found?: number, runs?: number): void;
};

/**
 * What the process lends to the rooms that write and open results folders: folders, identity, interruption and a place for
 * warnings. Given as an argument, so that a program or a test can stand in for the terminal.
 */
export type Host = {
  /** Relative paths are taken from here. */
  readonly cwd: string;
  /** Folder of the package: where the shipped scenarios lie. */
  readonly packageRoot: string;
  readonly codeVersion: string;
  /** Number of this process, and whether one on this machine is still there. */
  readonly processId: number;
  readonly isRunning: (processId: number) => boolean;
  /**
   * The command, what it was given and its options, without those of no effect on any byte of results: recorded with what it
   * makes. Undefined where no command runs, or before its options are read.
   */
  readonly command?: readonly string[] | undefined;
  /** Finished parts of earlier commands; undefined where none are kept. */
  readonly cache?: PartStore | undefined;
  /** How messages call what can be asked for another time. */
  readonly terms: Terms;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  /** Takes text that a user should see and that no result holds; it ends its own lines. */
  readonly warn: (text: string) => void;
  /** Begins to tell of some runs; `precision` is what they have reached so far of what is asked for, empty where nothing is. */
  readonly progress: (label: string, runs: number, precision?: () => string) => Progress;
};

/** What whoever asked for some work can ask for another time, as they call it: flags of a command, options of a function. */
export type Terms = {
  /** Another folder. */
  readonly out: string;
  /** To go on with what earlier work has left, or to throw it away. */
  readonly resume: string;
  readonly fresh: string;
  /** A share of a study. */
  readonly shard: string;
  /** An explanation of differences, outcomes to explain, and a study with as many tonnes missing. */
  readonly explain: string;
  readonly outcome: string;
  readonly severityMatched: string;
  /** Weekly series of which every run's path is kept. */
  readonly paths: string;
  /** Whoever asks once more in the same words. */
  readonly again: string;
  /** What goes on with the finished parts that this work leaves: the end of a sentence of which they are the beginning. */
  readonly goOn: string;
};

/** A run is not the one that is stored: its message is printed as it stands and the exit code is 1. */
export class NotAsStored extends Error {}

/** The user's input is wrong: its message is printed as it stands and the exit code is 2. */
export class InputError extends Error {}

/** The disk is full, or its rights do not allow what is asked. */
export class DiskError extends InputError {}

/** A command was interrupted and left something behind: its message says what, and how to go on. */
export class Interrupted extends Error {}

/** An existing folder to write a study into, and the name under which a user will find it. */
export type Place = { readonly folder: string; readonly shown: string };

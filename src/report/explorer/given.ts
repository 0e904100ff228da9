import type { ReleaseTrigger } from "../../model/scenario/parts.ts";
import type { MechanismName, Scenario } from "../../model/scenario/scenario.ts";
import type { Fact } from "../../sim/engine/facts/fact.ts";
import type { Lang } from "../words/lang.ts";

/** An input that a reader can hold at a number, in the unit that the scenario writes. */
export type Control = {
  readonly path: string;
  readonly name: string;
  readonly what: string;
  /** In words; empty for a plain number. */
  readonly unit: string;
  /** What is shown over what is written: 100 where a share is shown in per cent. */
  readonly factor: number;
  readonly low: number;
  readonly high: number;
  /** The median of what the scenario draws, or the number that it has. */
  readonly at: number;
  /** Whether the scenario draws it: then most of its draws lie between `low` and `high`. */
  readonly isDrawn: boolean;
  /** Between which it can be held where what is on record is known; null where nowhere, absent where the page has no facts. */
  readonly known?: { readonly low: number; readonly high: number } | null | undefined;
  /** Whether equal steps of the slider are equal ratios. */
  readonly isLog: boolean;
};

type Switch = { readonly name: MechanismName; readonly title: string; readonly isOn: boolean };

/** What is on record of the world: what weighs runs, and the scenario with the policy that is on record. */
export type GivenFacts = {
  readonly name: string;
  /** Of the facts file, hex. */
  readonly sha256: string;
  readonly scenario: Scenario;
  readonly weighing: readonly Fact[];
  readonly asOf: string;
  readonly used: readonly { readonly title: string; readonly known: string }[];
  /** What the command line is given to know the same. */
  readonly args: readonly string[];
  /** Whether the page opens with them. */
  readonly isOn: boolean;
  /** Whether `args` name a file that is known; else one that the reader has to name. */
  readonly isFileKnown: boolean;
};

/** All that a page is given, as JSON inside it. */
export type Given = {
  readonly lang: Lang;
  readonly engineVersion: string;
  readonly seed: string;
  readonly runs: number;
  readonly scenario: Scenario;
  /** What a saved scenario extends; null where the page was made of results whose scenario lies in no file that is known. */
  readonly extended: string | null;
  /** How the command line is started. */
  readonly program: string;
  /** Inputs that matter most first, as the pilot found them: so many of them are shown at once. */
  readonly controls: readonly Control[];
  readonly shownControls: number;
  readonly switches: readonly Switch[];
  /** None where no stock is held. */
  readonly rules: readonly { readonly trigger: ReleaseTrigger; readonly title: string }[];
  readonly facts: GivenFacts | null;
  /** Runs of the scenario as written that lie in the page, worked out by the command; 0 where none do. */
  readonly shippedRuns: number;
  /** Another scenario to look at beside it, on the same draws. */
  readonly beside: Scenario | null;
};

import type { Distribution } from "./distributions/distribution.ts";

/** A official statistic or primary document, B reputable secondary, C single press or analyst figure, D inference. */
export type Grade = "A" | "B" | "C" | "D";

/**
 * One number of a scenario with its provenance. The model works with `distribution` times `toModelUnit`:
 * tonnes, weeks, $/kg, shares 0-1.
 */
export type Input = {
  readonly distribution: Distribution;
  /** As declared in the scenario, e.g. "months". */
  readonly unit: string;
  /** Factor from the declared unit to the model's: weeks, t, t/week, USD/kg, share; positive. */
  readonly toModelUnit: number;
  readonly source: string;
  /** Date of the evidence: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
  readonly grade: Grade;
};

export type Material = {
  readonly title: string;
  readonly form: string;
  /** Share of the country's total demand, 0-1; the shares of all materials sum to one. */
  readonly demandShare: Input;
  readonly quotes: {
    /** Quote in the exporter's home market at the start [$/kg]. */
    readonly domestic: Input;
    readonly fobOverDomestic: Input;
    /** Quote outside the exporter's market at the start [$/kg]. */
    readonly ask: Input;
    /** Standard deviation of the log quote over a year [1/sqrt(yr), converted to 1/sqrt(week)]. */
    readonly volatility: Input;
  };
};

export type Sector = {
  readonly title: string;
  /** 1 is served first under strict priority. */
  readonly priority: number;
  /** Relative weight in the demand for every material; weights are normalised to sum to one. */
  readonly demandWeight: Input;
  /** Stock of the makers at the start, in weeks of usual use. */
  readonly makerCover: Input;
};

export type Project = {
  readonly title: string;
  /** Planned start, ISO date. */
  readonly start: string;
  readonly slip: Input;
  /** Output of the first moment as a share of capacity; output then rises linearly to capacity over `rampTime`. */
  readonly firstYearYield: Input;
  readonly rampTime: Input;
  /** Share of the output open to the country, 0-1. */
  readonly openShare: Input;
  /** By material name [t/week]; materials that are absent are not produced. */
  readonly capacity: Readonly<Record<string, Input>>;
};

export type PolicyState = {
  readonly title: string;
  /** Share of the orders that is not loaded, by destination, 0-1. */
  readonly blocked: { readonly country: Input; readonly world: Input };
  /** Dwell time [weeks], or for ever. */
  readonly lasts: Input | "forever";
  /** What follows, with probabilities; one may be "remainder". Empty when the state lasts for ever. */
  readonly next: Readonly<Record<string, Input | "remainder">>;
};

export type AllocationRule = "proRata" | "priority" | "weighted";

/** What lets the national stock be released: nothing, makers' cover below a level, or a blocking policy state. */
export type ReleaseTrigger = "never" | "cover" | "policy";

type ReleaseRule = {
  readonly trigger: ReleaseTrigger;
  /** Cover trigger [weeks]: releases while the makers' mean cover of the eligible sectors is below it. */
  readonly coverBelow: Input;
  /** Most that is released in a week, as a share of the usual use of the eligible sectors. */
  readonly weeklyCap: Input;
  /** Share of the starting stock that is never released, 0-1. */
  readonly floor: Input;
  readonly decisionLag: Input;
  readonly deliveryLag: Input;
  /** Names of the sectors that may receive it. */
  readonly eligible: readonly string[];
};

/** Two uncertain inputs that tend to be high together, or, below 0, one high where the other is low. */
export type Correlation = {
  /** Paths of two inputs that are drawn once a run, e.g. `demand.total`. */
  readonly between: readonly [string, string];
  /** Spearman's rank correlation, above -1 and below 1, before ties of discrete values. */
  readonly rank: number;
  readonly source: string;
  readonly date: string;
  readonly grade: Grade;
};

export const mechanismNames = [
  "policy",
  "hoarding",
  "stockRelease",
  "elasticity",
  "thrift",
  "alternativeSupply",
  "priceNoise",
  "scarcityPremium",
] as const;
export type MechanismName = (typeof mechanismNames)[number];

/** A study's world, read and checked once at the door: past the reader nothing is re-checked. */
export type Scenario = {
  readonly schemaVersion: 1;
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly country: string;
  readonly exporter: string;
  /** First day of week 0, ISO date. */
  readonly start: string;
  /** Whole weeks simulated. */
  readonly horizonWeeks: number;
  /** Length of a step: 1, or 1/2, 1/4 ... of a week. */
  readonly stepWeeks: number;
  readonly mechanisms: Readonly<Record<MechanismName, boolean>>;
  readonly materials: Readonly<Record<string, Material>>;
  readonly sectors: Readonly<Record<string, Sector>>;
  readonly demand: {
    /** Use of all materials together before the shock [t/week]. */
    readonly total: Input;
    /** d ln use / d ln price paid within `elasticityLag`; zero or negative. */
    readonly elasticity: Input;
    readonly elasticityLag: Input;
    readonly thrift: {
      /** Largest share of use that thrift can save, 0-1. */
      readonly headroom: Input;
      readonly startLag: Input;
      readonly timeConstant: Input;
      /** How many times slower savings are given up than made; 1 or more. */
      readonly reversal: Input;
    };
  };
  readonly orders: {
    readonly adjustmentTime: Input;
    /** Share of the supply line that buyers account for, 0-1. */
    readonly supplyLineWeight: Input;
    /** Extra cover wanted at full fear [weeks]. */
    readonly hoardCover: Input;
    readonly fearTime: Input;
  };
  readonly shipments: {
    readonly transit: Input;
    /** Time constant in which blocked orders are worked off once released [weeks]. */
    readonly catchUp: Input;
    /** Most that can be loaded, over the usual flow; 1 or more. */
    readonly surge: Input;
  };
  readonly allocation: { readonly rule: AllocationRule };
  readonly nationalStock: {
    /** Stock of each material at the start, as weeks of the country's usual use. */
    readonly held: Input;
    readonly release: ReleaseRule;
  };
  readonly alternativeSupply: { readonly projects: Readonly<Record<string, Project>> };
  readonly quotes: {
    readonly fastHalfLife: Input;
    readonly slowHalfLife: Input;
    readonly slowShare: Input;
    readonly askResponseTime: Input;
    readonly askSensitivity: Input;
    readonly askExponent: Input;
    readonly openShareFloor: Input;
    readonly countryShareOfWorld: Input;
    readonly contractInterval: Input;
    readonly spotShare: Input;
  };
  readonly policy: {
    /** Up to this date the script is history; from it on the chain takes over, given how long the state has lasted. */
    readonly knownUntil: string;
    readonly script: readonly { readonly date: string; readonly state: string }[];
    readonly states: Readonly<Record<string, PolicyState>>;
  };
  readonly outcomes: { readonly lineStopShare: Input };
  /** Inputs are independent of each other but for these pairs. */
  readonly correlations?: readonly Correlation[];
};

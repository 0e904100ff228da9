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
  /** Form in which its quotes are given, e.g. oxide. */
  readonly quotedAs: string;
  /** The form of use that these quotes price, by name. */
  readonly quotedForm: string;
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

/** A form in which the metal comes in: raw (oxide, metal, alloy) or built into a magnet. */
export type Form = {
  readonly title: string;
  /** Share of the country's use that comes in this form, 0-1; the shares of all forms are normalised to sum to one. */
  readonly useShare: Input;
};

export const endUses = ["civil", "military"] as const;
/** Class of end user, as an export control tells them apart. */
export type EndUse = (typeof endUses)[number];

export type Sector = {
  readonly title: string;
  readonly endUse: EndUse;
  /** 1 is served first under strict priority. */
  readonly priority: number;
  /** Relative weight in the demand for every material; weights are normalised to sum to one. */
  readonly demandWeight: Input;
  /** Stock of the makers at the start, in weeks of usual use: the mean over the sector's firms. */
  readonly makerCover: Input;
  /** Number of firms with stocks of their own: the more there are, the earlier the first of them runs dry. */
  readonly firms: Input;
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

/** How the exporter treats one lane (a destination, a form, an end use). What is absent is free. */
export type Treatment = {
  /** Share of the orders that is refused outright, 0-1. */
  readonly blocked?: Input | undefined;
  /** The rest needs a licence: the office's mood, by its name in `licences.approval`. */
  readonly approval?: string | undefined;
};

export const stateRoles = ["open", "restricted", "fragmented"] as const;
/** What a state counts as: no restriction in force, one in force, or one that others have joined. */
export type StateRole = (typeof stateRoles)[number];

export type PolicyState = {
  readonly title: string;
  readonly role: StateRole;
  /** By form, then by end use. */
  readonly country: Readonly<Record<string, Readonly<Partial<Record<EndUse, Treatment>>>>>;
  /** Everyone else outside the exporter, by form. */
  readonly world: Readonly<Record<string, Treatment>>;
  /** Share of the supply from elsewhere that is kept from the country, 0-1; absent: none. */
  readonly alternativeWithheld?: Input | undefined;
  /**
   * Set where it is unclear at first whether the state covers civil use at all: the name of the state whose treatment
   * civil lanes keep in the runs in which it does not.
   */
  readonly ifNotCovered?: string | undefined;
  /** Dwell time [weeks]: a number of its own, the name of one in `policy.durations`, or "forever". */
  readonly lasts: Input | string;
  /** What follows, with probabilities; one may be "remainder". Empty when the state lasts for ever. */
  readonly next: Readonly<Record<string, Input | "remainder">>;
};

export type AllocationRule = "proRata" | "priority" | "weighted";

export const releaseTriggers = ["never", "cover", "price", "policy", "planned"] as const;
/**
 * What lets the national stock be released: nothing; makers' cover below a level; the ask above a multiple of its start;
 * a restriction in force; or a restriction in force, in equal parts over the time it is expected to last still.
 */
export type ReleaseTrigger = (typeof releaseTriggers)[number];

export type ReleaseRule = {
  readonly trigger: ReleaseTrigger;
  /** Cover trigger [weeks]: releases while the makers' mean cover of the eligible sectors is below it. */
  readonly coverBelow: Input;
  /** Price trigger: releases while the ask is above this multiple of its start. */
  readonly askAbove: Input;
  /** Most that is released in a week, as a share of the usual use of the eligible sectors. */
  readonly weeklyCap: Input;
  /** Share of the starting stock that is never released, 0-1. */
  readonly floor: Input;
  readonly decisionLag: Input;
  readonly deliveryLag: Input;
  /** Bought back in a week while nothing triggers and no restriction is in force, as a share of the starting stock. */
  readonly refill: Input;
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
  "settlement",
  "licences",
  "leakage",
  "hoarding",
  "firmSpread",
  "stockRelease",
  "elasticity",
  "thrift",
  "redesign",
  "alternativeSupply",
  "recycling",
  "priceNoise",
  "squeeze",
  "speculation",
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
  readonly forms: Readonly<Record<string, Form>>;
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
    readonly redesign: {
      /** From the first stress until designs without the metal are qualified [weeks]. */
      readonly qualification: Input;
      /** Share of use that qualified designs replace in a year at full stress [1/week]. */
      readonly rate: Input;
    };
  };
  readonly makers: {
    /** Spread of the firms' cover within a sector: standard deviation of its logarithm; a plain value. */
    readonly firmSpread: Input;
  };
  readonly orders: {
    readonly adjustmentTime: Input;
    /** Share of the supply line that buyers account for, 0-1. */
    readonly supplyLineWeight: Input;
    /** Extra cover wanted at full fear [weeks]. */
    readonly hoardCover: Input;
    readonly fearTime: Input;
    /** Share of the orders that moves to the form that is open, 0-1. */
    readonly formMobility: Input;
  };
  readonly licences: {
    /** Probability that a batch is granted, by the office's mood, 0-1; drawn for each desk of the office. */
    readonly approval: Readonly<Record<string, Input>>;
    /** Wait that the law sets, before the office's own delay [weeks]. */
    readonly statutoryWait: Input;
    /** What the office takes beyond it; drawn for each batch. */
    readonly delay: Input;
  };
  readonly leakage: {
    /** Largest share of a blocked flow that comes by other ways, 0-1. */
    readonly ceiling: Input;
    /** Time in which it follows the price gap. */
    readonly lag: Input;
    /** Time constant in which enforcement closes the ways, from the first block on. */
    readonly enforcementTime: Input;
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
  readonly recycling: {
    /** Most that recycling adds under full stress, as a share of usual use. */
    readonly cap: Input;
    readonly timeConstant: Input;
  };
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
  readonly squeeze: {
    /** Onsets a week in the exporter's home market [1/week]. */
    readonly hazard: Input;
    /** Share of the home market's supply that a squeeze takes away, 0-1. */
    readonly cut: Input;
    readonly lasts: Input;
    /** Elasticity of use that a squeeze meets at first and after the long run's time; below zero. */
    readonly shortElasticity: Input;
    readonly longElasticity: Input;
    /** Time constant in which the price and, from short to long, the elasticity work. */
    readonly responseTime: Input;
    readonly adjustmentTime: Input;
    /** Most that speculators can hold at the starting price, as weeks of the home market's use. */
    readonly speculatorsWealth: Input;
    /** Time over which speculators read the trend. */
    readonly trendTime: Input;
    /** A squeeze that is known to have begun: its day, or none. */
    readonly began: string | "unknown";
  };
  readonly policy: {
    /** Up to this date the script is history; from it on the chain takes over, given how long the state has lasted. */
    readonly knownUntil: string;
    readonly script: readonly { readonly date: string; readonly state: string }[];
    /** Whether a state that may not cover civil use does, and how long after it has begun one knows. */
    readonly coverage: { readonly probability: Input; readonly foundOutAfter: Input };
    /** Speed of a restriction's clock: exp(lostSales x share of the exporter's sales lost + counterLeverage - lockIn). */
    readonly settlement: { readonly lostSales: Input; readonly counterLeverage: Input; readonly lockIn: Input };
    /** Dwell times that states share, by name. */
    readonly durations: Readonly<Record<string, Input>>;
    readonly states: Readonly<Record<string, PolicyState>>;
  };
  readonly loss: {
    readonly currency: string;
    /** Gross domestic product [billion of the currency a year]. */
    readonly gdp: Input;
    /** Share of a year's GDP lost when every sector stands still for a year: a low and a high reading. */
    readonly yearLow: Input;
    readonly yearHigh: Input;
  };
  readonly outcomes: {
    readonly lineStopShare: Input;
    /** Restrictions that last no longer in all are a brief standoff [weeks]. */
    readonly briefWithin: Input;
    /** Weeks in a fragmented state from which on the market counts as fragmented. */
    readonly fragmentedFrom: Input;
  };
  /** Inputs are independent of each other but for these pairs. */
  readonly correlations?: readonly Correlation[];
};

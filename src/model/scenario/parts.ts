import type { Distribution } from "../distributions/distribution.ts";
import type { Title } from "./title.ts";

/** A official statistic or primary document, B reputable secondary, C single press or analyst figure, D inference. */
export const grades = ["A", "B", "C", "D"] as const;
export type Grade = (typeof grades)[number];

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
  /** Drawn with others: so many times a parameter of the scenario's posterior. `distribution` is what that says of it alone. */
  readonly parameter?: { readonly name: string; readonly times: number } | undefined;
  readonly source: string;
  /** Date of the evidence: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
  readonly grade: Grade;
};

export const quoteBases = ["domestic", "ask"] as const;
/** Whose quote it is: that of the exporter's home market, or the ask outside it. */
export type QuoteBasis = (typeof quoteBases)[number];

/** A quote on record: the simulated one is held to it on its day. */
export type KnownQuote = {
  /** ISO date. */
  readonly date: string;
  readonly basis: QuoteBasis;
  /** [$/kg] */
  readonly value: number;
  readonly source: string;
  readonly grade: Grade;
};

export const ownPriceBases = ["domestic", "fob", "ask", "margin", "paid"] as const;
/** Which price of the model a path of the user's own stands in for. */
export type OwnPriceBasis = (typeof ownPriceBases)[number];

/** One price of one material as the user says that it goes. */
export type OwnPriceCourse = {
  readonly material: string;
  readonly basis: OwnPriceBasis;
  /** In order of time: an ISO date, or a week counted from the start; and the price [$/kg]. */
  readonly points: readonly (readonly [when: string | number, usdPerKg: number])[];
};

/** Prices of the user's own, from a table: one path, or a fan of them of which each run has one. */
export type OwnPrices = {
  /** Name of the table, and the SHA-256 of its text, hex. */
  readonly file: string;
  readonly sha256: string;
  readonly source: string;
  readonly date: string;
  readonly grade: Grade;
  /** Where in the fan a run's path lies, 0-1: paths in the order of the table, each as wide as its weight. Absent: there is one path. */
  readonly position?: Input | undefined;
  readonly paths: readonly {
    readonly name: string;
    readonly weight: number;
    readonly prices: readonly OwnPriceCourse[];
  }[];
};

export type Material = {
  readonly title: Title;
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
    /** Quotes on record, in any order; those after `policy.knownUntil` are not used. */
    readonly known?: readonly KnownQuote[] | undefined;
  };
};

/** A form in which the metal comes in: oxide, alloy or built into a magnet, for example. */
export type Form = {
  readonly title: Title;
  /** Share of the country's use that comes in this form, 0-1; the shares of all forms are normalised to sum to one. */
  readonly useShare: Input;
  /** Whether the metals of a shipment are inside one piece, and so licensed together; absent: each by itself. */
  readonly decidedTogether?: boolean | undefined;
  /** The country's share of what the exporter usually sends abroad in this form, above 0 to 1. */
  readonly countryShare: Input;
};

/** A line of the customs' statistics: forms that are counted together, by name. */
export type CustomsLine = { readonly title: Title; readonly forms: readonly string[] };

export const endUses = ["civil", "military"] as const;
/** Class of end user, as an export control tells them apart. */
export type EndUse = (typeof endUses)[number];

export type Sector = {
  readonly title: Title;
  readonly endUse: EndUse;
  /** 1 is served first under strict priority. */
  readonly priority: number;
  /** Relative weight in the demand for every material; weights are normalised to sum to one. */
  readonly demandWeight: Input;
  /** How small the sector's makers are, from 0, the largest, to 1: the cover of small ones is a share of that of large ones. */
  readonly smallness: Input;
  /** Number of firms with stocks of their own: the more there are, the earlier the first of them runs dry. */
  readonly firms: Input;
};

export type Project = {
  readonly title: Title;
  /** Planned start, ISO date. */
  readonly start: string;
  readonly slip: Input;
  /** Output of the first moment as a share of capacity; output then rises linearly to capacity over `rampTime`. */
  readonly firstYearYield: Input;
  readonly rampTime: Input;
  /** Share of the output that the country buys under contract, and share that it may buy in all, 0-1. */
  readonly firmShare: Input;
  readonly availableShare: Input;
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
type StateRole = (typeof stateRoles)[number];

export type PolicyState = {
  readonly title: Title;
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

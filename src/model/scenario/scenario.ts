import type { OwnOutcome } from "./formula.ts";
import type {
  AllocationRule,
  Correlation,
  CustomsLine,
  Form,
  Input,
  Material,
  OwnPrices,
  PolicyState,
  Project,
  ReleaseRule,
  Sector,
} from "./parts.ts";
import type { Posterior } from "./posterior.ts";
import type { Title } from "./title.ts";

export const mechanismNames = [
  "policy",
  "settlement",
  "licences",
  "leakage",
  "hoarding",
  "otherBuyers",
  "formSwitching",
  "firmSpread",
  "sharing",
  "planning",
  "stockRelease",
  "elasticity",
  "thrift",
  "redesign",
  "alternativeSupply",
  "bids",
  "recycling",
  "priceNoise",
  "knownQuotes",
  "squeeze",
  "speculation",
  "scarcityPremium",
  "clearing",
] as const;
export type MechanismName = (typeof mechanismNames)[number];

/** A study's world, read and checked once at the door: past the reader nothing is re-checked. */
export type Scenario = {
  readonly schemaVersion: 1;
  readonly name: string;
  readonly title: Title;
  /** What headlines and columns call it; its title where it is left out. */
  readonly shortTitle?: Title | undefined;
  readonly summary: Title;
  readonly country: Title;
  readonly exporter: Title;
  /** First day of week 0, ISO date: outcomes and series count from it. */
  readonly start: string;
  /**
   * Day on which a run begins, whole weeks before `start`; absent: at the start. Stocks, pipelines and quotes of the
   * scenario are those of this day, and what the start finds is what the weeks between have made of them.
   */
  readonly historyFrom?: string | undefined;
  /** Whole weeks simulated. */
  readonly horizonWeeks: number;
  /** Length of a step: 1, or 1/2, 1/4 ... of a week. */
  readonly stepWeeks: number;
  readonly mechanisms: Readonly<Record<MechanismName, boolean>>;
  readonly materials: Readonly<Record<string, Material>>;
  readonly forms: Readonly<Record<string, Form>>;
  /** Lines of the customs' statistics that count several forms together; their series bear the line's name as those of a form do. */
  readonly customs?: Readonly<Record<string, CustomsLine>> | undefined;
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
    /** Usual stock of large makers, in weeks of usual use: the mean over firms. */
    readonly cover: Input;
    /** Cover of small makers over that of large ones. */
    readonly smallOverLarge: Input;
    /** Spread of the firms' cover within a sector: standard deviation of its logarithm. */
    readonly firmSpread: Input;
    /** Share of a dry firm's shortage that firms with stock make good, 0-1. */
    readonly sharing: Input;
    /** Share of need that can be rationed away within a quarter of a year at no loss of output, 0-1. */
    readonly rationable: Input;
  };
  readonly orders: {
    readonly adjustmentTime: Input;
    /** Share of the supply line that buyers account for, 0-1. */
    readonly supplyLineWeight: Input;
    /** Extra cover wanted at full fear [weeks]. */
    readonly hoardCover: Input;
    readonly fearTime: Input;
    /** Mean time in which a use is qualified for another form [weeks]. */
    readonly qualification: Input;
  };
  readonly others: {
    /** Usual stock of everyone else outside the exporter [weeks of their use]: the mean over buyers. */
    readonly cover: Input;
  };
  readonly licences: {
    /** Probability that a lot is granted, by the office's mood, 0-1. */
    readonly approval: Readonly<Record<string, Input>>;
    /** Standard deviation of the log-odds among the office's decisions. */
    readonly deskSpread: Input;
    /** Lots in which a week's usual flow of a material in a form is applied for. */
    readonly lotsPerWeek: Input;
    /** Mean wait from an application to the answer [weeks]. */
    readonly wait: Input;
    /** Share of the office's work on open applications that rests while their lane is blocked, 0-1. */
    readonly suspendedShare: Input;
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
    /** Time in which half of a deviation of a quote's logarithm fades. */
    readonly halfLife: Input;
    readonly askResponseTime: Input;
    readonly askSensitivity: Input;
    readonly contractInterval: Input;
    readonly spotShare: Input;
    /** Correlation of the materials' shocks, 0-1: of every two the same; absent: they are independent. */
    readonly correlation?: Input | undefined;
    /** Jumps of the exporter's home market, of all materials at once; absent: there are none. */
    readonly jumps?:
      | {
          /** Jumps a week [1/week]. */
          readonly rate: Input;
          /** Factor on the quote at the median jump, and standard deviation of its logarithm. */
          readonly median: Input;
          readonly spread: Input;
        }
      | undefined;
  };
  /** Paths that stand in for simulated prices; absent: none do. */
  readonly ownPrices?: OwnPrices | undefined;
  readonly market: {
    /** Price at which the least valuable line stands still, over FOB at the beginning. */
    readonly mostMultiple: Input;
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
  /** Outcomes beside those that every scenario has; absent: none. */
  readonly ownOutcomes?: readonly OwnOutcome[] | undefined;
  /** Inputs are independent of each other but for these pairs. */
  readonly correlations?: readonly Correlation[];
  /** From which inputs that name one of its parameters are drawn, together; absent: none is. */
  readonly posterior?: Posterior | undefined;
};

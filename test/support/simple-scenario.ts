import { inputSpecs } from "../../src/model/declarations.ts";
import type { Distribution } from "../../src/model/distributions/distribution.ts";
import type { InputId, NumberRange } from "../../src/model/scenario/input-spec.ts";
import type { Input, KnownQuote, PolicyState, Project, Sector } from "../../src/model/scenario/parts.ts";
import { type MechanismName, mechanismNames, type Scenario } from "../../src/model/scenario/scenario.ts";

/** An input in the model's own unit. */
export function input(given: number | Distribution, unit = "model"): Input {
  const distribution: Distribution = typeof given === "number" ? { kind: "constant", value: given } : given;
  return { distribution, unit, toModelUnit: 1, source: "test", date: "2026", grade: "D" };
}

export type Choices = {
  readonly materials?: readonly string[];
  readonly sectors?: Readonly<
    Record<
      string,
      {
        readonly cover?: number | Distribution;
        readonly weight?: number;
        readonly priority?: number;
        readonly endUse?: Sector["endUse"];
        readonly firms?: number;
      }
    >
  >;
  readonly horizonWeeks?: number;
  readonly stepWeeks?: number;
  readonly demandPerWeek?: number | Distribution;
  /** Share blocked by the ban that starts with week `banFrom` and lasts `banWeeks`. */
  readonly blocked?: number | Distribution;
  readonly blockedWorld?: number;
  readonly banFromDay?: number;
  readonly banWeeks?: number | Distribution | "forever";
  readonly transit?: number | Distribution;
  readonly adjustmentTime?: number;
  readonly supplyLineWeight?: number;
  readonly hoardWeeks?: number;
  readonly fearTime?: number;
  readonly elasticity?: number;
  readonly headroom?: number;
  readonly held?: number | Distribution;
  readonly release?: Partial<Scenario["nationalStock"]["release"]>;
  readonly projects?: Readonly<Record<string, Project>>;
  readonly allocation?: Scenario["allocation"]["rule"];
  readonly mechanisms?: Partial<Record<MechanismName, boolean>>;
  /** Any other number, by its path. */
  readonly numbers?: Readonly<Partial<Record<InputId, number | Distribution>>>;
  /** Where all others stand that nothing here names: as near to none as they may be, unless amid their range is asked for. */
  readonly others?: "amid";
  readonly volatility?: number;
  readonly ask?: number;
  readonly mostMultiple?: number;
  /** Quotes on record of each material, by the day from the start. */
  readonly known?: readonly (Pick<KnownQuote, "basis" | "value"> & { readonly day: number })[] | undefined;
  readonly states?: Readonly<Record<string, PolicyState>>;
  /** Share of the use by form; one form, raw, unless asked otherwise. */
  readonly forms?: Readonly<Record<string, number>>;
  /** Mean time until a use is qualified for another form [weeks]. */
  readonly qualificationWeeks?: number;
  readonly firmSpread?: number | Distribution;
  readonly sharing?: number | Distribution;
  readonly rationable?: number | Distribution;
  readonly countryShare?: number;
  readonly licences?: Partial<Scenario["licences"]>;
  readonly leakage?: Partial<Scenario["leakage"]>;
  readonly recycling?: Partial<Scenario["recycling"]>;
  readonly redesign?: Partial<Scenario["demand"]["redesign"]>;
  readonly squeeze?: Partial<Scenario["squeeze"]>;
  readonly settlement?: Partial<Scenario["policy"]["settlement"]>;
  readonly coverage?: Partial<Scenario["policy"]["coverage"]>;
  readonly loss?: Partial<Scenario["loss"]>;
  readonly orders?: Partial<Scenario["orders"]>;
  readonly shipments?: Partial<Scenario["shipments"]>;
  readonly quotes?: Partial<Scenario["quotes"]>;
  readonly outcomes?: Partial<Scenario["outcomes"]>;
  /** Days from the start and states; a ban from `banFromDay` on unless asked otherwise. */
  readonly script?: readonly { readonly day: number; readonly state: string }[];
  readonly knownUntilDay?: number;
};

const start = "2026-01-05";

function isoDay(day: number): string {
  return new Date(Date.parse(start) + day * 86_400_000).toISOString().slice(0, 10);
}

/** Off unless asked otherwise: their numbers would not be without effect. */
const off: ReadonlySet<MechanismName> = new Set([
  "hoarding",
  "otherBuyers",
  "formSwitching",
  "elasticity",
  "thrift",
  "priceNoise",
]);

/** The number of a range that is nearest to none. */
function least({ low, high, openBelow = false }: NumberRange): number {
  return openBelow && low === 0 ? Math.min(1, high) : Math.min(high, Math.max(low, 0));
}

function amid({ low, high }: NumberRange): number {
  return low + (high === Infinity ? 10 : (high - low) / 10);
}

const usualCover = 15;

/** The cover of large makers: the largest that is asked for, or the one that is drawn. */
function largestCover(covers: readonly (number | Distribution)[]): number | Distribution {
  const drawn = covers.find((cover) => typeof cover !== "number");
  return drawn ?? Math.max(...covers.map(Number));
}

/** How small the makers are that hold so much, where the smallest hold half of the largest; beyond 1 where they hold less. */
function smallnessOf(cover: number | Distribution, largest: number | Distribution): number {
  if (typeof largest === "number" && typeof cover === "number")
    return cover === largest ? 0 : Math.log2(largest / cover);
  if (cover === largest) return 0;
  throw new RangeError("one cover only can be drawn: all sectors share it");
}

/** What a scenario may leave out, and does unless asked otherwise. */
const leftOut = /^(ownPrices|quotes\.(correlation|jumps))\b/;

type Part = Readonly<Record<string, unknown>>;

function withNumber(part: Part, [key, ...below]: readonly string[], number: (there: unknown) => unknown): Part {
  if (below.length === 0) return { ...part, [key]: number(part[key]) };
  return { ...part, [key]: withNumber((part[key] ?? {}) as Part, below, number) };
}

/** Numbers that are chosen by their path, and those that nothing names. */
function withTheRest(scenario: Partial<Scenario>, { numbers = {}, others }: Choices): Scenario {
  let whole: Part = scenario;
  for (const [id, number] of Object.entries(numbers)) whole = withNumber(whole, id.split("."), () => input(number));
  for (const [id, { range }] of Object.entries(inputSpecs))
    if (!id.includes("{") && !leftOut.test(id))
      whole = withNumber(
        whole,
        id.split("."),
        (there) => there ?? input(others === "amid" ? amid(range) : least(range)),
      );
  return whole as Scenario;
}

/** A world of constants, quiet unless asked otherwise: one metal, one sector, no noise, no thrift, no elasticity. */
export function simpleScenario(choices: Choices = {}): Scenario {
  const materials = choices.materials ?? ["Dy"];
  const sectors = choices.sectors ?? { traction: {} };
  const largest = largestCover(Object.values(sectors).map(({ cover = usualCover }) => cover));
  const banFrom = choices.banFromDay ?? 0;
  const forms = choices.forms ?? { raw: 1 };
  const state = (
    country: number | Distribution,
    world: number,
    lasts: PolicyState["lasts"],
    next: PolicyState["next"],
  ): PolicyState => ({
    title: "test",
    role: country === 0 ? "open" : "restricted",
    country: Object.fromEntries(
      Object.keys(forms).map((form) => [
        form,
        { civil: { blocked: input(country) }, military: { blocked: input(country) } },
      ]),
    ),
    world: Object.fromEntries(Object.keys(forms).map((form) => [form, { blocked: input(world) }])),
    lasts,
    next,
  });
  const states = choices.states ?? {
    open: state(0, 0, "forever", {}),
    ban: state(
      choices.blocked ?? 1,
      choices.blockedWorld ?? 0,
      choices.banWeeks === undefined || choices.banWeeks === "forever" ? "forever" : input(choices.banWeeks),
      choices.banWeeks === undefined || choices.banWeeks === "forever" ? {} : { open: "remainder" },
    ),
  };
  const first = choices.states === undefined ? "ban" : Object.keys(states)[0];
  const fromDay = [
    { day: 0, state: "open" },
    { day: banFrom, state: "ban" },
  ];
  const script = choices.script ?? (banFrom === 0 ? [{ day: 0, state: first }] : fromDay);
  const scenario: Partial<Scenario> = {
    schemaVersion: 1,
    name: "simple",
    title: "simple",
    summary: "",
    country: "Here",
    exporter: "There",
    start,
    horizonWeeks: choices.horizonWeeks ?? 52,
    stepWeeks: choices.stepWeeks ?? 1,
    mechanisms: {
      ...(Object.fromEntries(mechanismNames.map((name) => [name, !off.has(name)])) as Scenario["mechanisms"]),
      ...choices.mechanisms,
    },
    materials: Object.fromEntries(
      materials.map((name) => [
        name,
        {
          title: name,
          quotedAs: "oxide",
          quotedForm: Object.keys(forms)[0],
          demandShare: input(1 / materials.length),
          quotes: {
            domestic: input(200),
            fobOverDomestic: input(1.5),
            ask: input(choices.ask ?? 300),
            volatility: input(choices.volatility ?? 0.03),
            ...(choices.known && {
              known: choices.known.map(({ day, ...quote }) => ({
                ...quote,
                date: isoDay(day),
                source: "test",
                grade: "B" as const,
              })),
            }),
          },
        },
      ]),
    ),
    forms: Object.fromEntries(
      Object.entries(forms).map(([name, share]) => [
        name,
        { title: name, useShare: input(share), countryShare: input(choices.countryShare ?? 0.5) },
      ]),
    ),
    sectors: Object.fromEntries(
      Object.entries(sectors).map(([name, { cover, weight, priority, endUse, firms }], index): [string, Sector] => [
        name,
        {
          title: name,
          endUse: endUse ?? "civil",
          firms: input(firms ?? 1),
          priority: priority ?? index + 1,
          demandWeight: input(weight ?? 1),
          smallness: input(smallnessOf(cover ?? usualCover, largest)),
        },
      ]),
    ),
    demand: {
      total: input(choices.demandPerWeek ?? 10),
      elasticity: input(choices.elasticity ?? -0.12),
      elasticityLag: input(26),
      thrift: {
        headroom: input(choices.headroom ?? 0.3),
        startLag: input(30),
        timeConstant: input(100),
        reversal: input(4),
      },
      redesign: { qualification: input(0), rate: input(0), ...choices.redesign },
    },
    makers: {
      cover: input(largest),
      smallOverLarge: input(0.5),
      firmSpread: input(choices.firmSpread ?? 0),
      sharing: input(choices.sharing ?? 0),
      rationable: input(choices.rationable ?? 0),
    },
    orders: {
      adjustmentTime: input(choices.adjustmentTime ?? 8),
      supplyLineWeight: input(choices.supplyLineWeight ?? 0.2),
      hoardCover: input(choices.hoardWeeks ?? 2),
      fearTime: input(choices.fearTime ?? 4),
      qualification: input(choices.qualificationWeeks ?? 0),
      ...choices.orders,
    },
    licences: {
      approval: {},
      deskSpread: input(0),
      lotsPerWeek: input(10),
      wait: input(3),
      suspendedShare: input(1),
      ...choices.licences,
    },
    leakage: { ceiling: input(0), lag: input(12), enforcementTime: input(100), ...choices.leakage },
    shipments: { transit: input(choices.transit ?? 0), catchUp: input(5), surge: input(2.17), ...choices.shipments },
    allocation: { rule: choices.allocation ?? "proRata" },
    nationalStock: {
      held: input(choices.held ?? 0),
      release: {
        trigger: "never",
        coverBelow: input(6),
        askAbove: input(2),
        weeklyCap: input(1),
        floor: input(0),
        decisionLag: input(0),
        deliveryLag: input(0),
        refill: input(0),
        eligible: Object.keys(sectors),
        ...choices.release,
      },
    },
    alternativeSupply: { projects: choices.projects ?? {} },
    recycling: { cap: input(0), timeConstant: input(100), ...choices.recycling },
    quotes: {
      halfLife: input(26),
      askResponseTime: input(2),
      askSensitivity: input(0.45),
      contractInterval: input(13),
      spotShare: input(0.01),
      ...choices.quotes,
    },
    market: { mostMultiple: input(choices.mostMultiple ?? 100) },
    squeeze: {
      hazard: input(0),
      cut: input(0.2),
      lasts: input(35),
      shortElasticity: input(-0.12),
      longElasticity: input(-0.45),
      responseTime: input(26),
      adjustmentTime: input(52),
      speculatorsWealth: input(2),
      trendTime: input(13),
      began: "unknown",
      ...choices.squeeze,
    },
    policy: {
      coverage: { probability: input(1), foundOutAfter: input(0), ...choices.coverage },
      settlement: { lostSales: input(0), counterLeverage: input(0), lockIn: input(0), ...choices.settlement },
      durations: {},
      knownUntil: isoDay(choices.knownUntilDay ?? choices.script?.at(-1)?.day ?? banFrom),
      script: script.map(({ day, state }) => ({ date: isoDay(day), state })),
      states,
    },
    loss: { currency: "JPY", gdp: input(600_000), yearLow: input(0.0043), yearHigh: input(0.013), ...choices.loss },
    outcomes: { lineStopShare: input(0.1), briefWithin: input(26), fragmentedFrom: input(13), ...choices.outcomes },
  };
  return withTheRest(scenario, choices);
}

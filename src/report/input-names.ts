import type { Manifest } from "../sim/results.ts";
import { factsOf } from "./names.ts";

const words: Readonly<Record<string, string>> = {
  "policy.coverage": "whether civil use is covered",
  "policy.coverage.foundOutAfter": "when it is found out whether civil use is covered",
  "demand.total": "use before the shock",
  "demand.elasticity": "how far use answers to price",
  "demand.elasticityLag": "how fast use answers to price",
  "demand.thrift.headroom": "how much thrift can save",
  "demand.redesign.rate": "how fast designs do without",
  "makers.firmSpread": "how far firms differ in stock",
  "orders.adjustmentTime": "how fast buyers reorder",
  "orders.hoardCover": "how much buyers hoard",
  "orders.fearTime": "how long fear lasts",
  "orders.formMobility": "how far orders move to magnets, or back",
  "leakage.ceiling": "how much leaks",
  "leakage.lag": "how fast leaks open",
  "leakage.enforcementTime": "how fast leaks are closed",
  "shipments.transit": "time in transit",
  "nationalStock.held": "size of the national stock",
  "quotes.askSensitivity": "how strongly the ask answers to scarcity",
  "quotes.askResponseTime": "how fast the ask answers",
  "quotes.contractInterval": "how often contracts are repriced",
  "quotes.spotShare": "share bought at the spot ask",
  "squeeze.hazard": "how often the home market is squeezed",
  "squeeze.cut": "how hard a squeeze is",
  "squeeze.lasts": "how long a squeeze lasts",
  "squeeze.shortElasticity": "elasticity a squeeze meets at first",
  "squeeze.longElasticity": "elasticity a squeeze meets later",
  "squeeze.responseTime": "how fast prices answer to a squeeze",
  "outcomes.briefWithin": "what counts as brief",
  "loss.yearLow": "output that hangs on the metals, low",
  "loss.yearHigh": "output that hangs on the metals, high",
};

const patterns: readonly {
  readonly pattern: RegExp;
  readonly text: (keys: readonly string[], titles: Titles) => string;
}[] = [
  { pattern: /^policy\.states\.([^.]+)\.lasts$/, text: ([state], { states }) => `how long it lasts: ${states(state)}` },
  {
    pattern: /^policy\.states\.([^.]+)\.next\.([^.]+)$/,
    text: ([, to], { states }) => `odds that next comes: ${states(to)}`,
  },
  {
    pattern: /^policy\.states\.([^.]+)\.(country|world)\..+\.blocked$/,
    text: ([state], { states }) => `how much is refused: ${states(state)}`,
  },
  {
    pattern: /^policy\.states\.([^.]+)\.alternativeWithheld$/,
    text: ([state], { states }) => `how much others withhold: ${states(state)}`,
  },
  { pattern: /^sectors\.([^.]+)\.makerCover$/, text: ([sector], { sectors }) => `makers' stock: ${sectors(sector)}` },
  { pattern: /^sectors\.([^.]+)\.firms$/, text: ([sector], { sectors }) => `number of firms: ${sectors(sector)}` },
  { pattern: /^sectors\.([^.]+)\.demandWeight$/, text: ([sector], { sectors }) => `weight of ${sectors(sector)}` },
  { pattern: /^forms\.([^.]+)\.useShare$/, text: ([form], { forms }) => `share that comes in as ${forms(form)}` },
  {
    pattern: /^alternativeSupply\.projects\.([^.]+)\.slip$/,
    text: ([project], { projects }) => `how late: ${projects(project)}`,
  },
  {
    pattern: /^alternativeSupply\.projects\.([^.]+)\.(firstYearYield|capacity\..+|openShare|rampTime)$/,
    text: ([project], { projects }) => `how much: ${projects(project)}`,
  },
  { pattern: /^licences\.favour\..+$/, text: () => "how the licence office favours one lane" },
];

type Titles = Readonly<Record<"states" | "sectors" | "forms" | "projects", (key: string) => string>>;

/** An input in a few words; one without words goes by its path. */
export function inputName(path: string, manifest: Manifest): string {
  const known = words[path];
  if (known !== undefined) return known;
  const titles = titlesOf(manifest);
  for (const { pattern, text } of patterns) {
    const found = pattern.exec(path);
    if (found !== null) return text(found.slice(1), titles);
  }
  return path;
}

function titlesOf(manifest: Manifest): Titles {
  // The reader of scenarios has checked the document; here it is only a record.
  const scenario = manifest.scenario as {
    readonly forms?: Titled;
    readonly policy?: { readonly states?: Titled };
    readonly alternativeSupply?: { readonly projects?: Titled };
  };
  const titled = (of: Titled | undefined) => (key: string) => of?.[key]?.title ?? key;
  return {
    states: titled(scenario.policy?.states),
    sectors: factsOf(manifest).titles.sector,
    forms: titled(scenario.forms),
    projects: titled(scenario.alternativeSupply?.projects),
  };
}

type Titled = Readonly<Record<string, { readonly title: string }>>;

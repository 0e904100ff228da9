import { dateOfWeek } from "../../../model/calendar.ts";
import { inputLine, nameOf, type Quantity, quoted, type SectorAnswer } from "./answers.ts";
import type { Answers } from "./questions.ts";

/** How much is used and can be saved, what is in stock, and how buyers and prices react. */
function behaviourText(
  { demand, stock, sectors }: Pick<Answers, "demand" | "stock" | "sectors">,
  { said, fixed, assumed }: Numbers,
): string {
  return `demand:
  # Use of the country before the stop.
  total: ${said(demand, "demand")}
  thrift:
    # Most that can be saved by using less for the same product.
    headroom: ${assumed("{ kind: uniform, low: 0, high: 0.4 }", "share")}

orders:
  # How fast buyers take fright: 4 weeks where a stop is remembered, 13 where none is (configs/evidence/behaviour.md).
  fearTime: ${assumed("{ kind: uniform, low: 4, high: 13 }", "weeks")}
  qualification: ${fixed(0, "months", "of no effect: there is one form")}

leakage:
  # Most of a blocked flow that comes all the same, through third countries.
  ceiling: ${assumed("{ kind: uniform, low: 0, high: 0.3 }", "share")}

nationalStock:
  held: ${said(stock, "stock")}
  release:
    # never, cover, price, policy or planned; check says the rule in words.
    trigger: cover
    eligible: [${sectors.map(({ name: each }) => each).join(", ")}]

recycling:
  cap: ${assumed("{ kind: uniform, low: 0, high: 0.1 }", "share")}

quotes:
  # The country's share of the demand outside the exporter: how much its need moves the world's price.
  spotShare: ${assumed("{ kind: uniform, low: 0, high: 0.3 }", "share")}
  contractInterval: ${assumed("{ kind: uniform, low: 1, high: 12 }", "months")}
`;
}

/** What a standstill costs. */
function lossText(
  { gdp, currency, standstill }: Pick<Answers, "gdp" | "currency" | "standstill">,
  { said, assumed, fixed }: Numbers,
): string {
  const noGdp = fixed(1, "trillion", "none was given: no money, only shares of GDP can be read");
  const reading = (which: "low" | "high", otherwise: string) =>
    standstill === undefined ? assumed(otherwise, "share") : said(readingOf(standstill, which), "standstill");
  return `# What a standstill costs: the share of a year's GDP that is lost when all sectors above stand still for a year. A
# sector that stands still for part of it costs its part, by its share of the use. There are two readings, and both are
# reported, never their mean: as the low one take the value added of those sectors over GDP (national accounts), as the
# high one also what is made from their products (input-output tables).
${gdp === undefined ? withoutGdp : withGdp}loss:
  currency: ${currency ?? "XXX"}
  gdp: ${gdp === undefined ? noGdp : said(gdp, "gdp")}
  yearLow: ${reading("low", "{ kind: uniform, low: 0, high: 0.001 }")}
  yearHigh: ${reading("high", "{ kind: uniform, low: 0.001, high: 0.01 }")}
`;
}

const withoutGdp = `# No GDP was given: XXX is the code of no currency, and of a GDP of one trillion of it a billion is a thousandth. State
# both and get money.
`;

const withGdp = `# GDP turns shares into money: write the year it is of into its source.
`;

function readingOf({ numbers, unit }: Quantity, which: "low" | "high"): Quantity {
  return { numbers: [which === "low" ? numbers[0] : numbers[numbers.length - 1]], unit };
}

/** Numbers as lines of YAML, each with where it comes from, all of the day of the scenario. */
type Numbers = {
  /** What a flag or an answer said. */
  readonly said: (quantity: Quantity, flag: string) => string;
  readonly assumed: (distribution: string, unit: string) => string;
  readonly fixed: (value: number, unit: string, source: string) => string;
};

/** `date` is a month, YYYY-MM. */
function numbersOf(date: string): Numbers {
  return {
    said: (quantity, flag) => inputLine(quantity, `said to init as --${flag}: write here where it comes from`, date),
    assumed: (distribution, unit) =>
      `{ distribution: ${distribution}, unit: ${unit}, source: "assumption of the template, wide on purpose: no evidence", date: ${date}, grade: D }`,
    fixed: (value, unit, source) =>
      `{ value: ${value}, unit: ${unit}, source: ${quoted(source)}, date: ${date}, grade: D }`,
  };
}

/** Trade as usual, then the ban; how long either lasts. */
function policyText({ start, lasts }: Pick<Answers, "start" | "lasts">, { said, fixed }: Numbers): string {
  return `# What the exporter does: states, how long each lasts, and what follows it. A branch is one more state with its odds.
policy:
  # History ends here: from this day on how long the ban lasts is drawn, given how long it has lasted. Where it began a
  # while ago, write the last day on which you know that it was in force.
  knownUntil: ${start}
  script:
    - { date: ${dateOfWeek(start, -52)}, state: open }
    - { date: ${start}, state: ban }
  states:
    open:
      title: trade as usual
      role: open
      country: { all: { civil: {}, military: {} } }
      world: { all: {} }
      # calm: relapses after episodes on record (configs/evidence/fits.md, 5).
      lasts: calm
      next: { ban: remainder }
    ban:
      title: exports stopped
      role: restricted
      country:
        all:
          civil: &stopped { blocked: ${fixed(1, "share", "a full stop; what leaks all the same stands in leakage")} }
          military: *stopped
      world: { all: {} }
${lasts === undefined ? asOnRecord : `      lasts: ${said(lasts, "lasts")}`}
      next: { open: remainder }
`;
}

const asOnRecord = `      # dispute: half as long as withheld exports on record, half as refused purchases (configs/evidence/fits.md, 1 and 2).
      lasts: dispute`;

/** What is used, in which form, and by whom. */
function useText(
  { metal, price, cover, sectors }: Pick<Answers, "metal" | "price" | "cover" | "sectors">,
  { said, fixed, assumed }: Numbers,
): string {
  return `materials:
  ${nameOf(metal) || "metal"}:
    title: ${quoted(metal)}
    quotedAs: metal
    quotedForm: all
    demandShare: ${fixed(1, "share", "the only material of this scenario")}
    quotes:
      # One price was given: the exporter's home market, its export price and the ask abroad start at it.
      domestic: ${said(price, "price")}
      fobOverDomestic: ${fixed(1, "ratio", "one price was given")}
      ask: ${said(price, "price")}
      volatility: ${assumed("{ kind: uniform, low: 0.1, high: 0.6 }", "1/sqrt(yr)")}

# A ban may stop one form and pass another (oxide, magnets, wafers): name them here, and in the states below.
forms:
  all:
    title: all forms
    useShare: ${fixed(1, "share", "one form")}
    countryShare: ${assumed("{ kind: uniform, low: 0.05, high: 0.5 }", "share")}

# Who uses it. Weights are relative; alike here, since no split was given. Cover is what makers hold at the start; the
# more firms there are, the earlier the first of them runs dry.
sectors:
${sectors.map((each, i) => sectorText(each, i, said(cover, "cover"), assumed)).join("\n")}
`;
}

function sectorText(
  { name, title, endUse }: SectorAnswer,
  index: number,
  cover: string,
  assumed: (distribution: string, unit: string) => string,
): string {
  const first = index === 0;
  return `  ${name}:
    title: ${quoted(title)}
    endUse: ${endUse}
    priority: ${index + 1}
    demandWeight: ${first ? `&weight ${assumed("{ kind: uniform, low: 0.05, high: 1 }", "share")}` : "*weight"}
    makerCover: ${first ? `&cover ${cover}` : "*cover"}
    firms: ${first ? `&firms ${assumed("{ kind: uniform, low: 3, high: 30 }", "count")}` : "*firms"}`;
}

const horizonWeeks = 104;

/** A scenario of its own metal, country and exporter, valid as it stands, with comments that teach. */
export function scenarioText(answers: Answers, name: string, schema: string): string {
  const { metal, country, exporter, start } = answers;
  const numbers = numbersOf(start.slice(0, 7));
  return `# yaml-language-server: $schema=${schema}
#
# ${oneLine(metal)} for ${oneLine(country)}, stopped by ${oneLine(exporter)} from ${start}.
#
# How to read it: every number has a value or a distribution, a unit, a source, a date and a grade: A official or
# primary, B reputable secondary, C single press or analyst figure, D inference or assumption. All here are D until you
# write a source, such as
#   source: "customs statistics, imports less re-exports, mean of three years", date: "2025", grade: A
# in the place of what stands there. Distributions: uniform (low, high), triangular (low, mode, high), lognormal
# (median, p95), quantiles (p5, p50, p95) and others: an editor that knows the schema above offers them. What is not
# written here comes from base/behaviour: how buyers, ships, licences and prices behave. The command check lists it all.
schemaVersion: 1
extends: base/behaviour
name: ${name}
title: ${quoted(`${metal}: ban on exports from ${exporter} to ${country}`)}
summary: ${quoted(`${exporter} stops its exports of ${metal} to ${country} on ${start}.`)}
country: ${quoted(country)}
exporter: ${quoted(exporter)}
start: ${start}
# Two years; the longer, the less the first months tell.
horizonWeeks: ${horizonWeeks}

# Off, as nothing is known of shocks in the exporter's own market for this metal. Any mechanism can be switched off,
# without moving a draw of another.
mechanisms:
  squeeze: false
  speculation: false

${useText(answers, numbers)}
${behaviourText(answers, numbers)}
${policyText(answers, numbers)}
${lossText(answers, numbers)}`;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

import { dateOfWeek } from "../../model/calendar.ts";
import type { Answers } from "./answers.ts";
import { nameOf } from "./name-of.ts";
import { inputLine, type Quantity, quoted } from "./quantity.ts";
import type { SectorAnswer } from "./sectors.ts";

const horizonWeeks = 104;

/** A scenario of its own metal, country and exporter, valid as it stands, with comments that teach. */
export function scenarioText(answers: Answers, name: string, schema: string): string {
  const { metal, country, exporter, start, demand, stock, cover, price, lasts, sectors, gdp, currency } = answers;
  const date = start.slice(0, 7);
  const key = nameOf(metal) || "metal";
  const said = (quantity: Quantity, flag: string) =>
    inputLine(quantity, `said to init as --${flag}: write here where it comes from`, date);
  const assumed = (distribution: string, unit: string) =>
    `{ distribution: ${distribution}, unit: ${unit}, source: "assumption of the template, wide on purpose: no evidence", date: ${date}, grade: D }`;
  const fixed = (value: number, unit: string, source: string) =>
    `{ value: ${value}, unit: ${unit}, source: ${quoted(source)}, date: ${date}, grade: D }`;
  return `# yaml-language-server: $schema=${schema}
#
# ${oneLine(metal)} for ${oneLine(country)}, stopped by ${oneLine(exporter)} from ${start}.
#
# How to read it: every number has a value or a distribution, a unit, a source, a date and a grade: A official or
# primary, B reputable secondary, C single press or analyst figure, D inference or assumption. All here are D until you
# write a source. Distributions: uniform (low, high), triangular (low, mode, high), lognormal (median, p95), quantiles
# (p5, p50, p95) and others: an editor that knows the schema above offers them. What is not written here comes from
# base/behaviour: how buyers, ships, licences and prices behave. The command check lists all of it.
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

materials:
  ${key}:
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

# Who uses it. Weights are relative; alike here, since no split was given. Cover is what makers hold at the start; the
# more firms there are, the earlier the first of them runs dry.
sectors:
${sectors.map((each, i) => sectorText(each, i, said(cover, "cover"), assumed)).join("\n")}

demand:
  # Use of the country before the stop.
  total: ${said(demand, "demand")}
  thrift:
    # Most that can be saved by using less for the same product.
    headroom: ${assumed("{ kind: uniform, low: 0, high: 0.4 }", "share")}

orders:
  # How fast buyers take fright: 4 weeks where a stop is remembered, 13 where none is (configs/evidence/behaviour.md).
  fearTime: ${assumed("{ kind: uniform, low: 4, high: 13 }", "weeks")}
  formMobility: ${fixed(0, "share", "of no effect: there is one form")}

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
  countryShareOfWorld: ${assumed("{ kind: uniform, low: 0.05, high: 0.5 }", "share")}
  spotShare: ${assumed("{ kind: uniform, low: 0, high: 0.3 }", "share")}
  contractInterval: ${assumed("{ kind: uniform, low: 1, high: 12 }", "months")}

# What the exporter does: states, how long each lasts, and what follows it. A branch is one more state with its odds.
policy:
  # History ends here; from this day on how long the ban lasts is drawn, given how long it has lasted.
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
${lastsText(lasts, said)}
      next: { open: remainder }

# What a standstill costs: output of a year without the metal, as a share of GDP. ${
    gdp === undefined
      ? `No GDP was given:
# XXX is the code of no currency, and of a GDP of one trillion of it a billion is a thousandth. State both and get money.`
      : "The two shares are\n# assumptions."
  }
loss:
  currency: ${currency ?? "XXX"}
  gdp: ${gdp === undefined ? fixed(1, "trillion", "none was given: no money, only shares of GDP can be read") : said(gdp, "gdp")}
  yearLow: ${assumed("{ kind: uniform, low: 0, high: 0.001 }", "share")}
  yearHigh: ${assumed("{ kind: uniform, low: 0.001, high: 0.01 }", "share")}
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

function lastsText(lasts: Quantity | undefined, said: (quantity: Quantity, flag: string) => string): string {
  if (lasts !== undefined) return `      lasts: ${said(lasts, "lasts")}`;
  return `      # dispute: half as long as withheld exports on record, half as refused purchases (configs/evidence/fits.md, 1 and 2).
      lasts: dispute`;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

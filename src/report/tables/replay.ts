import { dateOfWeek } from "../../model/calendar.ts";
import { headlineOutcomes, kindOf } from "../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../model/outcomes/outcome.ts";
import type { Title } from "../../model/scenario/title.ts";
import type { World } from "../../model/scenario/world.ts";
import type { ReplayEvent } from "../../sim/analysis/replay/logs.ts";
import type { Trace } from "../../sim/analysis/replay/trace.ts";
import { formatExact, toThreeDigits } from "../words/figures.ts";
import { clipped, textColumns } from "../words/lines.ts";
import { labelOf } from "../words/outcomes.ts";
import { ownNames } from "../words/study.ts";
import { titleIn } from "../words/titles.ts";
import { shown } from "../words/units.ts";

/** How things of a scenario are called: their titles. */
export type Titles = {
  readonly state: (name: string) => string;
  readonly material: (name: string) => string;
  readonly sector: (name: string) => string;
  readonly project: (name: string) => string;
  readonly form: (name: string) => string;
};

const quotes: Readonly<Record<string, string>> = {
  Domestic: "home quote of the exporter",
  Fob: "export quote",
  Ask: "ask outside the exporter",
  Margin: "price of the last tonne",
  Paid: "price paid",
};

/** What happened, in a clause that follows its date. */
export function eventWords(event: ReplayEvent, titles: Titles): string {
  switch (event.kind) {
    case "policyState":
      return `policy: ${titles.state(event.state)}`;
    case "coverageKnown":
      return `it is found out that this ${event.covered ? "covers" : "does not cover"} civil use: ${titles.state(event.state)}`;
    case "licences":
      return `licence office, ${deskWords(event.desk, titles)}: grants ${toThreeDigits((100 * event.granted) / event.answered)} % of what it answers since week ${Math.floor(event.since)}`;
    case "squeeze":
      return `a squeeze begins in the exporter's home market, for ${weeksWords(event.lastsWeeks)}`;
    case "fearRises":
      return "fear among buyers passes half";
    case "fearFalls":
      return "fear among buyers falls below half";
    case "releaseBegins":
      return `the rule releases the national stock of ${titles.material(event.material)}`;
    case "releaseEnds":
      return `no more of the national stock of ${titles.material(event.material)} is released`;
    case "stockAtFloor":
      return `the national stock of ${titles.material(event.material)} is down to what is never released`;
    case "stockFull":
      return `the national stock of ${titles.material(event.material)} is full again`;
    case "firstLineStop":
      return `${titles.sector(event.sector)}: a first firm's line stops`;
    case "sectorShort":
      return `${titles.sector(event.sector)}: the sector is short`;
    case "sectorRecovered":
      return `${titles.sector(event.sector)}: the sector has enough again`;
    case "projectOnStream":
      return `${titles.project(event.project)}: on stream`;
    case "pricePeak":
      return `${titles.material(event.material)}: ${quotes[event.quote] ?? event.quote} at its peak, ${toThreeDigits(event.multiple)} times the start`;
  }
}

/** A desk by its name, `Dy.oxide.civil`, in words. */
function deskWords(desk: string, titles: Titles): string {
  const [material, form, use] = desk.split(".");
  return [titles.material(material), titles.form(form), `${use} use`].join(", ");
}

function weeksWords(weeks: number): string {
  const whole = Math.round(weeks);
  return whole === 1 ? "a week" : `${whole} weeks`;
}

/** One way the run went: as it was, or with a mechanism off. */
export type Telling = { readonly title: string; readonly trace: Trace };

function titledIn(all: Readonly<Record<string, { readonly title: Title }>>) {
  return (name: string) => titleIn(all[name]?.title ?? name, "en");
}

/** A scenario's own titles. */
export function titlesOf({ scenario }: World): Titles {
  return {
    state: titledIn(scenario.policy.states),
    material: titledIn(scenario.materials),
    sector: titledIn(scenario.sectors),
    project: titledIn(scenario.alternativeSupply.projects),
    form: titledIn(scenario.forms),
  };
}

/** The headline outcomes of a run, side by side with their difference where there are two tellings of it. */
export function outcomesText(keys: readonly OutcomeKey[], tellings: readonly Telling[], horizonWeeks: number): string {
  const told = tellings.flatMap(({ title, trace: { outcomes } }) => (outcomes === null ? [] : [{ title, outcomes }]));
  const heads = ["outcome", "unit", ...told.map(({ title }) => clipped(title, 18))];
  const rows = headlineOutcomes(keys).map((key) => {
    const k = keys.findIndex((each) => outcomeId(each) === outcomeId(key));
    const { sign, factor } = shown(key.unit);
    const values = told.map(({ outcomes }) => outcomes[k] * factor);
    const isCase = kindOf(key.outcome) === "case";
    const figures = values.map((value) => (isCase ? (value > 0 ? "yes" : "no") : toFourDigits(value)));
    const difference = values.length < 2 ? [] : [isCase ? "" : toFourDigits(values[1] - values[0])];
    return [clipped(labelOf(key, { ...ownNames, horizonWeeks }), 46), isCase ? "" : sign, ...figures, ...difference];
  });
  return `${textColumns([[...heads, ...(told.length < 2 ? [] : ["difference"])], ...rows])}\n`;
}

/** A run that fails may have figures that are no numbers. */
function toFourDigits(value: number): string {
  return Number.isFinite(value) ? formatExact(Number(value.toPrecision(4))) : "none";
}

/** What happened in a run, a line an event. */
export function eventsText({ events }: Trace, world: World): string {
  const titles = titlesOf(world);
  const lines = events.map((event) => {
    const week = event.week < 0 ? "before" : `week ${Math.floor(event.week)}`;
    return `${dateOfWeek(world.scenario.start, event.week)}  ${week.padEnd(8)}  ${eventWords(event, titles)}`;
  });
  return `${lines.join("\n")}\n`;
}

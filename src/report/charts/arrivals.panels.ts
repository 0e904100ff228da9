import { addDays, daysBetween, type Interval } from "../../model/calendar.ts";
import { type Title, titleIn as textIn } from "../../model/scenario/title.ts";
import type { Band } from "../../sim/engine/bands/bands-of.ts";
import type { PolicyScript, RecordedFlow } from "../../sim/scoring/hindcast/flows-on-record.ts";
import type { Manifest } from "../../sim/study/study.ts";
import { knownTo } from "../words/known.ts";
import { factsOf } from "../words/study.ts";
import type { DrawnStudy } from "./kit/chart.ts";
import type { fanFields } from "./kit/fan.ts";

/** Whose flow: what comes to the country, what is loaded for it, what is loaded for anybody. */
const flowKinds = ["arrivals", "shipped", "exported"] as const;
type FlowKind = (typeof flowKinds)[number];

/** A flow on record as it is drawn: whether it was so by the day to which the study is known. */
export type DrawnFlow = RecordedFlow & { readonly isKnown: boolean };

/** One panel: a flow in a form, of the first of some materials whose fans can hardly be told apart. */
export type FlowPanel = {
  readonly kind: FlowKind;
  /** Name of the form, or of the customs line. */
  readonly form: string;
  readonly materials: readonly [string, ...string[]];
  /** How far the medians of the others lie from the one drawn, at most [share of the usual flow]. */
  readonly apart: number;
  readonly bands: readonly Band[];
  readonly records: readonly DrawnFlow[];
  /** The week in which half of the runs have least, and the same of the first year. */
  readonly lowest: Band;
  readonly lowestSoon: Band;
};

/** Days before the start from which on flows on record are drawn: a year, to the week. */
const historyDays = 364;

/** Weeks from the start in which a headline looks for what arrives least: a year. */
export const soonWeeks = 52;

/** Largest distance of quartiles at which one panel stands for several materials [share of the usual flow]: four pixels of a panel. */
const mostApart = 0.1;

/** Panels of arrivals, those that fall most first, and of other flows of which something is on record. */
export function flowPanels(study: DrawnStudy): {
  readonly arrivals: readonly FlowPanel[];
  readonly others: readonly FlowPanel[];
} {
  const records = recordsOf(study);
  const { customs = {} } = study.manifest.scenario as { readonly customs?: object };
  const isDrawn = ({ kind, form, records: own }: FlowPanel) =>
    own.length > 0 || (kind === "arrivals" && !Object.hasOwn(customs, form));
  const all = flowKinds.flatMap((kind) =>
    formsOf(study.bands, kind).flatMap((form) => panelsOf(study, kind, form, records).filter(isDrawn)),
  );
  return {
    arrivals: all.filter(({ kind }) => kind === "arrivals").toSorted((a, b) => a.lowestSoon.p50 - b.lowestSoon.p50),
    others: all.filter(({ kind }) => kind !== "arrivals"),
  };
}

function formsOf(bands: readonly Band[], kind: FlowKind): readonly string[] {
  const stem = `${kind}Share.`;
  const names = bands.filter(({ series }) => series.startsWith(stem)).map(({ series }) => series.slice(stem.length));
  return [...new Set(names)];
}

/** A flow in a form: materials in their order, each with the first before it whose panel can stand for it. */
function panelsOf(
  { manifest, bands }: DrawnStudy,
  kind: FlowKind,
  form: string,
  records: readonly DrawnFlow[],
): readonly FlowPanel[] {
  const series = `${kind}Share.${form}`;
  const panels: FlowPanel[] = [];
  for (const material of factsOf(manifest).materials) {
    const own = bands.filter((band) => band.series === series && band.material === material);
    if (own.length === 0) continue;
    const told = records.filter((record) => record.series === series && record.material === material);
    const at = panels.findIndex(
      (panel) => distance(panel.bands, own, ["p25", "p50", "p75"]) <= mostApart && saysTheSame(panel.records, told),
    );
    if (at < 0)
      panels.push({
        kind,
        form,
        materials: [material],
        apart: 0,
        bands: own,
        records: told,
        lowest: least(own),
        lowestSoon: least(own.slice(0, soonWeeks)),
      });
    else {
      const panel = panels[at];
      panels[at] = {
        ...panel,
        materials: [...panel.materials, material],
        apart: Math.max(panel.apart, distance(panel.bands, own, ["p50"])),
        records: panel.records.length > 0 ? panel.records : told,
      };
    }
  }
  return panels;
}

function least(bands: readonly Band[]): Band {
  return bands.reduce((lowest, band) => (band.p50 < lowest.p50 ? band : lowest));
}

/** Largest distance of two fans in one of some quantiles of one week. */
function distance(one: readonly Band[], other: readonly Band[], fields: readonly (typeof fanFields)[number][]): number {
  return one.reduce(
    (most, band, k) => fields.reduce((far, field) => Math.max(far, Math.abs(band[field] - other[k][field])), most),
    0,
  );
}

/** Whether one panel can show the figures of both: nothing is on record of one, or the same of both. */
function saysTheSame(one: readonly DrawnFlow[], other: readonly DrawnFlow[]): boolean {
  const figures = (all: readonly DrawnFlow[]) =>
    JSON.stringify(all.map(({ during, low, high, isKnown }) => [during.from, during.to, low, high, isKnown]));
  return one.length === 0 || other.length === 0 || figures(one) === figures(other);
}

/** Flows on record of the study's materials, country and policy, from a year before its start to its end. */
function recordsOf({ manifest, flowsOnRecord = [] }: DrawnStudy): readonly DrawnFlow[] {
  const { start, materials, horizonWeeks } = factsOf(manifest);
  // A single week has no room for what came before its end.
  if (horizonWeeks === 1) return [];
  const [from, to] = [addDays(start, -historyDays), addDays(start, 7 * (horizonWeeks - 1))];
  const day = knownTo(manifest);
  return flowsOnRecord
    .filter(
      ({ material, during, country, script }) =>
        materials.includes(material) &&
        during.from >= from &&
        during.to <= to &&
        isOf(country, manifest) &&
        !isOfAnotherPolicy(during, script, manifest),
    )
    .map((flow) => ({ ...flow, isKnown: day === null || addDays(flow.during.to, -1) <= day }));
}

/** Whether a flow is of the study's country, or of none. */
function isOf(country: Title | null, { scenario }: Manifest): boolean {
  return country === null || textIn(country, "en") === textIn(scenario.country as Title, "en");
}

/**
 * Whether policy went otherwise until the end of a time than a study tells: its script enters a state that the record's does not, or does
 * not enter one of those that it knows of. Each script is taken from its second state on: the first says how things were before.
 */
function isOfAnotherPolicy({ to }: Interval, script: PolicyScript, manifest: Manifest): boolean {
  const { script: own = [] } = (manifest.scenario.policy ?? {}) as { readonly script?: PolicyScript };
  const day = knownTo(manifest);
  const lacks = (all: PolicyScript, { date, state }: PolicyScript[number]) =>
    !all.some((each) => each.date === date && each.state === state);
  const until = own.slice(1).filter(({ date }) => date < to);
  const known = script.slice(1).filter(({ date }) => date < to && (day === null || date <= day));
  return until.some((each) => lacks(script, each)) || known.some((each) => lacks(own, each));
}

/** Weeks before the start that the records of some panels reach back. */
export function weeksBefore(start: string, panels: readonly FlowPanel[]): number {
  const firsts = panels.flatMap(({ records }) => records.map(({ during }) => daysBetween(during.from, start)));
  return Math.max(0, Math.ceil(Math.max(0, ...firsts) / 7));
}

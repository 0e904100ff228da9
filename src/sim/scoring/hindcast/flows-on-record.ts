import type { Interval } from "../../../model/calendar.ts";
import type { Grade } from "../../../model/scenario/parts.ts";
import type { Title } from "../../../model/scenario/title.ts";
import type { ReadEpisode } from "./episode.ts";

/** A flow on record that is one of a series of the model, over the usual flow. */
export type RecordedFlow = {
  /** `exportedShare.oxide`. */
  readonly series: string;
  readonly material: string;
  /** First day, and the day after the last. */
  readonly during: Interval;
  /** Of a figure that is known but within bounds, both; null above where it is a lower bound alone. */
  readonly low: number;
  readonly high: number | null;
  readonly grade: Grade;
  /** Where that stands in the evidence. */
  readonly source: string;
  /** Of whom it is told; null of what goes to the whole world. */
  readonly country: Title | null;
  /** How policy went in the world that the record is of. */
  readonly script: PolicyScript;
};

/** The states that policy entered, each with its day. */
export type PolicyScript = readonly { readonly date: string; readonly state: string }[];

/** What of an episode is on record of flows. */
type Told = Pick<ReadEpisode, "points" | "features"> & { readonly episode: { readonly scenario: string } };

/** How the name of a series begins that is of no country. */
const ofTheWorld = "exportedShare.";

/**
 * Every flow over the usual one that episodes hold the model against, each once, in order of date: rows of the evidence, and means
 * that a feature states. Of a series the finest is told: a mean over a time is left out where figures within it are on record.
 * `worldOf` gives the country of an episode's scenario, and its script.
 */
export function flowsOnRecord(
  episodes: readonly Told[],
  worldOf: (scenario: string) => { readonly country: Title; readonly script: PolicyScript },
): readonly RecordedFlow[] {
  const all = episodes.flatMap(({ points, features, episode }) => {
    const rows = points.flatMap(({ series, material, quantity: { during }, observed, unit, grade, source }) =>
      isFlow(series) && unit === ofUsual
        ? [{ series, material, during, low: observed, high: observed, grade, source: `${source.file}:${source.line}` }]
        : [],
    );
    const means = features.flatMap(({ quantity, low, high, grade, source }) => {
      if (quantity.kind !== "meanDuring" || quantity.base !== null || !isFlow(quantity.series)) return [];
      const [stem, form, material] = quantity.series.split(".");
      return [{ series: `${stem}.${form}`, material, during: quantity.during, low, high, grade, source }];
    });
    const told = [...rows, ...means];
    return told
      .filter((flow) => !told.some((other) => isFiner(other, flow)))
      .map((flow): RecordedFlow => {
        const { country, script } = worldOf(episode.scenario);
        return { ...flow, country: flow.series.startsWith(ofTheWorld) ? null : country, script };
      });
  });
  return all
    .filter((flow, k) => all.findIndex((other) => isSame(other, flow)) === k)
    .toSorted((a, b) => (a.during.from < b.during.from ? -1 : a.during.from > b.during.from ? 1 : 0));
}

/** Unit of a feature or a point that is a flow over the usual one. */
const ofUsual = "share of usual";

function isFlow(series: string): boolean {
  return /^(?:arrivals|shipped|exported)Share\./.test(series);
}

type Dated = Pick<RecordedFlow, "series" | "material" | "during">;

function isOfOne(one: Dated, other: Dated): boolean {
  return one.series === other.series && one.material === other.material;
}

/** Whether a figure is of a part of another's time, or of the same time and told first. */
function isFiner(one: Dated, other: Dated): boolean {
  const [a, b] = [one.during, other.during];
  return isOfOne(one, other) && a.from >= b.from && a.to <= b.to && !(a.from === b.from && a.to === b.to);
}

function isSame(one: Dated, other: Dated): boolean {
  return isOfOne(one, other) && one.during.from === other.during.from && one.during.to === other.during.to;
}

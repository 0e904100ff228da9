import { jackknifeError } from "../../analysis/drivers/shares.ts";
import { holds } from "../scores/coverage.ts";
import { pitHistogram } from "../scores/pit.ts";
import { skillOf } from "../scores/skill.ts";
import type { Variant } from "./given.ts";
import { intervalOf } from "./pooled.ts";
import type { EventRow, HindcastResult, ScoredObservation, TargetRow } from "./record.ts";
import type { Asked, Target } from "./target-schema.ts";

/** A figure with its standard error; `of` says over what it stands, in words of the record. */
type Found = { readonly value: number; readonly error: number | null; readonly detail: string | null };

/** Standard normal quantile of 0.975. */
const z95 = 1.959964;

/**
 * Each target beside what the results say. Errors of scores leave out one series at a time, since points of one series
 * are wrong together; of probabilities they are those of the runs. A target whose episodes, points or events the results
 * lack is not scored.
 */
export function targetRows(targets: readonly Target[], results: readonly HindcastResult[]): readonly TargetRow[] {
  return targets.map(({ name, of, least, most, reading }) => {
    const found = askedOf(of, results);
    const bounds = { least: least ?? null, most: most ?? null };
    const told = { name, kind: of.kind, ...bounds, reading };
    if (found === null) return { ...told, value: null, error: null, detail: null, verdict: "notScored", clear: false };
    const { value, error } = found;
    const within = (figure: number) => figure >= (least ?? -Infinity) && figure <= (most ?? Infinity);
    const reach = z95 * (error ?? 0);
    return {
      ...told,
      ...found,
      verdict: within(value) ? "met" : "missed",
      clear: [value - reach, value + reach].every((end) => within(end) === within(value)),
    };
  });
}

function askedOf(of: Asked, results: readonly HindcastResult[]): Found | null {
  const own = (episodes: readonly string[], variant: Variant = "outOfSample") => {
    const found = episodes.flatMap((name) =>
      results.filter((result) => result.episode === name && result.variant === variant),
    );
    return found.length === episodes.length ? found : null;
  };
  switch (of.kind) {
    case "coverage":
      return overSeries(own(of.episodes), (points) =>
        share(points.map((point) => holds(intervalOf(point, of.level), point.observed))),
      );
    case "pitTenth":
      return pitTenth(own(of.episodes));
    case "skill":
      return skillFound(of, own(of.episodes));
    case "eventsScored":
      return eventsFound(own(of.episodes), (events) => ({ value: events.length, error: null, detail: null }));
    case "falseAlarm":
      return eventsFound(own(of.episodes), (events, runs) => {
        const [worst] = events
          .filter(({ happened }) => !happened)
          .toSorted((a, b) => b.probability - a.probability || (a.name < b.name ? -1 : 1));
        return worst === undefined ? null : probabilityOf(worst, runs);
      });
    case "event":
      return eventsFound(own([of.episode], of.variant), (events, runs) => {
        const event = events.find(({ name }) => name === of.event);
        return event === undefined ? null : probabilityOf(event, runs);
      });
    case "features": {
      const features = own([of.episode])?.[0].features.filter(({ name }) => of.named.includes(name));
      if (features === undefined || features.length < of.named.length) return null;
      const failed = features.filter(({ pass }) => !pass).map(({ name }) => name);
      return { value: 1 - failed.length / features.length, error: null, detail: failed.join("; ") || null };
    }
  }
}

type SeriesPoint = ScoredObservation & { readonly seriesOfEpisode: string };

/** Points of all results, each with the series that it is one of: of one name in two episodes there are two. */
function pointsOf(results: readonly HindcastResult[]): readonly SeriesPoint[] {
  return results.flatMap(({ episode, points }) =>
    points.map((point) => ({ ...point, seriesOfEpisode: JSON.stringify([episode, point.observation]) })),
  );
}

/** A figure of points with the error of the jackknife over their series; no error for a single series. */
function overSeries(
  results: readonly HindcastResult[] | null,
  figure: (points: readonly SeriesPoint[]) => number,
): Found | null {
  if (results === null) return null;
  const points = pointsOf(results);
  const value = figure(points);
  const series = [...new Set(points.map(({ seriesOfEpisode }) => seriesOfEpisode))];
  if (series.length < 2) return { value, error: null, detail: null };
  const leftOut = series.map((left) => figure(points.filter(({ seriesOfEpisode }) => seriesOfEpisode !== left)));
  return { value, error: jackknifeError({ value, leftOut: Float64Array.from(leftOut) }), detail: null };
}

function share(of: readonly boolean[]): number {
  return of.filter(Boolean).length / of.length;
}

/** The fullest tenth, and the error of what that one holds. */
function pitTenth(results: readonly HindcastResult[] | null): Found | null {
  if (results === null) return null;
  const counts = pitHistogram(pointsOf(results).map(({ pit }) => pit));
  const tenth = counts.indexOf(Math.max(...counts));
  const found = overSeries(results, (points) => pitHistogram(points.map(({ pit }) => pit))[tenth] / points.length);
  return found && { ...found, detail: `${tenth / 10}-${(tenth + 1) / 10}` };
}

function skillFound(
  { reference, fromMonths, toMonths = Infinity }: Extract<Asked, { kind: "skill" }>,
  results: readonly HindcastResult[] | null,
): Found | null {
  if (results === null) return null;
  const { skill, standardError } = skillOf(
    pointsOf(results).flatMap(({ seriesOfEpisode: series, horizonMonths, start, crps, ...point }) => {
      const referenceCrps = reference === "randomWalk" ? point.randomWalkCrps : point.noChangeCrps;
      const isAsked = horizonMonths >= fromMonths && horizonMonths < toMonths;
      return referenceCrps === null || !isAsked ? [] : [{ series, horizonMonths, start, crps, referenceCrps }];
    }),
  );
  return skill === null ? null : { value: skill, error: standardError, detail: null };
}

function eventsFound(
  results: readonly HindcastResult[] | null,
  figure: (events: readonly EventRow[], runs: number) => Found | null,
): Found | null {
  return results === null
    ? null
    : figure(
        results.flatMap(({ events = [] }) => [...events]),
        results[0].runs,
      );
}

function probabilityOf({ name, probability, grade }: EventRow, runs: number): Found {
  return {
    value: probability,
    error: Math.sqrt((probability * (1 - probability)) / runs),
    detail: `${name} (${grade})`,
  };
}

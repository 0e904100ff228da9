import { daysBetween } from "../../model/calendar.ts";
import type { PairedDifference, StudyResults } from "../../sim/study/study.ts";

/** Materials and sectors that charts are to show; all where the list is empty. */
export type Shown = {
  readonly materials: readonly string[];
  readonly sectors: readonly string[];
  /** Day to which charts over time are drawn [ISO date], or weeks from the start of each study; all where it is left out. */
  readonly until?: string | number | undefined;
};

type Of = { readonly material: string | null; readonly sector?: string | null };

/**
 * A study as if it told of some materials and sectors alone, for charts: what is of none of them is left out, what is of no
 * material or of no sector stays. A story is of the first material and of all sectors, whose first line stops: it is told of
 * these or not at all. Titles of the others can still be told, e.g. of an input that drives what is shown.
 */
export function narrowed<Study extends StudyResults>(study: Study, { materials, sectors }: Shown): Study {
  if (materials.length === 0 && sectors.length === 0) return study;
  const { manifest, summary, bands, insights } = study;
  const isShown = shows({ materials, sectors });
  const [first] = Object.keys(manifest.scenario.materials as object);
  const tellsStories = sectors.length === 0 && (materials.length === 0 || materials.includes(first));
  const scenario = {
    ...manifest.scenario,
    materials: picked(manifest.scenario.materials, materials),
    sectors: picked(manifest.scenario.sectors, sectors),
  };
  return {
    ...study,
    manifest: { ...manifest, scenario },
    summary: { ...summary, outcomes: summary.outcomes.filter(isShown) },
    bands: bands.filter(isShown),
    insights: insights && {
      ...insights,
      drivers: insights.drivers && {
        drivers: insights.drivers.drivers.filter(isShown),
        byGrade: insights.drivers.byGrade.filter(isShown),
      },
      stories: tellsStories ? insights.stories : null,
    },
  };
}

/** Differences of what is shown. */
export function narrowedDifferences(of: readonly PairedDifference[], shown: Shown): readonly PairedDifference[] {
  return of.filter(shows(shown));
}

function shows({ materials, sectors }: Shown): (of: Of) => boolean {
  const isIn = (names: readonly string[], name: string | null | undefined) =>
    names.length === 0 || name === null || name === undefined || names.includes(name);
  return ({ material, sector }) => isIn(materials, material) && isIn(sectors, sector);
}

/** The entries asked for, in the order of the scenario; the others are told by name, but in no list. */
function picked(all: unknown, names: readonly string[]): unknown {
  const entries = Object.entries(all as Readonly<Record<string, unknown>>);
  if (names.length === 0) return all;
  const own = Object.fromEntries(entries.filter(([name]) => names.includes(name)));
  return Object.assign(Object.create(all as object), own);
}

/** For how many weeks of a study charts over time are drawn; undefined where for all. */
export function weeksUntil({ until }: Shown, { manifest }: Pick<StudyResults, "manifest">): number | undefined {
  const { start } = manifest.scenario as { readonly start: string };
  return typeof until === "string" ? Math.ceil((daysBetween(start, until) + 1) / 7) : until;
}

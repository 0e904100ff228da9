import { dateOfWeek } from "../../src/model/calendar.ts";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import { refusalBounds } from "../../src/sim/engine/policy-counts.ts";
import type { Insights } from "../../src/sim/study/insights.ts";
import { sharesUpTo } from "../../src/sim/study/shares.ts";
import type { StudyResults } from "../../src/sim/study/study.ts";
import { inBoth } from "./synthetic-titles.ts";

const states = [
  { title: inBoth("licences under the truce of November 2025"), role: "open" },
  { title: inBoth("ban on dual-use exports to Japan"), role: "restricted" },
  { title: inBoth("others add controls of their own"), role: "fragmented" },
] as const;

/** A made-up study with its insights. */
export function withInsights(study: StudyResults, isInForceToday = true): StudyResults {
  return { ...study, insights: syntheticInsights(study, isInForceToday) };
}

/** What a made-up study would hold beside its outcomes: the ban of each run from the first week on, none afterwards. */
function syntheticInsights({ manifest, values, summary }: StudyResults, isInForceToday = true): Insights {
  const { start, horizonWeeks, materials, sectors } = manifest.scenario as unknown as {
    readonly start: string;
    readonly horizonWeeks: number;
    readonly materials: object;
    readonly sectors: object;
  };
  const { runs } = manifest;
  const [material] = Object.keys(materials);
  const [bans, blocked] = [values("banWeeks"), values("blockedWeeks")];
  const joined = values("fragmentedMarket");
  const counts = (week: number) => {
    const lasting = (flag: number) => bans.filter((ban, run) => ban > week + 1 && joined[run] === flag).length;
    return [0, lasting(0), lasting(1)];
  };
  const outcomes = (run: number) =>
    Object.fromEntries(summary.outcomes.map((of) => [outcomeId(of), values(outcomeId(of))[run]]));
  const path = (run: number) => {
    const series = (id: string, of: (week: number) => number) =>
      [id, Array.from({ length: horizonWeeks }, (_, week) => of(week))] as const;
    return {
      dates: Array.from({ length: horizonWeeks }, (_, week) => dateOfWeek(start, week)),
      states: Array.from({ length: horizonWeeks }, (_, week) => (week < bans[run] ? 1 : 0)),
      series: Object.fromEntries([
        series(`priceAskUsdPerKg.${material}`, (week) => 1000 + 3 * week),
        series(`pricePaidUsdPerKg.${material}`, (week) => 300 + week),
        ...Object.keys(sectors).map((sector) =>
          series(`makerCoverWeeks.${material}.${sector}`, (week) => Math.max(0, 20 - week / 4)),
        ),
      ]),
      outcomes: outcomes(run),
    };
  };
  // Another study, clearly another share.
  const share = 0.2 + ((bans.reduce((sum, ban) => sum + ban, 0) / runs) % 1) / 2;
  const drivers = ["banWeeks", "unmetNeedShare"].map((outcome) => ({
    outcome,
    material: outcome === "banWeeks" ? null : material,
    sector: null,
  }));
  return {
    schemaVersion: 1,
    restriction: {
      ...{ runs, weight: runs, today: start, states, stateToday: isInForceToday ? 1 : 0, isInForceToday },
      weeks: Array.from({ length: horizonWeeks }, (_, week) => ({
        ...{ week, end: dateOfWeek(start, week + 1) },
        ...{ unbroken: isInForceToday ? counts(week) : [0, 0, 0], inForce: counts(week), standardError: 0 },
      })),
      refusals: Array.from({ length: horizonWeeks }, (_, week) =>
        sharesUpTo(
          bans.map((ban, run) => (week < ban ? blocked[run] / ban : 0)),
          refusalBounds,
          null,
        ),
      ),
    },
    stopCoverWeeks: Object.fromEntries(Object.keys(sectors).map((sector) => [sector, 7.5])),
    drivers: {
      drivers: drivers.flatMap((of) => [
        { ...of, path: "policy.states.ban.lasts", grade: "D" as const, share, standardError: 0.35 / Math.sqrt(runs) },
        { ...of, path: "quotes.spotShare", grade: "C" as const, share: 0.1, standardError: 0.03 },
        {
          ...of,
          path: `sectors.${Object.keys(sectors)[0]}.makerCover`,
          grade: "B" as const,
          share: 0.01,
          standardError: 0.02,
        },
      ]),
      byGrade: drivers.flatMap((of) => [
        { ...of, grade: "D" as const, share, standardError: 0.02 },
        { ...of, grade: "remainder" as const, share: 0.29, standardError: 0.04 },
      ]),
    },
    stories: {
      runs,
      states,
      stories: Array.from({ length: Math.min(6, runs) }, (_, k) => ({
        run: k,
        count: k === 0 ? runs - Math.min(6, runs) + 1 : 1,
        standardError: 0,
        path: path(k),
      })),
    },
  };
}

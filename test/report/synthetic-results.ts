import seedrandom from "seedrandom";
import { dateOfWeek } from "../../src/model/calendar.ts";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import type { Title } from "../../src/model/scenario/title.ts";
import type { SeriesName } from "../../src/model/series.ts";
import type { Band } from "../../src/sim/engine/bands/bands-of.ts";
import type { Manifest, OutcomeSummary, StudyResults } from "../../src/sim/study/study.ts";
import { summarizeOutcome } from "../../src/sim/study/summarize.ts";

import { inBoth } from "./synthetic-titles.ts";

/** What a made-up study is like: the report is tested on shapes that no engine has to produce. */
export type Synthetic = {
  readonly name?: string;
  readonly title?: string;
  readonly start?: string;
  readonly seed?: number;
  readonly runs?: number | undefined;
  readonly weeks?: number | undefined;
  readonly materials?: readonly string[] | undefined;
  readonly sectors?: readonly string[] | undefined;
  /** `zeros`: nothing ever happens and all is zero. `constant`: all runs alike. `calm`: no line stops. */
  readonly shape?: "plausible" | "zeros" | "constant" | "calm";
  /** Typical length of the ban [weeks]. */
  readonly banWeeks?: number;
  /** What a material, a sector, a country or the study itself is called, in place of its title; of some, or of none. */
  readonly called?: ((name: string) => string | undefined) | undefined;
  /** Week to whose end the scenario is known, and weeks at which its script changes policy; it has none when left out. */
  readonly policy?: { readonly knownWeek: number; readonly changes: readonly number[] } | undefined;
};

const titles: Readonly<Record<string, string>> = {
  Dy: "dysprosium",
  Tb: "terbium",
  W: "tungsten",
  Ga: "gallium",
  traction: "EV and hybrid traction motors",
  industry: "industrial motors, robots and machines",
  electronics: "electronics and appliances",
  defence: "defence and aerospace",
};
const quotes = ["Domestic", "Fob", "Ask", "Paid"] as const;

export function syntheticResults({
  name = "ban-2026",
  title = "2026: ban on dual-use exports to Japan",
  start = "2026-01-06",
  seed = 1,
  runs = 2000,
  weeks = 156,
  materials = ["Dy", "Tb"],
  sectors = ["traction", "industry", "electronics", "defence"],
  shape = "plausible",
  banWeeks = 40,
  called = () => undefined,
  policy,
}: Synthetic = {}): StudyResults {
  const random = seedrandom(JSON.stringify(["synthetic", seed]));
  const columns = new Map<
    string,
    { key: Omit<OutcomeSummary, "mean" | "standardError" | "quantiles">; values: Float64Array }
  >();
  const paths = new Map<string, Float64Array>();
  const set = (run: number, outcome: string, unit: string, m: string | null, s: string | null, value: number) => {
    const key = { outcome, material: m, sector: s, unit };
    const id = outcomeId(key);
    if (!columns.has(id)) columns.set(id, { key, values: new Float64Array(runs) });
    columns
      .get(id)
      ?.values.fill(shape === "zeros" && !/firstLineStopWeek|sectorShortWeek/.test(outcome) ? 0 : value, run, run + 1);
  };
  const put = (run: number, week: number, series: SeriesName, m: string | null, s: string | null, value: number) => {
    const id = `${series}\n${m ?? ""}\n${s ?? ""}`;
    let path = paths.get(id);
    if (path === undefined) {
      path = new Float64Array(weeks * runs);
      paths.set(id, path);
    }
    path[week * runs + run] = shape === "zeros" ? 0 : value;
  };
  for (let run = 0; run < runs; run++) {
    const draw = () => (shape === "constant" ? 0.5 : random());
    const ban = Math.min(weeks, Math.ceil(-Math.log(1 - draw()) * banWeeks));
    const blocked = shape === "calm" ? 0.05 : draw() < 0.5 ? 0.0625 : 0.85 + 0.15 * draw();
    const firstStops = sectors.map(() => weeks);
    set(run, "banWeeks", "weeks", null, null, ban);
    set(run, "blockedWeeks", "weeks", null, null, ban * blocked);
    const fragmented = draw() > 0.97 ? 20 : 0;
    set(run, "fragmentedWeeks", "weeks", null, null, fragmented);
    set(run, "coversCivilUse", "share", null, null, blocked > 0.5 ? 1 : 0);
    set(run, "briefStandoff", "share", null, null, fragmented === 0 && ban <= 26 ? 1 : 0);
    set(run, "prolongedDispute", "share", null, null, fragmented === 0 && ban > 26 ? 1 : 0);
    set(run, "fragmentedMarket", "share", null, null, fragmented > 0 ? 1 : 0);
    const lost = Math.max(0, ban * blocked - 20) / weeks;
    for (const [reading, rate] of [
      ["Low", 0.0043],
      ["High", 0.013],
    ] as const) {
      set(run, `lossGdp${reading}`, "share of GDP", null, null, lost * rate);
      set(run, `loss${reading}`, "billion JPY", null, null, lost * rate * 600_000);
    }
    for (let week = 0; week < weeks; week++) put(run, week, "blockedShare", null, null, week < ban ? blocked : 0);
    materials.forEach((material, m) => {
      let [unmetAll, arrivals] = [0, 0];
      const use = m === 0 ? 10 : 2;
      sectors.forEach((sector, s) => {
        let cover = 9 + 17 * draw() + s;
        let [lowest, unmet] = [cover, 0];
        for (let week = 0; week < weeks; week++) {
          const inflow = week < ban + 2 && week >= 2 ? 1 - blocked + 0.25 * Math.min(1, week / 100) : 1.05;
          const short = Math.max(0, 1 - inflow - cover);
          cover = Math.min(26, Math.max(0, cover + inflow - 1));
          lowest = Math.min(lowest, cover);
          unmet += short / weeks;
          if (short >= 0.1 && shape !== "zeros") firstStops[s] = Math.min(firstStops[s], week);
          put(run, week, "makerCoverWeeks", material, sector, cover);
          put(run, week, "unmetNeedShare", material, sector, short);
          arrivals += (inflow * use) / sectors.length;
        }
        set(run, "lowestCoverWeeks", "weeks", material, sector, lowest);
        set(run, "unmetNeedShare", "share", material, sector, unmet);
        unmetAll += unmet / sectors.length;
      });
      set(run, "unmetNeedShare", "share", material, null, unmetAll);
      set(run, "unmetNeedTonnes", "t", material, null, unmetAll * use * weeks);
      set(run, "arrivalsTonnes", "t", material, null, arrivals);
      set(run, "phantomTonnes", "t", material, null, draw() * use * 4);
      set(run, "nationalStockEndTonnes", "t", material, null, draw() < 0.5 ? 0 : 100 * draw());
      let bill = 0;
      const begin = m === 0 ? [192, 280, 1100, 270] : [921, 1150, 3000, 1100];
      quotes.forEach((quote, q) => {
        const reach = [0.05, 0.1, 1.2, 0.35][q];
        let [level, peak, peakWeek] = [0, 0, 0];
        for (let week = 0; week < weeks; week++) {
          const target = week < ban ? reach * blocked : 0;
          level += (target - level) * [0.05, 0.05, 0.3, 0.06][q] + 0.04 * (draw() + draw() + draw() - 1.5);
          if (level > peak) [peak, peakWeek] = [level, week];
          const price = begin[q] * Math.exp(level);
          put(run, week, `price${quote}UsdPerKg`, material, null, price);
          if (quote === "Paid") bill += (price * use * blocked) / 1000;
        }
        set(run, `price${quote}PeakMultiple`, "ratio", material, null, Math.exp(peak));
        set(run, `price${quote}PeakWeek`, "weeks", material, null, peakWeek);
        set(run, `price${quote}HalfLifeWeeks`, "weeks", material, null, draw() < 0.3 ? weeks : 20 * draw());
        set(run, `price${quote}YearMultiple`, "ratio", material, null, Math.exp(level / 2));
        set(run, `price${quote}EndMultiple`, "ratio", material, null, Math.exp(level));
      });
      set(run, "importBillMillionUsd", "million USD", material, null, bill);
      for (let week = 0; week < weeks; week++) {
        const inflow = week < ban ? 1 - blocked : 1;
        put(run, week, "arrivalsTonnes", material, null, use * inflow);
        put(run, week, "arrivalsShare.oxide", material, null, inflow);
        put(run, week, "arrivalsShare.magnet", material, null, (1 + inflow) / 2);
        put(run, week, "exportedShare.oxide", material, null, (1 + inflow) / 2);
        put(run, week, "nationalStockTonnes", material, null, Math.max(0, 60 - week));
      }
    });
    sectors.forEach((sector, s) => {
      set(run, "firstLineStopWeek", "weeks", null, sector, firstStops[s]);
      set(run, "lineStopped", "share", null, sector, firstStops[s] < weeks ? 1 : 0);
      set(run, "sectorShortWeek", "weeks", null, sector, Math.min(weeks, firstStops[s] + 4));
      set(run, "outputLostWeeks", "weeks", null, sector, Math.max(0, Math.min(weeks, ban) - firstStops[s]) / 2);
      set(run, "weeksShort", "weeks", null, sector, Math.max(0, Math.min(weeks, ban) - firstStops[s]));
    });
    const soonest = Math.min(...firstStops);
    const standing = Math.max(0, Math.min(weeks, ban) - soonest);
    set(run, "civilOutputLostWeeks", "weeks", null, null, standing / 3);
    set(run, "civilOutputLostShare", "share", null, null, standing / 3 / weeks);
    set(run, "civilFirmsStopped", "firms", null, null, Math.min(300, 9 * standing));
    set(run, "civilFirmWeeksStopped", "firm-weeks", null, null, 90 * standing);
    set(run, "militaryOutputLostWeeks", "weeks", null, null, standing / 2);
    set(run, "civilLineStopped", "share", null, null, soonest < weeks ? 1 : 0);
  }
  const manifest: Manifest = {
    schemaVersion: 1,
    scenario: {
      name,
      title: called(name) ?? inBoth(title),
      country: called("Japan") ?? inBoth("Japan"),
      exporter: called("China") ?? inBoth("China"),
      start,
      horizonWeeks: weeks,
      materials: titled(materials, called),
      sectors: titled(sectors, called),
      outcomes: { lineStopShare: { value: 0.1, unit: "share" } },
      ...(policy === undefined ? {} : { policy: policyOf(policy, start, called) }),
    },
    scenarioSha256: "5".repeat(64),
    seed: String(seed),
    runs,
    sampling: { kind: "plain" },
    codeVersion: "0.1.0",
    engineVersion: "1",
    resultHash: `1a2b3c4d${"0".repeat(56)}`,
  };
  return {
    manifest,
    summary: {
      schemaVersion: 1,
      outcomes: [...columns.values()].map(({ key, values }) => summarizeOutcome(key, values)),
    },
    bands: [...paths].flatMap(([id, path]) => bandsOf(id, path, weeks, runs, start)),
    values: (id) => {
      const found = columns.get(id);
      if (found === undefined) throw new RangeError(`no outcome ${id}`);
      return found.values;
    },
  };
}

function bandsOf(id: string, path: Float64Array, weeks: number, runs: number, start: string): Band[] {
  const [series, ...of] = id.split("\n");
  const [material, sector] = of.map((name) => (name === "" ? null : name));
  return Array.from({ length: weeks }, (_, week) => {
    const sorted = path.slice(week * runs, (week + 1) * runs).sort();
    const at = (p: number) => sorted[Math.round(p * (runs - 1))];
    return {
      week,
      date: dateOfWeek(start, week),
      series: series as SeriesName,
      material,
      sector,
      mean: sorted.reduce((a, b) => a + b, 0) / runs,
      p05: at(0.05),
      p10: at(0.1),
      p25: at(0.25),
      p50: at(0.5),
      p75: at(0.75),
      p90: at(0.9),
      p95: at(0.95),
    };
  });
}

/** A script that changes policy in given weeks from the start, and the day to which it is known. */
function policyOf(
  { knownWeek, changes }: NonNullable<Synthetic["policy"]>,
  start: string,
  called: NonNullable<Synthetic["called"]>,
) {
  const states = ["licences under the truce of November 2025", "ban on dual-use exports to Japan"];
  return {
    knownUntil: dateOfWeek(start, knownWeek),
    script: changes.map((week, k) => ({ date: dateOfWeek(start, week), state: `state${k % 2}` })),
    states: Object.fromEntries(
      states.map((title, k) => [`state${k}`, { title: called(`state${k}`) ?? inBoth(title), role: "restricted" }]),
    ),
  };
}

function titled(
  names: readonly string[],
  called: NonNullable<Synthetic["called"]>,
): Readonly<Record<string, { readonly title: Title }>> {
  return Object.fromEntries(
    names.map((name) => [name, { title: called(name) ?? inBoth(titles[name] ?? `sector ${name}`) }]),
  );
}

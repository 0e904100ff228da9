import type { Scenario } from "../../../model/scenario/scenario.ts";
import { toThreeDigits, withUnit } from "../../words/figures.ts";
import { dayIn } from "../../words/known.ts";
import { p25, p50, p75 } from "./fan.tsx";
import { differenceOfCase, idOf, sharesAtOrBelow } from "./figures.ts";
import { Overlay, type Side } from "./overlay.tsx";
import type { Fan, Runs } from "./runs.ts";
import { capital, useSaid } from "./text.tsx";

type BesideChartsProps = {
  readonly beside: Runs;
  readonly now: Runs;
  readonly title: string;
  readonly material: string;
  readonly sector: string;
};

/** Two scenarios laid over each other, each from its own first week on; of metals and sectors that both have. */
export function BesideCharts({ beside, now, title, material, sector }: BesideChartsProps) {
  const { facts, lang, words, percent } = useSaid();
  const m = sharedKey(material, now.scenario.materials, beside.scenario.materials);
  const s = sharedKey(sector, now.scenario.sectors, beside.scenario.sectors);
  if (m === null || s === null || beside.done < 2) return null;
  const labels = labelsOf(now.scenario, beside.scenario, title, words.beside);
  const [metal, users] = [facts.titles.material(m), facts.titles.sector(s)];
  const starts = words.beside.starts(
    ...([beside, now].map(({ scenario }) => dayIn(scenario.start, lang)) as [string, string]),
  );
  const weeks = Math.min(now.scenario.horizonWeeks, beside.scenario.horizonWeeks);
  const sidesOf = (make: (runs: Runs) => Omit<Side, "of" | "label"> | null): readonly [Side, Side] | null => {
    const [a, b] = [make(now), make(beside)];
    return (
      a &&
      b && [
        { of: "moved", label: labels[0], ...a },
        { of: "beside", label: labels[1], ...b },
      ]
    );
  };
  const stopId = idOf("firstLineStopWeek", { sector: s });
  const stops = sidesOf((runs) => ({ values: stopsByWeek(runs, stopId, weeks), half: null }));
  const cover = sidesOf((runs) => middleOf(fanIn(runs, `makerCoverWeeks.${m}.${s}`), 1));
  const price = sidesOf((runs) => {
    const fan = fanIn(runs, `pricePaidUsdPerKg.${m}`);
    return middleOf(fan, 1 / (fan?.[p50][0] ?? 1));
  });
  const difference = differenceOfCase(
    { moved: now, written: beside },
    { id: stopId, level: weeks - 1, side: "atOrBelow" },
    lang,
  );
  const hedged = (finding: string) => (difference?.isBeyond === false ? words.withinError(finding) : finding);
  const coverText = (value: number) => withUnit(toThreeDigits(value), words.cover.unit, lang);
  const timesText = (value: number) => withUnit(toThreeDigits(value), words.times, lang);
  const least = ({ values }: Side) => coverText(Math.min(...Array.from(values)));
  const most = ({ values }: Side) => timesText(Math.max(...Array.from(values)));
  return (
    <div class="charts three">
      {stops && (
        <Overlay
          id="beside-stops"
          title={words.stops.title}
          finding={hedged(words.beside.stops(weeks, ...both(stops, ({ values }) => percent(values[weeks - 1]))))}
          note={`${words.beside.stopsNote(capital(users))} ${starts}`}
          sides={stops}
          text={(share) => percent(share, 1)}
          tick={(share) => percent(share)}
        />
      )}
      {cover && (
        <Overlay
          id="beside-cover"
          title={words.cover.title}
          finding={words.beside.cover(...both(cover, least))}
          note={words.beside.coverNote(metal, users)}
          sides={cover}
          text={coverText}
          tick={toThreeDigits}
        />
      )}
      {price && (
        <Overlay
          id="beside-price"
          title={words.price.title}
          finding={words.beside.price(...both(price, most))}
          note={words.beside.priceNote(metal)}
          sides={price}
          text={timesText}
          tick={toThreeDigits}
        />
      )}
    </div>
  );
}

type Sides = readonly [Side, Side];
type FourTexts = readonly [now: string, nowLabel: string, beside: string, besideLabel: string];

function both([now, beside]: Sides, text: (side: Side) => string): FourTexts {
  return [text(now), now.label, text(beside), beside.label];
}

/** Years tell them apart, where they do; else their names. */
function labelsOf(
  now: Scenario,
  beside: Scenario,
  title: string,
  words: { readonly now: string; readonly year: (year: string) => string },
): readonly [string, string] {
  const [a, b] = [now, beside].map(({ start }) => words.year(start.slice(0, 4)));
  return a === b ? [words.now, title] : [a, b];
}

function sharedKey(wanted: string, now: Readonly<Record<string, unknown>>, beside: Readonly<Record<string, unknown>>) {
  const shared = Object.keys(now).filter((name) => name in beside);
  return shared.includes(wanted) ? wanted : (shared[0] ?? null);
}

function fanIn(runs: Runs, id: string): Fan | null {
  const isThere = runs.series.some(
    ({ series, material, sector }) => [series, material, sector].filter((part) => part !== null).join(".") === id,
  );
  return isThere ? runs.fan(id) : null;
}

/** The middle run and the half around it, times a factor. */
function middleOf(fan: Fan | null, factor: number): Omit<Side, "of" | "label"> | null {
  if (fan === null) return null;
  const [from, middle, to] = [p25, p50, p75].map((q) => fan[q].map((value) => value * factor));
  return { values: middle, half: [from, to] };
}

function stopsByWeek(runs: Runs, id: string, weeks: number): readonly number[] {
  const levels = Array.from({ length: weeks }, (_, week) => week);
  return runs.once(`stops beside ${id}`, () => sharesAtOrBelow(runs, runs.values(id), levels));
}

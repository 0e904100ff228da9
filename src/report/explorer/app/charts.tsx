import type { Scenario } from "../../../model/scenario/scenario.ts";
import { fixed, toThreeDigits, withUnit } from "../../words/figures.ts";
import { shown } from "../../words/units.ts";
import { useDates } from "./axes.tsx";
import { decades } from "./axis.ts";
import { Curve, percent } from "./curve.tsx";
import { FanChart, p50, p95 } from "./fan.tsx";
import { type Both, idOf, keyOf, pairs, quantileOfRuns, shareOf, sharesAtOrBelow } from "./figures.ts";
import { Frame } from "./frame.tsx";
import { Odds } from "./odds.tsx";
import type { Story } from "./protocol.ts";
import type { Runs } from "./runs.ts";
import { capital, useSaid, weekDay } from "./text.tsx";

type ChartsProps = {
  readonly both: Both;
  readonly isMoved: boolean;
  readonly material: string;
  readonly sector: string;
  readonly story: Story | null;
};

/** Every chart of the page, in the order of the argument: who, when, how long stocks last, what is paid and lost. */
export function Charts(props: ChartsProps) {
  return (
    <div class="charts">
      <OddsOfStops {...props} />
      <TimesOfStops {...props} />
      <Fans {...props} />
      <Losses {...props} />
    </div>
  );
}

function OddsOfStops({ both, isMoved }: ChartsProps) {
  const { facts, words } = useSaid();
  const rows = facts.sectors
    .map((sector) => {
      const id = idOf("lineStopped", { sector });
      const written = isMoved ? shareOf(both.written, id) : null;
      return { name: facts.titles.sector(sector), moved: shareOf(both.moved, id), written };
    })
    .toSorted((a, b) => b.moved.share - a.moved.share);
  const finding = words.odds.finding(capital(rows[0].name), percent(rows[0].moved.share));
  return (
    <Frame
      id="odds"
      title={words.odds.title}
      finding={finding}
      note={words.odds.note}
      table={() => ({
        heads: words.odds.heads,
        rows: rows.map(({ name, moved, written }) => [
          name,
          percent(moved.share, 1),
          percent((written ?? moved).share, 1),
          fixed((moved.share - (written ?? moved).share) * 100, 1),
        ]),
      })}
      draw={(width) => <Odds {...{ width, rows }} label={`${words.odds.title}. ${finding}`} />}
    />
  );
}

function TimesOfStops({ both, isMoved, sector }: ChartsProps) {
  const { facts, lang, words } = useSaid();
  const weeks = Array.from({ length: facts.horizonWeeks }, (_, week) => week);
  const id = idOf("firstLineStopWeek", { sector });
  const shares = (runs: Runs) => runs.once(`stops ${id}`, () => sharesAtOrBelow(runs, runs.values(id), weeks));
  const moved = shares(both.moved);
  const written = isMoved ? shares(both.written) : null;
  const total = moved[moved.length - 1];
  const half = moved.findIndex((share) => share >= total / 2);
  const finding = total > 0 ? words.stops.finding(weekDay(facts.start, half, lang)) : words.stops.none;
  const quarters = weeks.filter((week) => week % 13 === 0 && week > 0);
  return (
    <Frame
      id="stops"
      title={words.stops.title}
      finding={finding}
      note={words.stops.note(capital(facts.titles.sector(sector)))}
      table={() => ({
        heads: words.stops.heads,
        rows: quarters.map((week) => [
          weekDay(facts.start, week, lang),
          percent(moved[week], 1),
          percent((written ?? moved)[week], 1),
        ]),
      })}
      draw={(width) => <Times {...{ width, weeks, moved, written }} label={`${words.stops.title}. ${finding}`} />}
    />
  );
}

type TimesProps = { readonly width: number; readonly weeks: readonly number[]; readonly label: string } & {
  readonly [of in "moved" | "written"]: readonly number[] | (of extends "written" ? null : never);
};

function Times({ width, weeks, ...given }: TimesProps) {
  const marks = useDates(width - 96);
  return <Curve {...{ ...given, width, marks }} at={weeks} isLog={false} />;
}

function Fans({ both, isMoved, material, sector, story }: ChartsProps) {
  const { facts, lang, words } = useSaid();
  const name = facts.titles.material(material);
  const of = (id: string) => ({
    id,
    moved: both.moved.fan(id),
    written: isMoved ? both.written.fan(id) : null,
    path: pathIn(both.moved, story, id),
  });
  const cover = of(`makerCoverWeeks.${material}.${sector}`);
  const price = of(`pricePaidUsdPerKg.${material}`);
  const stock = of(`nationalStockTonnes.${material}`);
  const last = facts.horizonWeeks - 1;
  return (
    <>
      <FanChart
        {...cover}
        title={words.cover.title}
        note={words.cover.note(name, facts.titles.sector(sector))}
        unit={words.cover.unit}
        finding={(fan) => {
          const week = fan[p50].indexOf(Math.min(...fan[p50]));
          const least = withUnit(toThreeDigits(fan[p50][week]), words.cover.unit, lang);
          return words.cover.finding(least, weekDay(facts.start, week, lang));
        }}
      />
      <FanChart
        {...price}
        title={words.price.title}
        note={words.price.note(name)}
        unit={words.price.unit}
        finding={(fan) => {
          const [most, middle] = [p95, p50].map((q) =>
            withUnit(toThreeDigits(Math.max(...fan[q])), words.price.unit, lang),
          );
          return words.price.finding(most, middle);
        }}
      />
      {holdsStock(both.moved.scenario) && (
        <FanChart
          {...stock}
          title={words.stock.title}
          note={words.stock.note(name)}
          unit={words.stock.unit}
          finding={(fan) => words.stock.finding(withUnit(toThreeDigits(fan[p50][last]), words.stock.unit, lang))}
        />
      )}
    </>
  );
}

function holdsStock({ nationalStock: { held } }: Scenario): boolean {
  return !(held.distribution.kind === "constant" && held.distribution.value === 0);
}

function pathIn(runs: Runs, story: Story | null, id: string): readonly number[] | null {
  const position = runs.series.findIndex(
    ({ series, material, sector }) => [series, material, sector].filter((part) => part !== null).join(".") === id,
  );
  return story?.paths[position] ?? null;
}

function Losses({ both, isMoved }: ChartsProps) {
  const { lang, words } = useSaid();
  const id = idOf("lossHigh");
  const key = keyOf(both.moved, id);
  if (key === undefined || pairs(both) === 0) return null;
  const { sign, factor } = shown(key.unit, lang);
  const values = both.moved.values(id);
  const most = Math.max(...values, ...(isMoved ? both.written.values(id) : []), 1e-6);
  const levels = levelsTo(most);
  const above = (runs: Runs) => sharesAtOrBelow(runs, runs.values(id), levels).map((share) => 1 - share);
  const moved = above(both.moved);
  const written = isMoved ? above(both.written) : null;
  const twentieth = quantileOfRuns(both.moved, values, 0.95);
  const finding =
    twentieth > 0 ? words.loss.finding(withUnit(toThreeDigits(twentieth * factor), sign, lang)) : words.loss.none;
  const marks = decades(levels[0] * factor, most * factor).map((at) => ({ at: at / factor, label: toThreeDigits(at) }));
  return (
    <Frame
      id="loss"
      title={words.loss.title}
      finding={finding}
      note={words.loss.note(sign)}
      table={() => ({
        heads: words.loss.heads,
        rows: levels.flatMap((level, k) =>
          k % 6 === 0
            ? [
                [
                  withUnit(toThreeDigits(level * factor), sign, lang),
                  percent(moved[k], 1),
                  percent((written ?? moved)[k], 1),
                ],
              ]
            : [],
        ),
      })}
      draw={(width) => (
        <Curve {...{ width, moved, written, marks }} at={levels} isLog label={`${words.loss.title}. ${finding}`} />
      )}
    />
  );
}

/** Decades below the largest loss that are drawn. */
const decadesDrawn = 4;
const levelsPerDecade = 15;

function levelsTo(most: number): readonly number[] {
  return Array.from(
    { length: decadesDrawn * levelsPerDecade + 1 },
    (_, k) => most * 10 ** (k / levelsPerDecade - decadesDrawn),
  );
}

import type { Scenario } from "../../../model/scenario/scenario.ts";
import { toThreeDigits, withUnit } from "../../words/figures.ts";
import { shareFigure } from "../../words/outcome-figures.ts";
import { FanChart, p05, p50, p95 } from "./fan.tsx";
import { type Both, differenceOf, idOf, keyOf, shareOf } from "./figures.ts";
import { Frame } from "./frame.tsx";
import { Losses } from "./losses.tsx";
import { Odds, type Row } from "./odds.tsx";
import type { Story } from "./protocol.ts";
import { differenceText } from "./reading.ts";
import type { Runs } from "./runs.ts";
import { capital, useSaid, weekDay } from "./text.tsx";
import { TimesOfStops } from "./times.tsx";

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
  const { facts, lang, words, percent } = useSaid();
  const rows = facts.sectors
    .map((sector): Row => {
      const id = idOf("lineStopped", { sector });
      const key = keyOf(both.moved, id);
      return {
        ...{ name: facts.titles.sector(sector), moved: shareOf(both.moved, id) },
        written: isMoved ? shareOf(both.written, id) : null,
        difference: isMoved && key !== undefined ? differenceOf(both, key, lang) : null,
      };
    })
    .toSorted((a, b) => b.moved.share - a.moved.share);
  const [{ name: first, moved: most }] = rows;
  const finding = most.share > 0 ? words.odds.finding(capital(first), percent(most.share)) : words.odds.none;
  return (
    <Frame
      id="odds"
      title={words.odds.title}
      finding={finding}
      note={words.odds.note}
      isMoved={isMoved}
      table={() => ({
        heads: words.odds.heads,
        rows: rows.map(({ name, moved, written, difference }) => [
          capital(name),
          shareFigure(moved, lang),
          shareFigure(written ?? moved, lang),
          difference === null ? "–" : differenceText(difference, words),
        ]),
      })}
      draw={(width) => <Odds {...{ width, rows }} title={words.odds.title} label={`${words.odds.title}. ${finding}`} />}
    />
  );
}

function Fans({ both, isMoved, material, sector, story }: ChartsProps) {
  const { facts, lang, words } = useSaid();
  const name = facts.titles.material(material);
  const of = (id: string) => ({
    id,
    moved: both.moved.fan(id),
    written: isMoved ? both.written.fan(id) : null,
    run: runIn(both.moved, story, id),
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
          const [middle, low] = [fan[p50], fan[p05]].map(leastOf);
          const text = (value: number) => withUnit(toTwoDigits(value), words.cover.unit, lang);
          const day = (week: number) => weekDay(facts.start, week, lang);
          const isKept = middle.value >= kept * fan[p50][0];
          return isKept
            ? words.cover.kept(text(fan[p50][0]), text(low.value), day(low.week))
            : words.cover.finding(text(middle.value), day(middle.week), text(low.value));
        }}
      />
      <FanChart
        {...price}
        title={words.price.title}
        note={words.price.note(name)}
        unit={words.price.unit}
        finding={(fan) => {
          const [most, middle] = [p95, p50].map((q) =>
            withUnit(toTwoDigits(Math.max(...fan[q])), words.price.unit, lang),
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
          finding={(fan) => {
            const [start, end, high] = [fan[p50][0], fan[p50][last], fan[p95][last]].map((tonnes) =>
              withUnit(toTwoDigits(tonnes), words.stock.unit, lang),
            );
            return fan[p50][0] > 0 ? words.stock.finding(end, start) : words.stock.none(high);
          }}
        />
      )}
    </>
  );
}

/** The share of its start that the median still holds at its lowest, from which on it is said to be kept. */
const kept = 0.95;

function leastOf(values: Float64Array): { readonly value: number; readonly week: number } {
  const value = Math.min(...values);
  return { value, week: values.indexOf(value) };
}

/** A weekly quantile of some hundred runs is known to two digits at best. */
function toTwoDigits(value: number): string {
  return toThreeDigits(Number(value.toPrecision(2)));
}

function holdsStock({ nationalStock: { held } }: Scenario): boolean {
  return !(held.distribution.kind === "constant" && held.distribution.value === 0);
}

function runIn(runs: Runs, story: Story | null, id: string) {
  const position = runs.series.findIndex(
    ({ series, material, sector }) => [series, material, sector].filter((part) => part !== null).join(".") === id,
  );
  const path = story?.paths[position];
  return story === null || path === undefined ? null : { number: story.run, path };
}

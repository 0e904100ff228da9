import { useDates } from "./axes.tsx";
import { Curve } from "./curve.tsx";
import { type Both, idOf, sharesAtOrBelow } from "./figures.ts";
import { Frame } from "./frame.tsx";
import type { Runs } from "./runs.ts";
import { capital, useSaid, weekDay } from "./text.tsx";

type TimesOfStopsProps = { readonly both: Both; readonly isMoved: boolean; readonly sector: string };

/** When the line of a first firm of a sector stops, by then and run by run. */
export function TimesOfStops({ both, isMoved, sector }: TimesOfStopsProps) {
  const { facts, lang, words, percent } = useSaid();
  const weeks = Array.from({ length: facts.horizonWeeks }, (_, week) => week);
  const id = idOf("firstLineStopWeek", { sector });
  const shares = (runs: Runs) => runs.once(`stops ${id}`, () => sharesAtOrBelow(runs, runs.values(id), weeks));
  const moved = shares(both.moved);
  const written = isMoved ? shares(both.written) : null;
  const total = moved[moved.length - 1];
  const half = moved.findIndex((share) => share >= total / 2);
  const finding = total > 0 ? words.stops.finding(percent(total), weekDay(facts.start, half, lang)) : words.stops.none;
  const quarters = weeks.filter((week) => week % 13 === 0 && week > 0);
  return (
    <Frame
      id="stops"
      title={words.stops.title}
      finding={finding}
      note={words.stops.note(capital(facts.titles.sector(sector)))}
      isMoved={isMoved}
      table={() => ({
        heads: words.stops.heads,
        rows: quarters.map((week) => [
          weekDay(facts.start, week, lang),
          percent(moved[week], 1),
          percent((written ?? moved)[week], 1),
        ]),
      })}
      draw={(width) => (
        <Times
          {...{ width, weeks, moved, written, both, id }}
          title={words.stops.title}
          label={`${words.stops.title}. ${finding}`}
        />
      )}
    />
  );
}

type TimesProps = {
  readonly width: number;
  readonly weeks: readonly number[];
  readonly title: string;
  readonly label: string;
  readonly moved: readonly number[];
  readonly written: readonly number[] | null;
  readonly both: Both;
  readonly id: string;
};

function Times({ width, weeks, id, ...given }: TimesProps) {
  const { facts, lang, words } = useSaid();
  const marks = useDates(width - 96);
  return (
    <Curve
      {...{ ...given, width, marks }}
      at={weeks}
      isLog={false}
      caseAt={(week) => ({ id, level: week, side: "atOrBelow" })}
      placeText={(week) => words.byWeek(weekDay(facts.start, week, lang), week)}
    />
  );
}

import { addDays } from "../../../model/calendar.ts";
import type { Title } from "../../../model/scenario/title.ts";
import type { Manifest } from "../../../sim/study/study.ts";
import { knownTo } from "../../words/known.ts";
import type { Lang } from "../../words/lang.ts";
import { titleIn } from "../../words/titles.ts";
import { eventWords } from "./events.words.ts";
import { linesOf, unbroken, widestOf } from "./names.ts";
import { ink, muted } from "./theme.ts";

/** Something dated on a time axis: a state of policy that the scenario's script enters, or the day to which it is known. */
export type DatedEvent = {
  /** ISO date; on an axis of weeks, weeks from its beginning. */
  readonly date: string | number;
  readonly text: string;
  readonly isKnownDay: boolean;
  /** That of the lines that it belongs to; grey, and ink for the day known, where left out. */
  readonly color?: string;
};

type Policy = {
  readonly script?: readonly { readonly date: string; readonly state: string }[];
  readonly states?: Readonly<Record<string, { readonly title?: Title } | undefined>>;
};

/** What a scenario's script has from one day to another, and the day to which it is known, in order of date. */
export function datedEvents(manifest: Manifest, from: string, to: string, lang: Lang): readonly DatedEvent[] {
  // The reader of scenarios has checked the document; here it is only a record.
  const { script = [], states = {} } = (manifest.scenario.policy ?? {}) as Policy;
  const words = eventWords[lang];
  const entered = script.map(({ date, state }) => {
    const text = words.entered(words.day(date), titleIn(states[state]?.title ?? state, lang));
    return { date, text, isKnownDay: false };
  });
  const known = knownTo(manifest);
  const day = known === null ? [] : [{ date: known, text: words.known(words.day(known)), isKnownDay: true }];
  return [...entered, ...day]
    .filter(({ date }) => date >= from && date <= to)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : Number(a.isKnownDay) - Number(b.isKnownDay)));
}

/** The days from which and to which a time axis goes, and its width [px]. */
type Span = { readonly start: string; readonly weeks: number; readonly width: number };

/** The events of a scenario within a time axis; none in a single week, which has no room for them. */
export function eventsWithin(manifest: Manifest, { start, weeks }: Span, lang: Lang): readonly DatedEvent[] {
  return weeks < 2 ? [] : datedEvents(manifest, start, addDays(start, 7 * (weeks - 1)), lang);
}

/** How the names of views of dated events begin, by which a narrow chart knows them. */
export const eventsName = "events";

/** Letters, height of a line and room between a rule and its text [px]. */
const [size, lineHeight, apart] = [11, 14.5, 4];

/**
 * Dated events above a panel, each with its text right of its rule in lines of its own, so that no rule goes through a
 * text: later ones stand lower. Those too near the right edge for that stand above, without a rule of their own. Empty where
 * there are none.
 */
export function eventViews(
  events: readonly DatedEvent[],
  x: object,
  span: Span,
  name: string = eventsName,
): readonly object[] {
  const placed = events.map((event) => ({ ...event, at: placeOf(event, span) }));
  const hasRoom = ({ at, text }: { readonly at: number; readonly text: string }) =>
    span.width - at >= Math.min(leastRoom, widestOf([unbroken(text)], size) + apart);
  const lines = [...placed.filter((event) => !hasRoom(event)), ...placed.filter(hasRoom)].flatMap((event) => {
    const room = hasRoom(event) ? span.width - event.at - apart : span.width;
    return linesOf(unbroken(event.text), room, size).map((text, k) => ({
      ...{ date: event.date, text, whole: event.text, isKnownDay: event.isKnownDay },
      ...(event.color === undefined ? {} : { color: event.color }),
      ...{ isRuled: k === 0 && hasRoom(event), isAtEdge: !hasRoom(event) },
    }));
  });
  if (lines.length === 0) return [];
  return [
    eventView(
      lines.map((line, place) => ({ ...line, place })),
      x,
      span.width,
      name,
    ),
  ];
}

/** As high as other views of dated events [px], with nothing above those that there are. */
export function raisedTo(height: number, views: readonly object[], width: number): readonly object[] {
  const missing = height - heightOfViews(views);
  if (missing <= 0) return views;
  const nothing = { type: "text", aria: false };
  return [
    { data: { values: [{ place: 0 }] }, width, height: missing, mark: nothing, encoding: { text: { value: "" } } },
    ...views,
  ];
}

/** How high views of dated events are [px]. */
export function heightOfViews(views: readonly object[]): number {
  return views.reduce((sum, view) => sum + Number((view as { readonly height?: number }).height ?? 0), 0);
}

/** Panels below the dated events of their time axis; as they are where there are none. */
export function eventsAbove(events: readonly DatedEvent[], x: object, span: Span, panels: object): object {
  const views = eventViews(events, x, span);
  return views.length === 0 ? panels : { spacing: 8, vconcat: [...views, panels] };
}

/** A line of the words of an event. */
type EventLine = Pick<DatedEvent, "date" | "color"> & {
  readonly [key in "text" | "whole"]: string;
} & { readonly [key in "isKnownDay" | "isRuled" | "isAtEdge"]: boolean } & { readonly place: number };

/** Least room for the words of an event right of its rule [px]. */
const leastRoom = 160;

/** Lines of events, a row each, and from each event a rule down to the panel below. */
function eventView(lines: readonly EventLine[], x: object, width: number, name: string): object {
  const y = { type: "quantitative", scale: { domain: [lines.length, 0], nice: false, zero: false }, axis: null };
  const bare = { ...x, field: "date", axis: null };
  const colored = (known: string, other: string) =>
    lines.some((line) => line.color !== undefined)
      ? { field: "color", type: "nominal", scale: null }
      : { condition: { test: "datum.isKnownDay", value: known }, value: other };
  const color = colored(ink, muted);
  const text = { type: "text", baseline: "middle", fontSize: size, aria: false };
  const middle = { calculate: "datum.place + 0.5", as: "middle" };
  return {
    name,
    ...{ width, height: lines.length * lineHeight },
    data: { values: lines },
    layer: [
      {
        transform: [{ filter: "datum.isRuled" }, { calculate: "datum.place + 0.1", as: "top" }],
        mark: { type: "rule", aria: false },
        encoding: {
          ...{ x: bare, y: { ...y, field: "top" }, y2: { datum: lines.length } },
          color: colored(ink, ruleColor),
        },
      },
      {
        transform: [{ filter: "!datum.isAtEdge" }, middle],
        mark: { ...text, align: "left", dx: apart },
        encoding: { x: bare, y: { ...y, field: "middle" }, text: { field: "text" }, color },
      },
      {
        transform: [{ filter: "datum.isAtEdge" }, middle],
        mark: { ...text, align: "right" },
        encoding: { x: { value: width }, y: { ...y, field: "middle" }, text: { field: "text" }, color },
      },
    ],
  };
}

const ruleColor = "#b5bdc5";

/** Where an event lies on the axis [px]. */
function placeOf({ date }: DatedEvent, { start, weeks, width }: Span): number {
  if (typeof date === "number") return (date / (weeks - 1)) * width;
  const days = (new Date(date).getTime() - new Date(start).getTime()) / 86_400_000;
  return (days / (7 * (weeks - 1))) * width;
}

/** The rules of events through a panel: grey where the policy changes, dashed at the day known. */
export function eventRules(events: readonly DatedEvent[], x: object): readonly object[] {
  const rule = (isKnownDay: boolean, color: string, look: object) => {
    const drawn = events.filter((event) => event.isKnownDay === isKnownDay);
    const byColor = Map.groupBy(drawn, (event) => event.color ?? color);
    return [...byColor].map(([value, all]) => ({
      data: { values: all.map(({ date }) => ({ place: 0, date })) },
      mark: { type: "rule", aria: false, ...look },
      encoding: { x: { ...x, field: "date" }, color: { value } },
    }));
  };
  return [...rule(false, ruleColor, {}), ...rule(true, ink, { strokeDash: [4, 3] })];
}

import { type DatedEvent, eventsName, eventViews } from "../charts/kit/events.ts";

type View = {
  readonly name?: unknown;
  readonly data?: { readonly values: readonly Line[] };
  readonly layer?: readonly { readonly encoding: { readonly x: Axis } }[];
};
type Line = Omit<DatedEvent, "text"> & { readonly whole: string };
type Axis = { readonly scale: { readonly domain: readonly [number, number] } };

const week = 7 * 86_400_000;

/** Whether a view is one of dated events above a panel. */
export function isOfEvents({ name }: View): boolean {
  return String(name).startsWith(eventsName);
}

/** Dated events above a panel of another width [px]: their words broken anew. */
export function narrowEvents({ name, data, layer }: View, width: number): object {
  const events = new Map<string, DatedEvent>();
  for (const { whole: text, date, isKnownDay, color } of data?.values ?? [])
    events.set(`${text} ${color}`, { ...{ date, text, isKnownDay }, ...(color === undefined ? {} : { color }) });
  const x = layer?.[0]?.encoding.x as Axis;
  const [first, last] = x.scale.domain;
  const isOfWeeks = [...events.values()].some(({ date }) => typeof date === "number");
  const span = isOfWeeks
    ? { start: "", weeks: last - first + 1, width }
    : { start: new Date(first).toISOString().slice(0, 10), weeks: Math.round((last - first) / week) + 1, width };
  return eventViews([...events.values()], x, span, String(name))[0];
}

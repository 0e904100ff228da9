import { yearsBetween } from "../fits/dates.ts";
import { episodes, type LeaveOut, leaveOuts } from "../fits/episodes.ts";
import { eventRate } from "../fits/event-rate.ts";
import { quotes } from "../fits/quotes.ts";
import { type Span, squeezes } from "../fits/squeezes.ts";
import { figure, leaveOutHead, table, withLimits } from "./table.ts";

/** Stretches that the price files cover, cut where the export quotas were cut and where the episodes begin. */
export const stretches: readonly (Span & { readonly quotas: boolean; readonly episode: LeaveOut })[] = [
  { from: "2007-01-01", to: "2010-07-05", quotas: false, episode: "nothing" },
  { from: "2010-07-05", to: "2014-12-31", quotas: true, episode: "2010" },
  { from: "2024-07-18", to: "2025-04-04", quotas: false, episode: "nothing" },
  { from: "2025-04-04", to: "2026-01-06", quotas: false, episode: "2025" },
  { from: "2026-01-06", to: "2026-01-31", quotas: false, episode: "2026" },
];

const stops = episodes("export-restriction", "nothing").filter(({ name }) => name.startsWith("Senkaku"));

/** Squeezes in the exporter's home market: domestic or FOB quotes of oxide; the ask in Europe is not one of them. */
export const squeezesSeen = squeezes(
  quotes.filter(
    ({ form, basis }) => form === "oxide" && ["china-domestic", "fob-china-export", "fob-china"].includes(basis),
  ),
  stops.map(({ start, end }) => ({ from: start, to: end })),
);

export function squeezeRecord(quotas: boolean | "either", without: LeaveOut) {
  const counted = stretches.filter(
    (one) => (quotas === "either" || one.quotas === quotas) && (without === "nothing" || one.episode !== without),
  );
  const years = counted.reduce((sum, { from, to }) => sum + yearsBetween(from, to), 0);
  const events = squeezesSeen.filter((one) => counted.some(({ from, to }) => one.from >= from && one.from < to)).length;
  return { events, years };
}

export function squeezeTable(): string {
  const regimes = [
    ["export quotas cut, July 2010 to 2014", true],
    ["otherwise", false],
    ["either", "either"],
  ] as const;
  return table(
    leaveOutHead,
    regimes.flatMap(([name, quotas]) => {
      const all = leaveOuts.map((without) => squeezeRecord(quotas, without));
      return [
        [`${name}: squeezes in years`, ...all.map(({ events, years }) => `${events} in ${figure(years)}`)],
        [
          "rate [1/yr], mean (90 %)",
          ...all.map(({ events, years }) => (years > 0 ? withLimits(eventRate(events, years)) : "no record")),
        ],
      ];
    }),
  );
}

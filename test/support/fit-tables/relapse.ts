import { fitDurations } from "../fits/duration-fit.ts";
import { casesAsRead, type Episode, type LeaveOut, leaveOuts } from "../fits/episodes.ts";
import { eventRate } from "../fits/event-rate.ts";
import { type Calm, calmSpells } from "../fits/relapse.ts";
import { figure, leaveOutHead, table, withError } from "./table.ts";

/** The three readings of "the same target". */
export const readings = {
  "withheld exports, target as written": () => casesAsRead("export-restriction"),
  "withheld exports, Japan, where a measure against the world counts": () =>
    casesAsRead("export-restriction")
      .filter(({ target }) => target === "Japan" || target === "World")
      .map((one): Episode => ({ ...one, target: "Japan" })),
  "all measures, target as written": () => casesAsRead("any"),
} as const;
export type Reading = keyof typeof readings;

export type Relapse = {
  readonly spells: readonly Calm[];
  readonly events: number;
  readonly years: number;
  readonly meanYears: number;
  readonly low: number;
  readonly high: number;
};

/** Mean years from a settlement to the next measure if the hazard is constant, with the 90 % limits of Jeffreys' prior. */
export function relapse(reading: Reading, without: LeaveOut): Relapse {
  const spells = calmSpells(readings[reading](), without);
  const events = spells.filter(({ censored }) => !censored).length;
  const years = spells.reduce((sum, spell) => sum + spell.years, 0);
  const rate = eventRate(events, years);
  return { spells, events, years, meanYears: years / events, low: 1 / rate.p95, high: 1 / rate.p5 };
}

export function relapseTable(): string {
  const names = Object.keys(readings) as Reading[];
  return table(
    leaveOutHead,
    names.flatMap((name) => {
      const all = leaveOuts.map((without) => relapse(name, without));
      return [
        [`${name}: relapses in years of calm`, ...all.map(({ events, years }) => `${events} in ${figure(years)}`)],
        [
          "mean [years] (90 %)",
          ...all.map(({ meanYears, low, high }) => `${figure(meanYears)} (${figure(low)} to ${figure(high)})`),
        ],
        ["median, mean x ln 2 [years]", ...all.map(({ meanYears }) => figure(meanYears * Math.LN2))],
      ];
    }),
  );
}

export function spellTable(): string {
  const rows = (Object.keys(readings) as Reading[]).flatMap((name) =>
    relapse(name, "nothing").spells.map(({ target, from, to, years, censored }) => [
      name,
      target,
      from,
      censored ? `${to}, none yet` : to,
      figure(years),
    ]),
  );
  return table(["reading", "target", "settled", "next measure", "years"], rows);
}

/** Weibull shape of the spells: one is an exponential, below one a calm that grows safer with age. */
export function relapseShapeTable(): string {
  return table(
    ["reading", "Weibull shape", "median [years]"],
    (Object.keys(readings) as Reading[]).map((name) => {
      const { shape, median } = relapseShape(name);
      return [name, withError(shape), figure(median.value / 12)];
    }),
  );
}

export function relapseShape(reading: Reading) {
  const spells = relapse(reading, "nothing").spells;
  return fitDurations(
    spells.map(({ years, censored }) => ({ months: 12 * years, censored })),
    "weibull",
  );
}

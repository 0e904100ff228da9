import { dateOfWeek } from "../../../model/calendar.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Study } from "../../engine/simulate-range.ts";
import { sheetLine } from "../../study/files/csv.ts";
import type { Trace } from "./trace.ts";

/** One way a run went, by the name that stands in the column `told`. */
export type ToldRun = { readonly name: string; readonly study: Study; readonly trace: Trace };

/** The weekly state of a run, a line a week and telling, each series in full precision. */
export function weeksToCsv(told: readonly ToldRun[]): string {
  const [{ study }] = told;
  const ids = study.series.map(({ series, material, sector }) => outcomeId({ outcome: series, material, sector }));
  const lines = told.flatMap(({ name, trace }) =>
    trace.weeks.map(({ state, fear, series }, week) =>
      sheetLine([name, week, dateOfWeek(study.world.scenario.start, week), state, fear, ...series]),
    ),
  );
  return `${[sheetLine(["told", "week", "date", "policyState", "fear", ...ids]), ...lines].join("\n")}\n`;
}

/** Every outcome of a run, a line an outcome and a column a telling; the last column is the second less the first. */
export function outcomesToCsv(told: readonly ToldRun[]): string {
  const [{ study }] = told;
  const values = told.map(({ trace }) => trace.outcomes);
  const header = ["outcome", "material", "sector", "unit", ...told.map(({ name }) => name)];
  const lines = study.outcomes.map(({ outcome, material, sector, unit }, k) => {
    const numbers = values.map((column) => column?.[k] ?? "");
    const [first, second] = values;
    const difference = values.length < 2 ? [] : [first && second ? second[k] - first[k] : ""];
    return sheetLine([outcome, material ?? "", sector ?? "", unit, ...numbers, ...difference]);
  });
  return `${[sheetLine([...header, ...(told.length < 2 ? [] : ["difference"])]), ...lines].join("\n")}\n`;
}

/** What happened, a line an event: `words` tells it to a reader. */
export function eventsToCsv(told: readonly ToldRun[], words: (event: Trace["events"][number]) => string): string {
  const lines = told.flatMap(({ name, study, trace }) =>
    trace.events.map((event) =>
      sheetLine([name, dateOfWeek(study.world.scenario.start, event.week), event.week, event.kind, words(event)]),
    ),
  );
  return `${[sheetLine(["told", "date", "week", "event", "words"]), ...lines].join("\n")}\n`;
}

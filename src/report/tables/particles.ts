import { dateOfWeek } from "../../model/calendar.ts";
import type { Manifest } from "../../sim/study/study.ts";
import { formatExact } from "../words/figures.ts";
import { clipped, textColumns, wrapped } from "../words/lines.ts";
import { factsOf } from "../words/study.ts";

const whole = (value: number) => formatExact(Math.floor(value));

/** What became of runs that facts have carried forward, date by date, for the terminal; empty where none have. */
export function particlesText(manifest: Manifest): string {
  const { particles } = manifest;
  if (particles === undefined) return "";
  const { start } = factsOf(manifest);
  const rows = particles.readings.map(({ week, facts, weighed, effective, copied, ancestors, worth }) => [
    clipped(facts.join(", "), 38),
    dateOfWeek(start, week),
    formatExact(weighed),
    whole(effective),
    copied === null ? "–" : formatExact(copied),
    formatExact(ancestors),
    whole(worth),
  ]);
  const note = `Worth: how many runs of equal weight those are worth that are weighed when facts are read. Replaced: those that ended then, with copies of others in their place. Stem from: so many runs are their ancestors, and of what is so from the start, or came about before, they are worth so many of equal weight. Errors are reckoned over ancestors.`;
  return `${[
    textColumns([["carried forward", "read by", "of", "worth", "replaced", "stem from", "worth"], ...rows]),
    "",
    ...wrapped(note, 110),
  ].join("\n")}\n`;
}

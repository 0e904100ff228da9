import { addDays, dateOfWeek, isDay, weeksBetween } from "../../../model/calendar.ts";
import { impliedHistory } from "../history-from.ts";
import type { Path } from "../tree.ts";
import type { Finder } from "./finder.ts";

/** Days that must exist, and stand in order. */
export function checkDates(found: Finder): void {
  const start = realDay(found, ["start"]);
  for (const project of found.keys("alternativeSupply", "projects"))
    realDay(found, ["alternativeSupply", "projects", project, "start"]);
  for (const material of found.keys("materials")) checkKnownQuotes(found, material);
  const beginning = realBeginning(found, start);
  checkScript(found, start, beginning);
  const began = realDay(found, ["squeeze", "began"]);
  const weeks = found.value("horizonWeeks");
  if (start === undefined || typeof weeks !== "number" || !(weeks >= 1 && weeks <= 1e4)) return;
  const end = dateOfWeek(start, weeks);
  if (began !== undefined && weeksBetween(end, began) >= 0)
    found.add(["squeeze", "began"], `must be before the end of the study, ${end}`, began, [
      ["horizonWeeks"],
      ["start"],
    ]);
  const known = found.text("policy", "knownUntil");
  if (known !== undefined && weeksBetween(end, known) > 0)
    found.add(["policy", "knownUntil"], `must not be after the end of the study, ${end}`, known, [
      ["horizonWeeks"],
      ["start"],
    ]);
}

/** Days that exist, each with one quote of a basis. */
function checkKnownQuotes(found: Finder, material: string): void {
  const seen = new Set<string>();
  const known: Path = ["materials", material, "quotes", "known"];
  for (let i = 0; i < found.length(...known); i++) {
    const path: Path = [...known, i, "date"];
    const date = realDay(found, path);
    if (date === undefined) continue;
    const of = `${found.text(...known, i, "basis")} ${date}`;
    if (seen.has(of)) found.add(path, "must be the only quote of its basis on its day", date);
    seen.add(of);
  }
}

/** Longest history simulated before the start [weeks]. */
const longestHistory = 520;

/** The day on which a run begins; undefined where it is no day, or cannot be. */
function realBeginning(found: Finder, start: string | undefined): string | undefined {
  if (found.value("historyFrom") === undefined)
    return start === undefined ? undefined : (implied(found, start) ?? start);
  const path: Path = ["historyFrom"];
  const from = realDay(found, path);
  if (from === undefined || start === undefined) return from;
  const weeks = weeksBetween(from, start);
  if (weeks < 0) found.add(path, `must not be after the start, ${start}`, from, [["start"]]);
  else if (!Number.isInteger(weeks))
    found.add(
      path,
      `must be whole weeks before the start, ${start}: ${addDays(start, -7 * Math.ceil(weeks))} is`,
      from,
      [["start"]],
    );
  else if (weeks > longestHistory)
    found.add(path, `must be at most ${longestHistory} weeks before the start, ${start}`, from, [["start"]]);
  else return from;
  return undefined;
}

/** The beginning that a restriction in force at the start asks for; a longer one than may be simulated is none. */
function implied(found: Finder, start: string): string | undefined {
  const script = Array.from({ length: found.length("policy", "script") }, (_, i) => {
    const [date, state] = [found.text("policy", "script", i, "date"), found.text("policy", "script", i, "state")];
    const role = state === undefined ? undefined : found.text("policy", "states", state, "role");
    return { date: date ?? "", isOpen: role === undefined || role === "open" };
  });
  if (script.some(({ date }) => !isDay(date))) return undefined;
  const from = impliedHistory(script, start);
  return from !== undefined && weeksBetween(from, start) <= longestHistory ? from : undefined;
}

/**
 * A run begins with full stocks and full pipelines: inside a restriction it would forget what the restriction has taken.
 */
function checkBeginning(found: Finder, beginning: string | undefined): void {
  if (beginning === undefined) return;
  let inForce: number | undefined;
  for (let i = 0; i < found.length("policy", "script"); i++) {
    const date = found.text("policy", "script", i, "date");
    if (date !== undefined && weeksBetween(date, beginning) > 0) inForce = i;
    else if (date !== undefined && weeksBetween(date, beginning) === 0) return;
  }
  if (inForce === undefined) return;
  const [state, date] = [
    found.text("policy", "script", inForce, "state"),
    found.text("policy", "script", inForce, "date"),
  ];
  const role = state === undefined ? undefined : found.text("policy", "states", state, "role");
  if (role === undefined || role === "open") return;
  found.add(
    ["policy", "script", inForce, "date"],
    `must not be before ${beginning}, on which a run begins with full stocks and pipelines, where the state is restricted: set historyFrom to ${date} or before, whole weeks before the start`,
    date,
    [["historyFrom"], ["start"]],
  );
}

function checkScript(found: Finder, start: string | undefined, beginning: string | undefined): void {
  checkBeginning(found, beginning);
  let last: string | undefined;
  for (let i = 0; i < found.length("policy", "script"); i++) {
    const path: Path = ["policy", "script", i, "date"];
    const date = realDay(found, path);
    if (date === undefined) continue;
    if (i === 0 && beginning !== undefined && weeksBetween(beginning, date) > 0)
      found.add(
        path,
        `must be on or before the ${beginning === start ? "start" : "beginning"}, ${beginning}: the state of the first week must be known`,
        date,
        [["start"], ["historyFrom"]],
      );
    if (last !== undefined && weeksBetween(last, date) <= 0)
      found.add(path, `must be after the date before it, ${last}`);
    last = date;
  }
  const knownUntil: Path = ["policy", "knownUntil"];
  const known = realDay(found, knownUntil);
  if (known === undefined) return;
  if (last !== undefined && weeksBetween(last, known) < 0)
    found.add(knownUntil, `must not be before the last date of the script, ${last}`, known, [
      ["policy", "script", found.length("policy", "script") - 1, "date"],
    ]);
  if (start !== undefined && weeksBetween(start, known) < 0)
    found.add(knownUntil, `must not be before the start, ${start}`, known, [["start"]]);
}

function realDay(found: Finder, path: Path): string | undefined {
  const day = found.text(...path);
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(day);
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return day;
  found.add(path, "must be a day that exists");
  return undefined;
}

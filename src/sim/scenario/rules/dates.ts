import { dateOfWeek, weeksBetween } from "../../../model/calendar.ts";
import type { Path } from "../tree.ts";
import type { Finder } from "./finder.ts";

/** Days that must exist, and stand in order. */
export function checkDates(found: Finder): void {
  const start = realDay(found, ["start"]);
  for (const project of found.keys("alternativeSupply", "projects"))
    realDay(found, ["alternativeSupply", "projects", project, "start"]);
  checkScript(found, start);
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

function checkScript(found: Finder, start: string | undefined): void {
  let last: string | undefined;
  for (let i = 0; i < found.length("policy", "script"); i++) {
    const path: Path = ["policy", "script", i, "date"];
    const date = realDay(found, path);
    if (date === undefined) continue;
    if (i === 0 && start !== undefined && weeksBetween(start, date) > 0)
      found.add(path, `must be on or before the start, ${start}: the state of the first week must be known`, date, [
        ["start"],
      ]);
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

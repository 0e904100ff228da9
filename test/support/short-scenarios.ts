import { writeFileSync } from "node:fs";
import { join } from "node:path";

const from = { source: "x", date: "2026-01", grade: "D" };
const weeks = (value: number) => ({ value, unit: "weeks", ...from });

/** The ban of 2026 cut to some weeks, so that thousands of runs take a second, with whatever else is asked for. */
export function writeShortScenario(
  cwd: string,
  name: string,
  horizonWeeks = 6,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const outcomes = { briefWithin: weeks(3), fragmentedFrom: weeks(3) };
  const document = { schemaVersion: 1, extends: "ban-2026", name, title: name, horizonWeeks, outcomes, ...more };
  writeFileSync(join(cwd, `${name}.yaml`), JSON.stringify(document));
  return `${name}.yaml`;
}

/** One in which the given share of the runs, or somewhat less, asks an infinite price within its 20 weeks. */
export function writeFailingScenario(cwd: string, name: string, share: number): string {
  const distribution = { kind: "discrete", values: [1.3, 1000], probabilities: [1 - share, share] };
  const quotes = {
    openShareFloor: { value: 1e-300, unit: "share", ...from },
    askExponent: { distribution, unit: "ratio", ...from },
  };
  return writeShortScenario(cwd, name, 20, { quotes });
}

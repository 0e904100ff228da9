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

/** One in which a squeeze lifts the home quote beyond all numbers, in the last of its 20 weeks, in the given share of the runs. */
export function writeFailingScenario(cwd: string, name: string, share: number): string {
  const cut = { kind: "discrete", values: [0, 0.9], probabilities: [1 - share, share] };
  const steep = { value: -0.001, unit: "ratio", ...from };
  const squeeze = {
    began: "2026-05-19",
    cut: { distribution: cut, unit: "share", ...from },
    ...{ lasts: weeks(2), responseTime: weeks(1), shortElasticity: steep, longElasticity: steep },
  };
  return writeShortScenario(cwd, name, 20, { squeeze });
}

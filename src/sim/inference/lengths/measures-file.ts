import { z } from "zod";
import { daysBetween, daysPerMonth, isDay } from "../../../model/calendar.ts";
import { grades } from "../../../model/scenario/parts.ts";
import { strict } from "../../scenario/distribution-schema.ts";
import { words } from "../../scenario/input-schema.ts";
import { meant, type Problem, ScenarioError } from "../../scenario/problem.ts";
import { schemaProblems } from "../../scenario/schema-problems.ts";
import { type Path, placeOf, plain, type Tree } from "../../scenario/tree.ts";
import { allProblems, parseYaml } from "../../scenario/yaml.ts";
import type { EvidenceRow } from "../../scoring/evidence/rows.ts";
import type { Measure } from "./posterior.ts";

const day = z.string().refine(isDay, "must be a day that exists, such as 2010-07-05");
const end = strict({
  episode: words,
  /** It still lasted on this day. */
  after: day.optional(),
  /** It had ended by this day; without it no end is known. */
  by: day.optional(),
  /** It was never in force: no length at all. */
  never: z.literal(true).optional(),
  source: words,
  grade: z.enum(grades),
}).refine(({ after, never }) => (after === undefined) !== (never === undefined), "must have either after or never");

const schema = strict({
  schemaVersion: z.literal(1),
  countedTo: day,
  trade: z.array(words),
  episodes: z.record(words, z.array(words).min(1, "must name at least one row")),
  foretold: words,
  ends: z.array(end),
});

type Document = z.infer<typeof schema>;

/** A measure as a row of the evidence has it, with what the file says of its end. */
export type DatedMeasure = Measure & {
  readonly target: string;
  readonly start: string;
  /** The first day by which it is known to have ended; null where none is. */
  readonly end: string | null;
};

export type MeasuresFile = {
  readonly countedTo: string;
  readonly measures: readonly DatedMeasure[];
  /** Names of the rows of each episode that may be left out. */
  readonly episodes: Readonly<Record<string, readonly string[]>>;
  /** The episode whose length is to be foretold, of which nothing is fitted. */
  readonly foretold: string;
};

/**
 * Measures from the rows that have a start and an end, and from what a file says of them. Throws ScenarioError with every
 * problem of the file: its form, an episode that no row has, dates that contradict its row.
 */
export function readMeasures(file: string, text: string, rows: readonly EvidenceRow[]): MeasuresFile {
  const { tree, problems: read } = parseYaml(file, text);
  const parsed = schema.safeParse(plain(tree));
  if (!parsed.success) throw new ScenarioError(allProblems(read, schemaProblems(parsed.error.issues, tree)));
  const problems: Problem[] = [];
  const cases = rows.filter(({ labels }) => labels.episode !== undefined);
  const result = measuresOf(parsed.data, cases, tree, problems);
  const all = allProblems(read, problems);
  if (all.length > 0) throw new ScenarioError(all);
  return result;
}

function measuresOf(
  { countedTo, trade, episodes, foretold, ends }: Document,
  cases: readonly EvidenceRow[],
  tree: Tree,
  problems: Problem[],
): MeasuresFile {
  const report = (path: Path, rule: string, value: unknown) =>
    problems.push({ ...placeOf(tree, path), path: path.join("."), rule, value });
  const names = cases.map(({ labels }) => labels.episode);
  const known = (name: string, path: Path, earlier: readonly string[]) => {
    if (!names.includes(name)) report(path, `must be an episode of the evidence${meant(name, names)}`, name);
    else if (earlier.includes(name)) report(path, "must not be there twice", name);
  };
  trade.forEach((name, k) => {
    known(name, ["trade", k], trade.slice(0, k));
  });
  ends.forEach(({ episode }, k) => {
    known(
      episode,
      ["ends", k, "episode"],
      ends.slice(0, k).map((each) => each.episode),
    );
  });
  for (const [episode, members] of Object.entries(episodes))
    members.forEach((name, k) => {
      known(name, ["episodes", episode, k], members.slice(0, k));
    });
  if (!Object.hasOwn(episodes, foretold)) report(["foretold"], "must be one of episodes", foretold);
  const measures = cases.flatMap((row): readonly DatedMeasure[] => {
    const name = row.labels.episode;
    const [start, written] = row.period.split("..");
    const k = ends.findIndex(({ episode }) => episode === name);
    if (k >= 0 && ends[k].never === true) return [];
    const after = k >= 0 ? (ends[k].after ?? written) : written === "" ? countedTo : written;
    const by = k >= 0 ? (ends[k].by ?? null) : written === "" ? null : written;
    if (after <= start)
      report(k >= 0 ? ["ends", k, "after"] : ["countedTo"], `must be after the start of ${name}, ${start}`, after);
    if (by !== null && by < after) report(["ends", k, "by"], `must not be before after, ${after}`, by);
    const latest = by ?? after;
    if (latest > countedTo)
      report(
        k >= 0 ? ["ends", k, by === null ? "after" : "by"] : ["countedTo"],
        `must not be later than is counted to (${name})`,
        latest,
      );
    const length = {
      atLeast: monthsBetween(start, after),
      endedBy: by === null ? null : monthsBetween(start, by),
      seenAt: 0,
    };
    const isRefusal = row.labels.kind === "market-access";
    return [{ name, target: row.labels.target, start, end: by, isRefusal, isPolitical: !trade.includes(name), length }];
  });
  return { countedTo, measures, episodes, foretold };
}

function monthsBetween(from: string, to: string): number {
  return daysBetween(from, to) / daysPerMonth;
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { resultsSchemaVersion } from "../study/study.ts";

/** What a folder of ours holds: commands that leave the same kind may replace each other's results, and no others. */
export type ResultsKind = "study" | "hindcast" | "forecast" | "replay" | "report";

const ofStudy = String.raw`(manifest\.json|summary\.json|bands\.csv|runs\.parquet|(drivers|convergence|spread|failures)\.csv)`;
const ofFailed = String.raw`failed/[^/]+/(study\.json|failures\.csv)`;
const ofReport = String.raw`(index\.html|report\.pdf)`;

/** Files by their path below the folder; of charts, those that lie beside their specification. */
const files: Readonly<Record<ResultsKind, RegExp>> = {
  study: new RegExp(
    String.raw`^(${ofStudy}|((comparison|explain|baselines|matched)\.(json|csv)|configuration\.csv|(explain|matched)-failures\.csv|${ofFailed}|([a-h]|matched)/${ofStudy})|rules\.(json|csv)|(never|cover|price|policy|planned)/${ofStudy}|report/${ofReport})$`,
  ),
  hindcast: new RegExp(
    String.raw`^(hindcast\.json|(fans|features|points|ablation|failures)\.csv|${ofFailed}|report/${ofReport})$`,
  ),
  forecast: new RegExp(String.raw`^(forecast\.(json|csv)|failures\.csv|${ofFailed})$`),
  replay: /^(replay\.json|(weeks|events|outcomes)\.csv)$/,
  report: new RegExp(`^${ofReport}$`),
};
const chart = /^((?:report\/)?charts\/[^/]+)\.(vl\.json|svg|pdf|png|csv)$/;
const folders = /^([a-h]|matched|never|cover|price|policy|planned|report|charts|report\/charts|failed(\/[^/]+)?)$/;

/** A name alone proves nothing: results are known by one of these files, with these keys in it. */
const records: Readonly<Record<Exclude<ResultsKind, "report">, readonly (readonly [string, ...string[]])[]>> = {
  study: [
    ["manifest.json", "resultHash"],
    ["comparison.json", "schemaVersion", "differences"],
    ["baselines.json", "schemaVersion", "comparisons"],
    ["rules.json", "schemaVersion", "rules"],
  ],
  hindcast: [["hindcast.json", "schemaVersion", "pooled"]],
  forecast: [["forecast.json", "schemaVersion", "quantities"]],
  replay: [["replay.json", "schemaVersion", "replayed"]],
};

/**
 * The first thing in a folder that no command leaving results of this kind wrote there; undefined when it is empty or
 * holds such results and nothing else.
 */
export function notOurs(folder: string, kind: ResultsKind): string | undefined {
  const paths = [...walk(folder, "")];
  const all = new Set(paths);
  const foreign = paths.find((path) => !files[kind].test(path) && !isChart(path, kind, all));
  if (foreign !== undefined || paths.length === 0) return foreign;
  const isOurs =
    kind === "report" ? isPage(folder) : records[kind].some(([name, ...keys]) => isRecord(folder, name, keys));
  return isOurs ? undefined : paths[0];
}

/** Charts lie in a report; those of release rules and of a hindcast beside their record too. */
function isChart(path: string, kind: ResultsKind, all: ReadonlySet<string>): boolean {
  const [, stem = ""] = chart.exec(path) ?? [];
  if (stem === "" || !all.has(`${stem}.vl.json`)) return false;
  const isInReport = stem.startsWith("report/");
  switch (kind) {
    case "study":
      return isInReport || all.has("rules.json");
    case "hindcast":
      return true;
    case "report":
      return !isInReport;
    default:
      return false;
  }
}

/** Files by their path below the folder, and whatever is neither file nor folder; stops where it is deeper than ours. */
function* walk(folder: string, below: string): Generator<string> {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (!entry.isDirectory()) yield entry.isFile() ? path : `${path} (not a file)`;
    else if (folders.test(path)) yield* walk(folder, path);
    else yield path;
  }
}

function isRecord(folder: string, name: string, keys: readonly string[]): boolean {
  try {
    const record: unknown = JSON.parse(readFileSync(join(folder, name), "utf8"));
    return record !== null && typeof record === "object" && keys.every((key) => key in record);
  } catch {
    return false;
  }
}

function isPage(folder: string): boolean {
  try {
    return readFileSync(join(folder, "index.html"), "utf8").includes('<meta name="generator" content="chokepoint">');
  } catch {
    return false;
  }
}

/* Records of results folders as far as a report reads them: the rest is made again from the studies beside them. */

const version = z.literal(resultsSchemaVersion, `must be ${resultsSchemaVersion}`);
const text = z.string("must be text").min(1, "must not be empty");
const whole = z.int("must be a whole number").min(1, "must be 1 or more");
const hash = z.string("must be text").regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits");
const map = "must be a map";
const list = "must be a list";

/** baselines.json: the last scenario against each before it. */
export const baselinesSchema = z.looseObject(
  {
    ...{ schemaVersion: version, subject: text, seed: text, runs: whole },
    resultHashes: z.array(hash, list).min(3, "must be three or more"),
    comparisons: z.array(z.looseObject({ baseline: text }, map), list).min(2, "must be two or more"),
  },
  map,
);

/** hindcast.json: all that is in it and in fans.csv is held by its hash. */
export const hindcastSchema = z.looseObject(
  {
    ...{ schemaVersion: version, engineVersion: text, seed: text, runs: whole, resultHash: hash },
    results: z.array(z.looseObject({}, map), list).min(1, "must be one or more"),
    pooled: z.array(z.looseObject({}, map), list).min(1, "must be one or more"),
    ablation: z.array(z.looseObject({}, map), list),
  },
  map,
);

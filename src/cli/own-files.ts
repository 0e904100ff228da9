import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ofStudy = String.raw`(manifest\.json|summary\.json|bands\.csv|runs\.parquet|(drivers|convergence|spread|failures)\.csv)`;
const study = new RegExp(`^${ofStudy}$`);
const comparison = new RegExp(
  String.raw`^((comparison|explain|baselines|matched)\.(json|csv)|configuration\.csv|([a-h]|matched)/${ofStudy})$`,
);
const report = /^report\/(index\.html|report\.pdf)$/;
const hindcast = /^(hindcast\.json|features\.csv|points\.csv|ablation\.csv)$/;
const rules = new RegExp(String.raw`^(rules\.(json|csv)|(never|cover|price|policy|planned)/${ofStudy})$`);
const forecast = /^forecast\.(json|csv)$/;
const replay = /^(replay\.json|(weeks|events|outcomes)\.csv)$/;
const folders = /^([a-h]|matched|never|cover|price|policy|planned|report|charts|report\/charts)$/;
const chart = /^((?:report\/)?charts\/[^/]+)\.(vl\.json|svg|pdf|png|csv)$/;

/**
 * The first thing in a folder that no command of ours wrote there; undefined when it is empty or holds earlier results
 * and nothing else. A name alone proves nothing: results are known by what their record says.
 */
export function notOurs(folder: string): string | undefined {
  const paths = [...walk(folder, "")];
  if (paths.length === 0) return undefined;
  const isReport = paths.includes("index.html");
  const inResults = isReport ? paths.map((path) => `report/${path}`) : paths;
  const all = new Set(inResults);
  const foreign = inResults.find((path) => !isOurName(path, all));
  if (foreign !== undefined) return isReport ? foreign.slice("report/".length) : foreign;
  if (isReport) return isPage(folder) ? undefined : "index.html";
  if (isRecord(folder, "manifest.json", ["resultHash"])) return undefined;
  if (isRecord(folder, "comparison.json", ["schemaVersion", "differences"])) return undefined;
  if (isRecord(folder, "baselines.json", ["schemaVersion", "comparisons"])) return undefined;
  if (isRecord(folder, "hindcast.json", ["schemaVersion", "pooled"])) return undefined;
  if (isRecord(folder, "rules.json", ["schemaVersion", "rules"])) return undefined;
  if (isRecord(folder, "forecast.json", ["schemaVersion", "quantities"])) return undefined;
  if (isRecord(folder, "replay.json", ["schemaVersion", "replayed"])) return undefined;
  return paths[0];
}

function isOurName(path: string, all: ReadonlySet<string>): boolean {
  if ([study, comparison, report, hindcast, rules, forecast, replay].some((names) => names.test(path))) return true;
  const [, stem] = chart.exec(path) ?? [];
  return stem !== undefined && all.has(`${stem}.vl.json`);
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
  return readFileSync(join(folder, "index.html"), "utf8").includes('<meta name="generator" content="chokepoint">');
}

import { lstatSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { languages } from "../../model/scenario/title.ts";
import { isLeft } from "./asides.ts";
import type { Host } from "./host.ts";
import { type ResultsKindName, resultsKindNames, resultsKinds } from "./kinds.ts";
import { readText } from "./read-file.ts";

/** What may be put in the place of its like: results of a kind, or the report of some. */
export type Replaceable = ResultsKindName | "report";

/** What one folder may hold, and how it is known for ours. */
type OwnFiles = {
  readonly called: string;
  readonly files: readonly string[];
  /** Folders of charts below it; of a chart, all files that lie beside its specification. */
  readonly chartFolders: readonly string[];
  readonly isOurs: (folder: string) => boolean;
};

const below = (folder: string, files: readonly string[]) => files.map((file) => `${folder}/${file}`);
/** A report lies in its folder, or in one for each language there. */
const inLanguages = (files: readonly string[]) => [...files, ...languages.flatMap((each) => below(each, files))];
const filesOfReport = inLanguages([
  "index.html",
  "report.pdf",
  "report.xlsx",
  "report.pptx",
  "report.docx",
  "brief.html",
  "brief.pdf",
  "brief.docx",
]);
const chartsOfReport = inLanguages(["charts"]);

const own: Readonly<Record<Replaceable, OwnFiles>> = {
  ...(Object.fromEntries(resultsKindNames.map((name) => [name, ownFilesOf(name)])) as Record<
    ResultsKindName,
    OwnFiles
  >),
  report: { called: "an earlier report", files: filesOfReport, chartFolders: chartsOfReport, isOurs: isReport },
};

function ownFilesOf(name: ResultsKindName): OwnFiles {
  const { called, record, files, studies = [], hasCharts = false }: OwnKind = resultsKinds[name];
  const { study } = resultsKinds;
  return {
    called,
    files: [
      ...[record.file, ...files, ...below("report", filesOfReport)],
      ...studies.flatMap((folder) =>
        below(folder, [study.record.file, ...study.files, ...below("report", filesOfReport)]),
      ),
    ],
    chartFolders: [
      ...(hasCharts ? ["charts"] : []),
      ...["", ...studies.map((folder) => `${folder}/`)].flatMap((at) => below(`${at}report`, chartsOfReport)),
    ],
    isOurs: (folder) => isRecord(folder, record.file, record.keys),
  };
}

type OwnKind = Pick<OwnFiles, "called" | "files"> & {
  readonly record: { readonly file: string; readonly keys: readonly string[] };
  readonly studies?: readonly string[];
  readonly hasCharts?: boolean;
};

/** How a folder is called that may be replaced by its like. */
export function calledAs(name: Replaceable): string {
  return own[name].called;
}

/**
 * The first thing in a folder that no command leaving results that are called the same wrote there; undefined when it is
 * empty or holds such results and nothing else. What a killed command left, and results of another command, are passed over.
 */
export function notOurs(folder: string, name: Replaceable, host: Pick<Host, "isRunning">): string | undefined {
  const { foreign, paths, isKnown } = looked(folder, name, host);
  const other = foreign.find((path) => !isOther(folder, path, name, host));
  return other ?? (isKnown ? undefined : paths[0]);
}

/** Folders below one that results of a kind may replace in which results of another command lie, whole, with all theirs. */
export function otherResultsIn(folder: string, name: Replaceable, host: Pick<Host, "isRunning">): readonly string[] {
  return looked(folder, name, host).foreign.filter((path) => isOther(folder, path, name, host));
}

function looked(folder: string, name: Replaceable, host: Pick<Host, "isRunning">) {
  const alike = Object.values(own).filter(({ called }) => called === own[name].called);
  const found = alike.filter(({ isOurs }) => isOurs(folder));
  const shapes = found.length > 0 ? found : alike;
  const paths = pathsIn(folder, shapes).filter((path) => !isLeft(basename(path), host));
  const all = new Set(paths);
  const foreign = paths.filter((path) => !shapes.some((shape) => isOwnFile(path, shape, all)));
  return { paths, foreign, isKnown: found.length > 0 };
}

/** Whether whole results lie there, where those of the kind have nothing of their own. */
function isOther(folder: string, below: string, name: Replaceable, host: Pick<Host, "isRunning">): boolean {
  const path = join(folder, below);
  if (!lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return false;
  const taken = [...own[name].files, ...own[name].chartFolders].map((each) => each.split("/")[0]);
  if (taken.includes(below.split("/")[0])) return false;
  return resultsKindNames.some((kind) => own[kind].isOurs(path) && notOurs(path, kind, host) === undefined);
}

/**
 * Files of which the record of results of a kind has the hash, by their paths below the folder, in order: all that its
 * command wrote, except the record itself and what the records of its studies have.
 */
export function filesToSeal(folder: string, name: ResultsKindName): readonly string[] {
  const { record, studies = [] }: OwnKind = resultsKinds[name];
  const paths = pathsIn(folder, [own[name]]);
  const all = new Set(paths);
  const { file } = resultsKinds.study.record;
  return paths
    .filter((path) => isOwnFile(path, own[name], all))
    .filter((path) => !path.startsWith("report/") && path !== record.file)
    .filter((path) => !studies.some((part) => path.startsWith(`${part}/`) && path !== `${part}/${file}`))
    .toSorted();
}

function pathsIn(folder: string, shapes: readonly OwnFiles[]): readonly string[] {
  const patterns = shapes.flatMap(({ files, chartFolders }) => [...files, ...chartFolders.map((each) => `${each}/*`)]);
  const folders = new Set(patterns.flatMap(foldersOf));
  return [...walk(folder, "", [...folders].map(matcher))];
}

/** All folders on the way to a file. */
function foldersOf(file: string): readonly string[] {
  const names = file.split("/").slice(0, -1);
  return names.map((_, k) => names.slice(0, k + 1).join("/"));
}

function matcher(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(".", String.raw`\.`).replaceAll("*", "[^/]+")}$`);
}

/** Files by their path below the folder, and whatever is neither file nor folder; stops where it is deeper than ours. */
function* walk(folder: string, at: string, folders: readonly RegExp[]): Generator<string> {
  for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
    const path = at === "" ? entry.name : `${at}/${entry.name}`;
    if (!entry.isDirectory()) yield entry.isFile() ? path : `${path} (not a file)`;
    else if (folders.some((each) => each.test(path))) yield* walk(folder, path, folders);
    else yield path;
  }
}

const chartFile = /^(.+)\/([^/]+)\.(vl\.json|svg|pdf|png|csv)$/;

function isOwnFile(path: string, { files, chartFolders }: OwnFiles, all: ReadonlySet<string>): boolean {
  if (files.some((file) => matcher(file).test(path))) return true;
  const [, folder = "", stem] = chartFile.exec(path) ?? [];
  return chartFolders.includes(folder) && all.has(`${folder}/${stem}.vl.json`);
}

function isRecord(folder: string, name: string, keys: readonly string[]): boolean {
  try {
    const record: unknown = JSON.parse(readText(join(folder, name), name));
    return record !== null && typeof record === "object" && keys.every((key) => key in record);
  } catch {
    return false;
  }
}

function isReport(folder: string): boolean {
  return inLanguages(["index.html"]).some((file) => isPage(folder, file));
}

function isPage(folder: string, file: string): boolean {
  try {
    return readText(join(folder, file), file).includes('<meta name="generator" content="chokepoint">');
  } catch {
    return false;
  }
}

import { basename, resolve } from "node:path";
import { explorerGiven, pilotRuns } from "../../../report/explorer/given-of.ts";
import { explorerPage } from "../../../report/explorer/page.ts";
import { mustBeExplorer, writeExplorer } from "../../../report/files/explorer.ts";
import type { Lang } from "../../../report/words/lang.ts";
import { sha256OfDocument } from "../../../sim/engine/parts/canonical.ts";
import { inCheckout } from "../../../sim/results/commands.ts";
import { knownOrNot, warnOfFacts } from "../../../sim/results/known.ts";
import { Mistakes } from "../../../sim/results/mistakes.ts";
import { isFile } from "../../../sim/results/read-file.ts";
import { loadScenario, loadShipped } from "../../../sim/results/shipped.ts";
import type { ReadScenario } from "../../../sim/scenario/read.ts";
import type { FactsFlags } from "../../flags/facts.ts";
import type { Io } from "../../terminal/io.ts";

export type ExploreFlags = FactsFlags & {
  readonly seed: string;
  readonly runs: number;
  readonly lang: Lang;
  readonly workers: number;
  readonly beside?: string;
  readonly out?: string;
};

/** Writes the explorer of a scenario. */
export async function explore(given: string, flags: ExploreFlags, io: Io): Promise<void> {
  const { seed, runs, lang, workers } = flags;
  const mistakes = new Mistakes();
  const readOrNot = mistakes.of(() => loadScenario(given, io));
  const besideOrNot = flags.beside === undefined ? null : mistakes.of(() => loadScenario(flags.beside as string, io));
  const known = knownOf(readOrNot, flags, mistakes, io);
  mistakes.mustBeNone();
  const [read, beside] = [readOrNot as ReadScenario, besideOrNot as ReadScenario | null];
  if (flags.facts === undefined) warnOfFacts(given, io, io.warn);
  const out = flags.out ?? `results/${read.scenario.name}-explorer.html`;
  mustBeExplorer(out, io);
  const progress = io.progress(`${read.scenario.name}, pilot`, pilotRuns);
  const page = await explorerGiven(
    { read, known, beside, lang, seed, runs, extended: extendedBy(given, read, io), program: inCheckout([]) },
    { workers, signal: io.signal, onProgress: (finished) => progress.update(finished) },
  );
  const html = await explorerPage(page);
  writeExplorer(out, html, io);
  const megabytes = (Buffer.byteLength(html) / 1e6).toFixed(1);
  io.answer?.({ results: out, record: { page: out, seed, runs } });
  io.stdout(`page: ${out}, ${megabytes} MB: opens from disk, with no network\n`);
}

function knownOf(read: ReadScenario | undefined, { facts, asOf }: FactsFlags, mistakes: Mistakes, io: Io) {
  if (facts === undefined) {
    if (asOf !== undefined) mistakes.add("--as-of: must stand with --facts");
    return null;
  }
  const known = knownOrNot(read, { facts, asOf, called: "--as-of" }, mistakes, io);
  return known === undefined ? null : { ...known, args: ["--facts", facts, "--as-of", known.facts.asOf] };
}

/** What a scenario made in the page extends: the file beside it, or a shipped one; null where neither is the one of the page. */
function extendedBy(given: string, read: ReadScenario, io: Io): string | null {
  if (isFile(resolve(io.cwd, given), given)) return `./${basename(given)}`;
  const own = sha256OfDocument(read.document);
  const isOwn = (name: string) => {
    const shipped = loadShipped(name, io);
    return shipped !== undefined && sha256OfDocument(shipped.document) === own;
  };
  return [given, read.scenario.name].find(isOwn) ?? null;
}

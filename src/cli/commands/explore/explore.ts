import { basename, resolve } from "node:path";
import { type ExplorerOf, explorerGiven, pilotRuns } from "../../../report/explorer/given-of.ts";
import { explorerPage } from "../../../report/explorer/page.ts";
import { shippedRuns, textOfShipped } from "../../../report/explorer/shipped-of.ts";
import { mustBeExplorer, writeExplorer } from "../../../report/files/explorer.ts";
import type { Lang } from "../../../report/words/lang.ts";
import { sha256OfDocument } from "../../../sim/engine/parts/canonical.ts";
import { inCheckout } from "../../../sim/results/commands.ts";
import { asKnown, asRecorded, knownOrNot, shippedFactsAs } from "../../../sim/results/known.ts";
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
  const asked = knownOf(readOrNot, flags, mistakes, io);
  mistakes.mustBeNone();
  const [asGiven, beside] = [readOrNot as ReadScenario, besideOrNot as ReadScenario | null];
  const { read, known } = asked ?? recordedOf(asGiven, given, io);
  const out = flags.out ?? `results/${read.scenario.name}-explorer.html`;
  mustBeExplorer(out, io);
  const progress = io.progress(`${read.scenario.name}, pilot`, pilotRuns);
  const { signal } = io;
  const [page, shipped] = await Promise.all([
    explorerGiven(
      { read, known, beside, lang, seed, runs, extended: extendedBy(given, read, io), program: inCheckout([]) },
      { workers, signal, onProgress: (finished) => progress.update(finished) },
    ),
    shippedRuns(read.scenario, seed, runs, signal),
  ]);
  const text = textOfShipped(shipped);
  const html = await explorerPage({ ...page, shippedRuns: text === null ? 0 : shipped.runs }, text ?? "");
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
  if (read === undefined || known === undefined) return null;
  return {
    read,
    known: { ...known, args: ["--facts", facts, "--as-of", known.facts.asOf], isOn: false, isFileKnown: true },
  };
}

/**
 * The scenario that was given and, where it is of results that facts weigh, what these know, on as the page opens: of a shipped scenario and
 * shipped facts the scenario as it is without them; of others, whose file is nowhere recorded, with the policy that they tell of.
 */
function recordedOf(read: ReadScenario, given: string, io: Io): Pick<ExplorerOf, "read" | "known"> {
  const { facts } = asRecorded(read, given, io);
  if (facts === undefined) return { read, known: null };
  const { name, asOf } = facts;
  const known = { args: ["--facts", name, "--as-of", asOf], isOn: true };
  const [shipped, file] = [loadShipped(read.scenario.name, io), shippedFactsAs(facts, io)];
  const again = shipped && file && asKnown(shipped, file, asOf);
  return shipped !== undefined && again !== undefined && isAsWritten(again, read)
    ? { read: shipped, known: { ...again, ...known, isFileKnown: true } }
    : { read, known: { ...read, ...known, facts, isFileKnown: file !== undefined } };
}

const isAsWritten = (a: ReadScenario, b: ReadScenario) => sha256OfDocument(a.document) === sha256OfDocument(b.document);

/** What a scenario made in the page extends: the file beside it, or a shipped one; null where neither is the one of the page. */
function extendedBy(given: string, read: ReadScenario, io: Io): string | null {
  if (isFile(resolve(io.cwd, given), given)) return `./${basename(given)}`;
  const isOwn = (name: string) => {
    const shipped = loadShipped(name, io);
    return shipped !== undefined && isAsWritten(shipped, read);
  };
  return [given, read.scenario.name].find(isOwn) ?? null;
}

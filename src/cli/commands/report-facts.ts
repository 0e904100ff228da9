import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { samplingText } from "../../report/words/commands.ts";
import { sha256OfDocument } from "../../sim/engine/parts/canonical.ts";
import type { Sampling } from "../../sim/engine/sampling/sampling.ts";
import { inCheckout } from "../../sim/results/commands.ts";
import { InputError } from "../../sim/results/host.ts";
import { readManifest } from "../../sim/results/open-study.ts";
import { loadShipped } from "../../sim/results/shipped.ts";
import type { Manifest } from "../../sim/study/study.ts";
import { type FactsFlags, loadKnown } from "../flags/facts.ts";
import type { Io } from "../terminal/io.ts";

/**
 * Refuses to report a study as if it knew what it does not: what facts are held against is read while runs are simulated, and
 * no results hold it for other facts. Says what to run instead, on the same draws, and how to report it as it was `asked`. Of
 * runs that no facts have weighed yet most may come to count for nothing: these are to be as many as `run` makes by itself.
 */
export function mustKnow(given: string, flags: FactsFlags, asked: readonly string[], io: Io): void {
  if (flags.facts === undefined && flags.asOf === undefined) return;
  if (!existsSync(resolve(io.cwd, given, "manifest.json")))
    throw new InputError(`${given}: must be results of run, of which facts can tell`);
  const { record } = readManifest(given, io);
  const from = scenarioOf(given, record, io);
  const { facts } = loadKnown(from, flags, io);
  if (facts === undefined || (record.facts?.sha256 === facts.sha256 && record.facts.asOf === facts.asOf)) return;
  const known = record.facts === undefined ? "no facts" : `${record.facts.name} as of ${record.facts.asOf}`;
  const runs = record.facts === undefined ? Math.max(record.runs, runsByItself) : record.runs;
  const out = `${given.replace(/\/+$/, "")}-${facts.asOf}`;
  const run = [
    ...["run", from, "--facts", flags.facts as string, "--as-of", facts.asOf, "--seed", record.seed],
    ...["--runs", String(runs), ...samplingFlag(record.sampling), "--out", out],
  ];
  throw new InputError(
    `${given}: must hold runs weighed by ${facts.name} as of ${facts.asOf}, got ${known}: facts are held against runs while these are simulated; on the same draws:\n  ${inCheckout(run)}\n  ${inCheckout(["report", out, ...asked])}`,
  );
}

/** Runs of a study for which none are asked. */
const runsByItself = 10_000;

function samplingFlag(sampling: Sampling): readonly string[] {
  return sampling.kind === "plain" ? [] : ["--sampling", samplingText(sampling)];
}

/**
 * What to run again. Results that know facts have these in their script, where other facts, or an earlier day, would contradict them: the
 * shipped scenario of their name stands for theirs, if it is theirs but for that.
 */
function scenarioOf(given: string, { facts, scenario }: Manifest, io: Io): string {
  if (facts === undefined) return given;
  const { name, policy } = scenario as { readonly name: string; readonly policy: History };
  const document = loadShipped(name, io)?.document;
  if (document === undefined) return given;
  const { script, knownUntil } = policy;
  const asTold = { ...document, policy: { ...(document.policy as History), script, knownUntil } };
  return sha256OfDocument(asTold) === sha256OfDocument(scenario) ? name : given;
}

type History = { readonly script: unknown; readonly knownUntil: string };

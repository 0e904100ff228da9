import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { inCheckout } from "../../sim/results/commands.ts";
import { InputError } from "../../sim/results/host.ts";
import { readManifest } from "../../sim/results/open-study.ts";
import { type FactsFlags, loadKnown } from "../flags/facts.ts";
import type { Io } from "../terminal/io.ts";

/**
 * Refuses to report a study as if it knew what it does not: what facts are held against is read while runs are simulated, and
 * no results hold it for other facts. Says what to run instead, on the same draws.
 */
export function mustKnow(given: string, flags: FactsFlags, io: Io): void {
  if (flags.facts === undefined && flags.asOf === undefined) return;
  if (!existsSync(resolve(io.cwd, given, "manifest.json")))
    throw new InputError(`${given}: must be results of run, of which facts can tell`);
  const { facts } = loadKnown(given, flags, io);
  const { record } = readManifest(given, io);
  if (facts === undefined || (record.facts?.sha256 === facts.sha256 && record.facts.asOf === facts.asOf)) return;
  const known = record.facts === undefined ? "no facts" : `${record.facts.name} as of ${record.facts.asOf}`;
  const { kind } = record.sampling;
  const out = `${given.replace(/\/+$/, "")}-${facts.asOf}`;
  const run = [
    ...["run", given, "--facts", flags.facts as string, "--as-of", facts.asOf, "--seed", record.seed],
    ...["--runs", String(record.runs), ...(kind === "plain" ? [] : ["--sampling", kind]), "--out", out],
  ];
  throw new InputError(
    `${given}: must hold runs weighed by ${facts.name} as of ${facts.asOf}, got ${known}: facts are held against runs while these are simulated; on the same draws:\n  ${inCheckout(run)}\n  ${inCheckout(["report", out])}`,
  );
}

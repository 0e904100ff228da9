import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { z } from "zod";
import { explanationSchema } from "../sim/analysis/explain/schema.ts";
import type { Io } from "../sim/results/host.ts";
import { readRecord } from "../sim/results/read-record.ts";
import type { Study } from "../sim/study/study.ts";
import { InputError } from "./input-error.ts";

export type OpenedExplanation = z.infer<typeof explanationSchema>;

/** The explanation beside a comparison, if there is one; refuses one of other scenarios, another seed or other runs. */
export function openExplanation(given: string, [a, b]: readonly Study[], io: Io): OpenedExplanation | undefined {
  const path = join(given, "explain.json");
  if (b === undefined || !existsSync(resolve(io.cwd, path))) return undefined;
  const record = readRecord(resolve(io.cwd, path), path, explanationSchema);
  const pairs = [
    ["a", record.a, String(a.manifest.scenario.name)],
    ["b", record.b, String(b.manifest.scenario.name)],
    ["seed", record.seed, a.manifest.seed],
    ["comparedRuns", record.comparedRuns, a.manifest.runs],
  ] as const;
  for (const [key, got, wanted] of pairs)
    if (got !== wanted) throw new InputError(`${path}: ${key}: must be ${wanted}, as in comparison.json, got ${got}`);
  return record;
}

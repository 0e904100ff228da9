import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReleaseTrigger } from "../../../model/scenario/parts.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { tableToCsv } from "../../../report/charts/kit/chart.ts";
import { rulesCharts } from "../../../report/charts/rules/index.ts";
import { writeCharts } from "../../../report/files/charts.ts";
import { agesLines } from "../../../report/tables/ages.ts";
import { rulesTable, rulesText } from "../../../report/tables/rules.ts";
import { datedOf } from "../../../report/words/known.ts";
import {
  compareRules,
  holdsStock,
  type RuleStudy,
  type RulesRecord,
  type RuleVariant,
  ruleVariants,
} from "../../../sim/analysis/rules/rules.ts";
import { canonicalJson } from "../../../sim/engine/parts/canonical.ts";
import type { KnownScenario } from "../../../sim/facts/known-by.ts";
import { type Carried, carriedForward } from "../../../sim/results/carry-forward.ts";
import { InputError } from "../../../sim/results/host.ts";
import type { KeptFolder } from "../../../sim/results/kept/folder.ts";
import { recordOf } from "../../../sim/results/kept/records.ts";
import { type Earlier, fillFromParts } from "../../../sim/results/kept/unfinished.ts";
import { openStudy } from "../../../sim/results/open-study.ts";
import { type StudyOptions, writeStudy } from "../../../sim/results/write-study.ts";
import type { ReadScenario } from "../../../sim/scenario/read.ts";
import type { Unfinished } from "../../../sim/study/study.ts";
import { type FactsFlags, loadKnown } from "../../flags/facts.ts";
import type { Io } from "../../terminal/io.ts";

/** Runs a scenario under each rule of stock release and writes each study, their differences and charts. */
export async function rules(
  given: string,
  options: StudyOptions & FactsFlags & Earlier & { readonly out?: string },
  io: Io,
): Promise<void> {
  const read = loadKnown(given, options, io);
  if (!holdsStock(read))
    throw new InputError(`${given}: nationalStock.held: must be above 0 for a release rule to matter, got 0`);
  const out = options.out ?? `results/${read.scenario.name}-rules`;
  const variants = ruleVariants(read);
  const kept = variants.map(({ trigger, read: variant }) => ({
    below: trigger,
    record: recordOf(variant, options, io),
  }));
  const record = await fillFromParts({ out, kind: "rules", studies: kept }, options, io, async (folder, { parts }) => {
    const studies: RuleStudy[] = [];
    const carried = await carriedUnderOwn(read, variants, parts, options, io);
    for (const [k, { trigger, read: variant }] of variants.entries()) {
      const place = { folder: join(folder, trigger), shown: join(out, trigger) };
      mkdirSync(place.folder);
      await writeStudy(place, variant, parts[k], { ...options, carried }, io);
      studies.push({ trigger, study: await openStudy(place.folder, io) });
    }
    return await writeRules(folder, read, studies, io);
  });
  io.answer?.({ results: out, record });
  io.stdout(agesLines(datedOf([read]), io.today()));
  io.stdout(rulesText(record, read.scenario));
  io.stdout(`\nall outcomes: ${join(out, "rules.csv")}\ncharts: ${join(out, "charts")}\nresults: ${out}\n`);
}

/** What facts make of the runs under the scenario's own rule, for these have happened under it: the same particles for all, that they pair. */
async function carriedUnderOwn(
  { scenario, facts }: KnownScenario,
  variants: readonly RuleVariant[],
  parts: readonly KeptFolder<Unfinished>[],
  { seed, runs, sampling, workers }: StudyOptions,
  { signal }: Io,
): Promise<Carried | undefined> {
  const own = variants.findIndex(({ trigger }) => trigger === ownRule(scenario));
  const asked = { seed, runs, sampling, workers, kept: parts[own], signal };
  return await carriedForward(variants[own].read.scenario, facts?.weighing ?? [], asked);
}

function ownRule({ nationalStock, mechanisms }: Scenario): ReleaseTrigger {
  return mechanisms.stockRelease ? nationalStock.release.trigger : "never";
}

async function writeRules(
  folder: string,
  read: ReadScenario,
  studies: readonly RuleStudy[],
  io: Io,
): Promise<RulesRecord> {
  const record = await compareRules(read.scenario.name, ownRule(read.scenario), studies);
  writeFileSync(join(folder, "rules.json"), `${canonicalJson(record)}\n`);
  writeFileSync(join(folder, "rules.csv"), tableToCsv(rulesTable(record)));
  await writeCharts(folder, rulesCharts(record, studies, read.scenario), io.paint);
  return record;
}

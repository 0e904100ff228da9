import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
  ruleVariants,
} from "../../../sim/analysis/rules/rules.ts";
import { canonicalJson } from "../../../sim/engine/parts/canonical.ts";
import { InputError } from "../../../sim/results/host.ts";
import { recordOf } from "../../../sim/results/kept/records.ts";
import { type Earlier, fillFromParts } from "../../../sim/results/kept/unfinished.ts";
import { openStudy } from "../../../sim/results/open-study.ts";
import { type StudyOptions, writeStudy } from "../../../sim/results/write-study.ts";
import type { ReadScenario } from "../../../sim/scenario/read.ts";
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
    for (const [k, { trigger, read: variant }] of variants.entries()) {
      const place = { folder: join(folder, trigger), shown: join(out, trigger) };
      mkdirSync(place.folder);
      await writeStudy(place, variant, parts[k], options, io);
      studies.push({ trigger, study: await openStudy(place.folder, io) });
    }
    return await writeRules(folder, read, studies, io);
  });
  io.answer?.({ results: out, record });
  io.stdout(agesLines(datedOf([read]), io.today()));
  io.stdout(rulesText(record, read.scenario));
  io.stdout(`\nall outcomes: ${join(out, "rules.csv")}\ncharts: ${join(out, "charts")}\nresults: ${out}\n`);
}

async function writeRules(
  folder: string,
  read: ReadScenario,
  studies: readonly RuleStudy[],
  io: Io,
): Promise<RulesRecord> {
  const { name, nationalStock, mechanisms } = read.scenario;
  const own = mechanisms.stockRelease ? nationalStock.release.trigger : "never";
  const record = await compareRules(name, own, studies);
  writeFileSync(join(folder, "rules.json"), `${canonicalJson(record)}\n`);
  writeFileSync(join(folder, "rules.csv"), tableToCsv(rulesTable(record)));
  await writeCharts(folder, rulesCharts(record, studies, read.scenario), io.paint);
  return record;
}

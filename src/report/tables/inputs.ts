import type { Distribution } from "../../model/distributions/distribution.ts";
import { quantile } from "../../model/distributions/quantile.ts";
import { type Correlation, type Grade, grades } from "../../model/scenario/parts.ts";
import { marginalOf, type Posterior, valuesOfParameter } from "../../model/scenario/posterior.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { oneActorText } from "../words/actors.ts";
import { describeDistribution, distributionWords } from "../words/distributions.ts";
import type { Lang } from "../words/lang.ts";
import { ownPricesText } from "../words/own-prices.ts";
import { releaseSentence } from "../words/release-rules.ts";
import { titleIn } from "../words/titles.ts";
import { inputUnit } from "../words/units.ts";

/** One number of a scenario as an auditor reads it. */
export type InputRow = {
  readonly path: string;
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly date: string;
  readonly grade: Grade;
};

/** Every number of a resolved scenario document, correlations included, in the order of its keys. */
export function inputRows(document: Readonly<Record<string, unknown>>, lang: Lang = "en"): readonly InputRow[] {
  const rows: InputRow[] = [];
  collect(document, "", rows, { lang, posterior: document.posterior as Posterior | undefined });
  return rows;
}

type WrittenInput = {
  readonly value?: number;
  readonly distribution?: Distribution;
  readonly parameter?: { readonly name: string; readonly times: number; readonly of: string };
  readonly unit: string;
  readonly source: string;
  readonly date: string;
  readonly grade: Grade;
};

/** In which language, and from which draws the inputs of a posterior come. */
type Told = { readonly lang: Lang; readonly posterior?: Posterior | undefined };

function collect(node: unknown, path: string, rows: InputRow[], told: Told): void {
  if (node === null || typeof node !== "object" || node === told.posterior) return;
  const { lang } = told;
  if (isInput(node)) {
    const { unit, source, date, grade } = node;
    rows.push({
      path,
      value: describeValue(node, told),
      unit: inputUnit(unit, lang),
      source,
      date: String(date),
      grade,
    });
    return;
  }
  if (isCorrelation(node)) {
    const { between, rank, source, date, grade } = node;
    rows.push({
      path,
      value: distributionWords[lang].ranks(rank, between),
      unit: inputUnit("rank correlation", lang),
      source,
      date,
      grade,
    });
    return;
  }
  for (const [key, child] of Object.entries(node)) collect(child, path === "" ? key : `${path}.${key}`, rows, told);
}

/** An input, or any other value of a scenario document, in a few words. */
export function describeWritten(written: unknown): string {
  if (written !== null && typeof written === "object" && isInput(written))
    return `${describeValue(written, { lang: "en" })} ${written.unit}`;
  return JSON.stringify(written);
}

function describeValue({ value, distribution, parameter }: WrittenInput, { lang, posterior }: Told): string {
  if (parameter !== undefined) {
    const words = distributionWords[lang];
    const name = words.parameter(parameter.name, parameter.times, parameter.of);
    if (posterior === undefined) return name;
    const marginal = marginalOf(valuesOfParameter(posterior, parameter), posterior.weights);
    const at = (p: number) => Number(quantile(marginal, p).toPrecision(3));
    return words.drawn(at(0.05), at(0.5), at(0.95), name);
  }
  return distribution === undefined ? String(value) : describeDistribution(distribution, lang);
}

function isCorrelation(node: object): node is Correlation {
  return "between" in node && "rank" in node;
}

function isInput(node: object): node is WrittenInput {
  return "unit" in node && "source" in node && ["value", "distribution", "parameter"].some((key) => key in node);
}

/** What a scenario changes in the file it extends. */
export type Override = { readonly path: string; readonly base: unknown; readonly value: unknown };

/** From which draws inputs are drawn together, and what the scenario states itself instead. */
function posteriorLines({ posterior }: Scenario): readonly string[] {
  if (posterior === undefined) return [];
  const { name, sha256, history, world, weights, parameters, overridden } = posterior;
  const effective = Math.round(
    weights.reduce((sum, w) => sum + w, 0) ** 2 / weights.reduce((sum, w) => sum + w * w, 0),
  );
  const stands = [
    ...(history === undefined ? [] : [`history ${history}`]),
    world === undefined ? "all worlds" : `world ${world}`,
  ];
  return [
    `posterior: ${name}, SHA-256 ${sha256}`,
    `  ${stands.join(", ")}: ${weights.length} draws, worth ${effective} of equal weight, of ${parameters.join(", ")}; each run takes one of them whole`,
    ...(overridden.length === 0 ? [] : [`  stated by the scenario itself instead: ${overridden.join(", ")}`]),
  ];
}

/** Which prices are the user's own. */
function ownPriceLines(scenario: Scenario): readonly string[] {
  const { ownPrices } = scenario;
  return ownPrices === undefined ? [] : [`own prices: ${ownPricesText([scenario])} SHA-256 ${ownPrices.sha256}`];
}

/** What `check` prints: the scenario in a line, what it overrides, and every input with its provenance. */
export function checkText(scenario: Scenario, rows: readonly InputRow[], overrides: readonly Override[]): string {
  const counts = grades.map((grade) => `${grade} ${rows.filter((row) => row.grade === grade).length}`).join(", ");
  const off = Object.entries(scenario.mechanisms).filter(([, on]) => !on);
  const asOne = oneActorText([scenario]);
  const lines = [
    `${scenario.name} is valid: ${titleIn(scenario.title, "en")}`,
    `${titleIn(scenario.country, "en")} cut off by ${titleIn(scenario.exporter, "en")}, from ${scenario.start}, ${scenario.horizonWeeks} weeks in steps of ${scenario.stepWeeks}`,
    ...(asOne === "" ? [] : [asOne]),
    ...(scenario.historyFrom === undefined
      ? []
      : [`runs begin on ${scenario.historyFrom}: the weeks to the start are simulated and not counted`]),
    `release rule: ${releaseSentence(scenario)}`,
    `mechanisms off: ${off.map(([name]) => name).join(", ") || "none"}`,
    `${rows.length} inputs by grade: ${counts} (A official, B reputable secondary, C single press, D inference)`,
    ...posteriorLines(scenario),
    ...ownPriceLines(scenario),
  ];
  if (overrides.length > 0) lines.push("", `overrides of the base (${overrides.length}):`);
  for (const { path, base, value } of overrides)
    lines.push(
      base === undefined
        ? `  ${path}: ${describeWritten(value)} (new)`
        : `  ${path}: ${describeWritten(base)} -> ${describeWritten(value)}`,
    );
  lines.push("", "inputs:");
  for (const row of rows) {
    lines.push(`  ${row.path}: ${row.value} ${row.unit}  [${row.grade}, ${row.date}]`);
    lines.push(`      ${row.source}`);
  }
  return `${lines.join("\n")}\n`;
}

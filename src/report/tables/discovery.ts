import type { DiscoveredBox, DiscoveryRecord } from "../../sim/analysis/discovery/record.ts";
import { boxWords, limitWords, noBoxWords, valuesWords, wrongWords } from "../words/boxes.ts";
import { toThreeDigits } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { clipped, textColumns, wrapped } from "../words/lines.ts";
import { shareText } from "../words/variance-figures.ts";

/** Where it goes wrong: each box as a table and in a sentence, then the dense leaves of the tree; at most 110 columns wide. */
export function discoveryText(record: DiscoveryRecord, lang: Lang): string {
  const { base, foundOn, toldOn } = record;
  const head = `${wrongWords(record, "en")}: ${toThreeDigits(100 * base)} % of ${foundOn + toldOn} runs; boxes found on ${foundOn}, told on ${toldOn}`;
  const boxes = record.boxes.flatMap((box, k) => [
    `box ${k + 1}: ${heldText(box)}`,
    limitsText(box),
    "",
    ...(lang === "ja" ? [boxWords(box, record, "ja")] : wrapped(boxWords(box, record, "en"), 108)),
    "",
  ]);
  const dense = record.leaves
    .filter(({ limits, density }) => limits.length > 0 && density.value > 2 * base)
    .slice(0, 3);
  return [
    ...wrapped(head, 108),
    "",
    ...(record.boxes.length === 0 ? [noBoxWords(lang), ""] : boxes),
    ...(dense.length === 0 ? ["a tree has no leaf that is twice as dense"] : ["densest leaves of a tree:"]),
    ...dense.flatMap((leaf) => [
      `  ${heldText(leaf)}`,
      ...leaf.limits.map((limit) => `    ${limit.path}: ${limitWords(limit, "en")}`),
    ]),
    "",
  ].join("\n");
}

function heldText({ density, coverage, mass }: DiscoveredBox): string {
  const percent = (share: DiscoveredBox["density"]) => shareText(share, "en");
  return `density ${percent(density)}, coverage ${percent(coverage)}, ${percent(mass)} of all runs`;
}

function limitsText({ limits }: DiscoveredBox): string {
  const p = (value: number | null) => (value === null ? "" : value < 0.001 ? "<0.001" : toThreeDigits(value));
  return textColumns([
    ["", "values", "quasi-p low", "high"],
    ...limits.map((limit) => [
      clipped(limit.path, 44),
      clipped(valuesWords(limit, "en"), 44),
      p(limit.lowQuasiP),
      p(limit.highQuasiP),
    ]),
  ]);
}

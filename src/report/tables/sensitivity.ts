import type { SensitiveOutcome, SensitivityRecord } from "../../sim/analysis/sensitivity/record.ts";
import { clipped, textColumns, wrapped } from "../words/lines.ts";
import { groupsTitle } from "../words/mechanisms.ts";
import { labelOf } from "../words/outcomes.ts";
import { factsOf, ownNames } from "../words/study.ts";
import { shareOfVariance, sizeToKnow } from "../words/variance-figures.ts";

const [shownInputs, shownPairs] = [6, 3];

type Estimate = { readonly value: number; readonly standardError: number };

/** Which inputs matter to each outcome, plain text, at most 110 columns wide. */
export function sensitivityText(record: SensitivityRecord): string {
  const { horizonWeeks } = factsOf(record);
  if (record.outcomes.length === 0) return "every outcome is the same in all runs: nothing drives it\n";
  return [...record.outcomes.map((of) => outcomeText(of, horizonWeeks)), ...unknownText(record)].join("\n");
}

/** How large an analysis would know what this one leaves unknown; nothing where it knows all. */
function unknownText({ outcomes, points, runs }: SensitivityRecord): readonly string[] {
  const both = <T extends { readonly first: Estimate; readonly total: Estimate }>(of: readonly T[]) =>
    of.flatMap(({ first, total }) => [first, total]);
  const byPoints = outcomes.flatMap(({ inputs, correlated, groups, parts }) => [
    ...inputs.flatMap(({ total }) => total ?? []),
    ...[...both(correlated), ...both(groups), parts.luck],
  ]);
  const byRuns = outcomes.flatMap(({ inputs, pairs, parts }) => [
    ...[...inputs.map(({ first }) => first), ...inputs.flatMap(({ shapley }) => shapley ?? [])],
    ...[...pairs.map(({ share }) => share), parts.pairs],
  ]);
  const sizes = [
    { flag: "--points", needed: sizeToKnow(byPoints, points), of: points },
    { flag: "--runs", needed: sizeToKnow(byRuns, runs), of: runs },
  ].flatMap(({ flag, needed, of }) => (needed === null ? [] : [`${flag} ${needed} (these are ${of})`]));
  if (sizes.length === 0) return [];
  const text = `Not known at this size: shares whose error is about as large as they are, or a quarter of the whole. About ${sizes.join(" and ")} would know each within 5 points of a hundred.`;
  return [`${wrapped(text, 110).join("\n")}\n`];
}

function outcomeText(of: SensitiveOutcome, horizonWeeks: number): string {
  const size = ({ first, total, shapley }: SensitiveOutcome["inputs"][number]) => (total ?? shapley ?? first).value;
  const inputs = of.inputs
    .filter(({ first, total }) => isBeyondError(first) || (total !== null && isBeyondError(total)))
    .toSorted((a, b) => size(b) - size(a))
    .slice(0, shownInputs);
  const pairs = of.pairs
    .filter(({ share }) => isBeyondError(share))
    .toSorted((a, b) => b.share.value - a.share.value)
    .slice(0, shownPairs);
  const isCorrelated = inputs.some(({ shapley }) => shapley !== null);
  const rows = [
    [
      `${labelOf(of, { ...ownNames, horizonWeeks })}: share of variance, %`,
      "by itself",
      "with others",
      ...(isCorrelated ? ["Shapley"] : []),
    ],
    ...inputs.map(({ path, first, total, shapley }) => [
      path,
      figure(first),
      figure(total),
      ...(isCorrelated ? [figure(shapley)] : []),
    ]),
    ...of.groups.map(({ group, first, total }) => [
      `all of ${groupsTitle([group])}`,
      figure(first),
      figure(total),
      ...(isCorrelated ? [""] : []),
    ]),
  ];
  const parts: readonly (readonly [string, Estimate])[] = [
    ["by themselves", of.parts.alone],
    ["in pairs", of.parts.pairs],
    ["more together", of.parts.more],
    ["luck", of.parts.luck],
  ];
  return [
    textColumns(rows.map(([name, ...rest]) => [clipped(name, 68), ...rest])),
    ...(pairs.length === 0
      ? []
      : ["pairs, beyond each by itself:", ...pairs.map(({ a, b, share }) => `  ${a} with ${b}: ${figure(share)}`)]),
    `in all: ${parts.map(([name, share]) => `${name} ${figure(share)}`).join("; ")}`,
    "",
  ].join("\n");
}

function isBeyondError({ value, standardError }: Estimate): boolean {
  return value > 2 * standardError && value > 0;
}

function figure(share: Estimate | null): string {
  return share === null ? "" : shareOfVariance(share.value, share.standardError);
}

import type { PolicyCounts } from "../policy-counts.ts";
import { rangesOf } from "../ranges.ts";
import type { Part } from "../simulate-part.ts";
import { bytesOfColumns, columnReader, type PartAt, type PartHead, seal, unseal } from "./sealed.ts";
import { zstandard } from "./zstandard.ts";

/*
 * A part of a study, sealed: its body has the numbers, packed (the columns of the outcomes and of what was drawn, the sums range by range, the
 * lowest and the highest values, the counts of policy), the counts of series one after the other, and the
 * paths that were asked for, range by range.
 */

type Head = PartHead & {
  readonly outcomes: number;
  readonly drawn: number;
  readonly ofFacts: number;
  readonly weeks: number;
  /** Numbers in each column of the counts of policy. */
  readonly policy: Readonly<Record<keyof PolicyCounts, number>>;
  /** What its runs count for together; absent where they count in whole numbers. */
  readonly weight?: number | undefined;
  /** Bytes of the numbers, and of each series' counts. */
  readonly numbers: number;
  readonly counts: readonly number[];
  /** Bytes of the paths of each range; none where no paths were asked for. */
  readonly paths: readonly number[];
};

export function encodePart(
  { outcomes, drawn, ofFacts, sums, counted, policy, failures, paths }: Part,
  at: PartAt,
): Uint8Array {
  const { weeks, lowest, highest, counts, weight } = counted;
  const { unbroken, inForce, shares, squares } = policy;
  const ofPolicy = [unbroken, inForce, shares, squares];
  const numbers = zstandard.pack(
    bytesOfColumns([...outcomes, ...drawn, ...ofFacts, ...sums, lowest, highest, ...ofPolicy]),
  );
  const head: Head = {
    ...at,
    failures,
    outcomes: outcomes.length,
    drawn: drawn.length,
    ofFacts: ofFacts.length,
    weeks,
    ...(weight === undefined ? {} : { weight }),
    policy: {
      unbroken: unbroken.length,
      inForce: inForce.length,
      shares: shares.length,
      squares: squares.length,
    },
    numbers: numbers.length,
    counts: counts.map(({ length }) => length),
    paths: paths.map(({ length }) => length),
  };
  return seal(head, [numbers, ...counts, ...paths]);
}

/** Throws PartError for bytes that are not this part. */
export function decodePart(bytes: Uint8Array, where: PartAt): Part {
  const { head, body } = unseal<Head>(bytes, where, "study");
  const { range, weeks, counts, failures, outcomes, drawn, ofFacts, policy, weight } = head;
  const take = columnReader(zstandard.unpack(body.subarray(0, head.numbers)));
  const cells = counts.length * weeks;
  const rows = range.runs - failures.length;
  let at = head.numbers;
  const next = (length: number) => {
    at += length;
    return body.subarray(at - length, at);
  };
  return {
    kind: "done",
    range,
    outcomes: Array.from({ length: outcomes }, () => take(rows)),
    drawn: Array.from({ length: drawn }, () => take(rows)),
    ofFacts: Array.from({ length: ofFacts }, () => take(rows)),
    sums: rangesOf(range.runs, range.firstRun).map(() => take(cells)),
    counted: {
      weeks,
      ...(weight === undefined ? {} : { weight }),
      lowest: take(cells),
      highest: take(cells),
      counts: counts.map(next),
    },
    policy: {
      unbroken: take(policy.unbroken),
      inForce: take(policy.inForce),
      shares: take(policy.shares),
      squares: take(policy.squares),
    },
    failures,
    paths: head.paths.map(next),
  };
}

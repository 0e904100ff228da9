import { rangesOf } from "../ranges.ts";
import type { Part } from "../simulate-part.ts";
import { bytesOfColumns, columnReader, type PartAt, type PartHead, seal, unseal } from "./sealed.ts";
import { zstandard } from "./zstandard.ts";

/*
 * A part of a study, sealed: its body has the numbers, packed (the columns of the outcomes, the sums range by range, the
 * lowest and the highest values), and the counts series by series.
 */

type Head = PartHead & {
  readonly outcomes: number;
  readonly weeks: number;
  /** Bytes of the numbers, and of each series' counts. */
  readonly numbers: number;
  readonly counts: readonly number[];
};

export function encodePart({ outcomes, sums, counted, failures }: Part, at: PartAt): Uint8Array {
  const { weeks, lowest, highest, counts } = counted;
  const numbers = zstandard.pack(bytesOfColumns([...outcomes, ...sums, lowest, highest]));
  const head: Head = {
    ...at,
    failures,
    outcomes: outcomes.length,
    weeks,
    numbers: numbers.length,
    counts: counts.map(({ length }) => length),
  };
  return seal(head, [numbers, ...counts]);
}

/** Throws PartError for bytes that are not this part. */
export function decodePart(bytes: Uint8Array, at: PartAt): Part {
  const { head, body } = unseal<Head>(bytes, at, "study");
  const { range, weeks, counts, failures, outcomes } = head;
  const take = columnReader(zstandard.unpack(body.subarray(0, head.numbers)));
  const cells = counts.length * weeks;
  const rows = range.runs - failures.length;
  let countsAt = head.numbers;
  return {
    kind: "done",
    range,
    outcomes: Array.from({ length: outcomes }, () => take(rows)),
    sums: rangesOf(range.runs, range.firstRun).map(() => take(cells)),
    counted: {
      weeks,
      lowest: take(cells),
      highest: take(cells),
      counts: counts.map((length) => {
        countsAt += length;
        return body.subarray(countsAt - length, countsAt);
      }),
    },
    failures,
  };
}

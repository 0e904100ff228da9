import type { Failure } from "../failures.ts";
import { type Range, rangesOf } from "../ranges.ts";
import type { Part } from "../simulate-part.ts";
import { PartError, PartOfAnother, seal, unseal } from "./sealed.ts";
import { zstandard } from "./zstandard.ts";

/*
 * A part of a study, sealed: its body has the numbers, packed (the columns of the outcomes, the sums range by range, the
 * lowest and the highest values), and the packed counts series by series.
 */

const mark = "chokepoint part 1\n";

type Head = {
  /** What the part belongs to: the SHA-256 of the study's identity, hex. */
  readonly study: string;
  readonly range: Range;
  readonly failures: readonly Failure[];
  readonly outcomes: number;
  readonly weeks: number;
  /** Bytes of the numbers, and of each series' counts. */
  readonly numbers: number;
  readonly counts: readonly number[];
};

export function encodePart(part: Part, study: string): Uint8Array {
  const { range, outcomes, sums, counted, failures } = part;
  const { weeks, lowest, highest, counts } = counted;
  const numbers = zstandard.pack(Buffer.concat([...outcomes, ...sums, lowest, highest].map(bytesOf)));
  const head: Head = {
    study,
    range,
    failures,
    outcomes: outcomes.length,
    weeks,
    numbers: numbers.length,
    counts: counts.map(({ length }) => length),
  };
  return seal(mark, head, [numbers, ...counts]);
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Throws PartError for bytes that are not the part of this study with these runs. */
export function decodePart(bytes: Uint8Array, study: string, range: Range): Part {
  const { head, body } = openPart(bytes, study, range);
  return laidOut(head, zstandard.unpack(body.subarray(0, head.numbers)), body.subarray(head.numbers));
}

type Opened = { readonly head: Head; readonly body: Uint8Array };

/** As `decodePart`, but without unpacking the numbers: enough to know that the part is whole and the right one. */
export function openPart(bytes: Uint8Array, study: string, range: Range): Opened {
  const opened = unseal<Head>(mark, bytes);
  const { head } = opened;
  if (head.study !== study)
    throw new PartOfAnother(
      `must be of this study, got one of study ${head.study.slice(0, 12)} for ${study.slice(0, 12)}`,
    );
  if (head.range.firstRun !== range.firstRun || head.range.runs !== range.runs)
    throw new PartError(`must hold ${spanOf(range)}, got ${spanOf(head.range)}`);
  return opened;
}

function laidOut(
  { range, weeks, counts, failures, outcomes }: Head,
  numbers: Uint8Array,
  packedCounts: Uint8Array,
): Part {
  const cells = counts.length * weeks;
  const rows = range.runs - failures.length;
  let [at, countsAt] = [0, 0];
  const take = (length: number) => {
    const from = numbers.byteOffset + at;
    at += length * Float64Array.BYTES_PER_ELEMENT;
    return new Float64Array(numbers.buffer.slice(from, numbers.byteOffset + at) as ArrayBuffer);
  };
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
        return new Uint8Array(packedCounts.subarray(countsAt - length, countsAt));
      }),
    },
    failures,
  };
}

/** Runs as a reader is told of them, counted from 0. */
export function spanOf({ firstRun, runs }: Range): string {
  return `runs ${firstRun} to ${firstRun + runs - 1}`;
}

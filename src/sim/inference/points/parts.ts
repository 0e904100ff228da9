import type { Failure } from "../../engine/failures.ts";
import { type PartAt, type PartHead, seal, unseal } from "../../engine/parts/sealed.ts";
import { zstandard } from "../../engine/parts/zstandard.ts";
import type { Summary } from "./summary.ts";

/* Some points' summaries, sealed as a part: a point stands where a run stands in a part of a study. */

/** Null for a point of which a run failed. */
export type Summaries = { readonly summaries: readonly (Summary | null)[]; readonly failures: readonly Failure[] };

type Head = PartHead & { readonly shapes: readonly (readonly number[] | null)[] };

export function encodeSummaries({ summaries, failures }: Summaries, at: PartAt): Uint8Array {
  const shapes = summaries.map((each) =>
    each === null
      ? null
      : [each.runs, each.means.length, each.covariance.length, each.perRun.length, each.samples.length],
  );
  const pieces = summaries.flatMap((each) =>
    each === null ? [] : [each.means, each.covariance, each.samples, each.perRun].map(bytesOf),
  );
  const head: Head = { ...at, failures, shapes };
  return seal(head, [zstandard.pack(Buffer.concat(pieces))]);
}

/** Throws PartError for bytes that are not this part. */
export function decodeSummaries(bytes: Uint8Array, at: PartAt): Summaries {
  const { head, body } = unseal<Head>(bytes, at, "probe");
  const numbers = zstandard.unpack(body);
  let from = numbers.byteOffset;
  const take = (length: number) => {
    from += length;
    return numbers.buffer.slice(from - length, from) as ArrayBuffer;
  };
  const summaries = head.shapes.map((shape): Summary | null => {
    if (shape === null) return null;
    const [runs, means, covariance, perRun, samples] = shape;
    return {
      runs,
      means: new Float64Array(take(8 * means)),
      covariance: new Float64Array(take(8 * covariance)),
      samples: new Float64Array(take(8 * samples)),
      perRun: new Float32Array(take(4 * perRun)),
    };
  });
  return { summaries, failures: head.failures };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

import { topBin } from "./bins.ts";

/*
 * Hot loop: the counts of one series, week by week, as bytes. Each count that is not zero is one byte: how many bins it
 * lies beyond the one before in its upper half, and the count in its lower half. A lower half of 0 says that the count
 * follows, a byte of 1 that both numbers do, seven bits a byte, the lowest first, the eighth bit set where more follow
 * (LEB128); a byte of 0 ends the week. Most counts of some thousand runs are small: packing them further is not worth its time.
 */

/** Bytes that a week may take: a count in every bin, each a byte and two numbers of at most five, and its end. */
const mostBytesPerWeek = 11 * (topBin + 1) + 1;
const bothFollow = 1;

/** Writes the counts of one series. */
export class CountsWriter {
  private bytes = new Uint8Array(4 * mostBytesPerWeek);
  private length = 0;
  private last = -1;

  beginWeek(): void {
    this.last = -1;
    if (this.length + mostBytesPerWeek <= this.bytes.length) return;
    const longer = new Uint8Array(2 * this.bytes.length);
    longer.set(this.bytes);
    this.bytes = longer;
  }

  /** Bins of a week come in rising order; a count is 1 or more. */
  add(bin: number, count: number): void {
    const gap = bin - this.last;
    this.last = bin;
    if (gap > 15) {
      this.bytes[this.length++] = bothFollow;
      this.put(gap);
      this.put(count);
    } else if (count > 15) {
      this.bytes[this.length++] = gap << 4;
      this.put(count);
    } else this.bytes[this.length++] = (gap << 4) | count;
  }

  endWeek(): void {
    this.bytes[this.length++] = 0;
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }

  private put(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }
}

/** Reads what a writer wrote, week after week. */
export class CountsReader {
  /** Lowest and highest bin of the week last read; none where they are the wrong way round. */
  low: number = topBin;
  high = -1;
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Adds the next week's counts by bin. Throws RangeError past the last week. */
  addWeek(sums: Uint32Array | Float64Array, scale = 1): void {
    const { bytes } = this;
    let bin = -1;
    this.low = topBin;
    for (;;) {
      const byte = bytes[this.at++];
      if (byte === 0) break;
      let count = byte & 15;
      if (byte > 15) bin += byte >> 4;
      else bin += this.take();
      if (byte === bothFollow || count === 0) count = this.take();
      if (this.low > bin) this.low = bin;
      sums[bin] += count * scale;
    }
    this.high = bin;
  }

  private take(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      if (this.at >= this.bytes.length) throw new RangeError("counts: end before their last week does");
      const byte = this.bytes[this.at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }
}

/** The counts of the runs of all; those of a part times its scale, and rounded, where one is given. */
export function mergeCounts(
  parts: readonly Uint8Array[],
  weeks: number,
  scales: readonly number[] | null = null,
): Uint8Array<ArrayBuffer> {
  const readers = parts.map((bytes) => new CountsReader(bytes));
  const merged = new CountsWriter();
  const sums = scales === null ? new Uint32Array(topBin + 1) : new Float64Array(topBin + 1);
  for (let week = 0; week < weeks; week++) {
    let [low, high] = [topBin, -1];
    for (const [part, reader] of readers.entries()) {
      reader.addWeek(sums, scales?.[part]);
      low = Math.min(low, reader.low);
      high = Math.max(high, reader.high);
    }
    merged.beginWeek();
    for (let bin = low; bin <= high; bin++) {
      if (sums[bin] === 0) continue;
      const count = Math.round(sums[bin]);
      if (count > 0) merged.add(bin, count);
      sums[bin] = 0;
    }
    merged.endWeek();
  }
  return merged.finish();
}

/*
 * The counts of a series lie in pages of 64 bins, page by page and within a page week by week: what no value reaches is
 * never touched, and so takes no memory.
 */

export const binsPerPage = 64;
export const pageShift = 6;
const pages = Math.ceil((topBin + 1) / binsPerPage);

/** Room for the counts of a series in a week. */
export const countsPerCell = pages * binsPerPage;

/** Where the values of a series (by position) that fell into a bin in a week are counted. */
export function binAddress(weeks: number, series: number, week: number, bin: number): number {
  return pageOf(series, weeks, week) + (bin >> pageShift) * weeks * binsPerPage + (bin & (binsPerPage - 1));
}

/** The first bin that is not counted beside this one. */
export function endOfPage(bin: number): number {
  return (bin | (binsPerPage - 1)) + 1;
}

/** Where the first page of a series and week begins; the next is as many pages on as there are weeks. */
export function pageOf(series: number, weeks: number, week: number): number {
  return (series * pages * weeks + week) * binsPerPage;
}

/*
 * Hot loop: the counts of one series, week by week, as bytes. Each count that is not zero is two numbers, how many bins it
 * lies beyond the one before and the count itself; a zero ends the week. Numbers are written seven bits a byte, the lowest
 * first, the eighth bit set where more follow (LEB128).
 */

/** Writes the counts of one series. */
export class CountsWriter {
  private bytes: Uint8Array;
  private length = 0;
  private last = -1;

  constructor(expectedBytes = 1 << 16) {
    this.bytes = new Uint8Array(expectedBytes);
  }

  /** Bins of a week come in rising order; a count is 1 or more. */
  add(bin: number, count: number): void {
    this.put(bin - this.last);
    this.put(count);
    this.last = bin;
  }

  endWeek(): void {
    this.put(0);
    this.last = -1;
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length) as Uint8Array<ArrayBuffer>;
  }

  private put(value: number): void {
    if (this.length + 5 > this.bytes.length) {
      const longer = new Uint8Array(2 * this.bytes.length + 5);
      longer.set(this.bytes);
      this.bytes = longer;
    }
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }
}

/** Reads what a writer wrote: after `next`, the bin and its count. */
export class CountsReader {
  bin = -1;
  count = 0;
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** False at the end of a week, after which the next one begins. Throws RangeError past the last. */
  next(): boolean {
    const gap = this.take();
    if (gap === 0) {
      this.bin = -1;
      return false;
    }
    this.bin += gap;
    this.count = this.take();
    return true;
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

/** The counts of the runs of both. */
export function mergeCounts(a: Uint8Array, b: Uint8Array, weeks: number): Uint8Array<ArrayBuffer> {
  const [left, right] = [new CountsReader(a), new CountsReader(b)];
  const merged = new CountsWriter(a.length + b.length);
  for (let week = 0; week < weeks; week++) {
    let [inLeft, inRight] = [left.next(), right.next()];
    while (inLeft || inRight) {
      const bin = !inRight || (inLeft && left.bin < right.bin) ? left.bin : right.bin;
      let count = 0;
      if (inLeft && left.bin === bin) {
        count += left.count;
        inLeft = left.next();
      }
      if (inRight && right.bin === bin) {
        count += right.count;
        inRight = right.next();
      }
      merged.add(bin, count);
    }
    merged.endWeek();
  }
  return merged.finish();
}

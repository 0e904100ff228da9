import { formatExact } from "../words/figures.ts";

type Spread = { readonly low: number; readonly middle: number; readonly high: number };

/** What a study will cost, before it is run. */
export type Plan = {
  readonly runs: number;
  /** What there is to say of the number of runs; empty where it was given. */
  readonly runsNote: string;
  readonly seconds: Spread;
  readonly bytesOnDisk: number;
  /** More on the disk while it runs. */
  readonly bytesMeanwhile: number;
  readonly bytesOfMemory: number;
};

/** A plan as plain text; the limits of the time are those of the pilot's slower and faster half. */
export function planTable({ runs, runsNote, seconds, bytesOnDisk, bytesMeanwhile, bytesOfMemory }: Plan): string {
  const time =
    seconds.middle > 0
      ? `about ${duration(seconds.middle)} (${duration(seconds.low)} to ${duration(seconds.high)}, as the pilot's halves went)`
      : "unknown";
  return [
    `runs    ${formatExact(runs)}${runsNote}`,
    `time    ${time}`,
    `disk    about ${size(bytesOnDisk)}, and ${size(bytesMeanwhile)} while it runs`,
    `memory  about ${size(bytesOfMemory)}`,
    "",
  ].join("\n");
}

function duration(seconds: number): string {
  if (seconds < 100) return `${formatExact(Number(seconds.toPrecision(2)))} s`;
  if (seconds < 6000) return `${formatExact(Number((seconds / 60).toPrecision(2)))} min`;
  return `${formatExact(Number((seconds / 3600).toPrecision(2)))} h`;
}

function size(bytes: number): string {
  const megabytes = bytes / 1e6;
  return megabytes < 1000
    ? `${formatExact(Number(megabytes.toPrecision(2)))} MB`
    : `${formatExact(Number((megabytes / 1000).toPrecision(2)))} GB`;
}

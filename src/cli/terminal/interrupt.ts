/** A further signal within this time is the same one, sent by the terminal and relayed by npm [ms]. */
const graceMs = 2000;

type Interrupt = {
  readonly now: () => number;
  /** Asks the command to stop and to clean up. */
  readonly stop: (reason: Error) => void;
  /** Ends the process as it is. */
  readonly end: () => void;
};

/** Answers to signals: the first stops the command, its echoes are ignored, and whoever asks again ends it at once. */
export function interruptHandler({ now, stop, end }: Interrupt): (signal: string) => void {
  let first: number | undefined;
  return (signal) => {
    if (first === undefined) {
      first = now();
      stop(new Error(`interrupted by ${signal}`));
    } else if (now() - first > graceMs) end();
  };
}

import { setTimeout as wait } from "node:timers/promises";

const patienceMs = 240_000;

/** Waits until something has come about. Throws when it has not in four minutes, by which on any machine it should have. */
export async function until(what: string, everyMs: number, done: () => boolean): Promise<void> {
  for (let waited = 0; !done(); waited += everyMs) {
    if (waited > patienceMs) throw new Error(`waited in vain for ${what}`);
    await wait(everyMs);
  }
}

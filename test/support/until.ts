import { setTimeout as wait } from "node:timers/promises";

const patienceMs = 1_200_000;

/** Waits until something has come about. Throws when it has not in twenty minutes, by which on any machine it should have. */
export async function until(what: string, everyMs: number, done: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await done()); waited += everyMs) {
    if (waited > patienceMs) throw new Error(`waited in vain for ${what}`);
    await wait(everyMs);
  }
}

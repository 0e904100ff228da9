import { setTimeout as wait } from "node:timers/promises";

const patienceSeconds = 120;
const betweenMilliseconds = 20;

/** Waits until something has come about. Throws when it has not in two minutes, which on any machine means that it never will. */
export async function until(what: string, done: () => boolean): Promise<void> {
  for (let tries = 0; !done(); tries++) {
    if (tries * betweenMilliseconds > patienceSeconds * 1000) throw new Error(`waited in vain for ${what}`);
    await wait(betweenMilliseconds);
  }
}

import { fillLog } from "../kernels/fills.ts";
import type { Mechanism } from "./mechanism.ts";
import { replacing, takenOver } from "./own-prices.ts";

/** The ask abroad, and its spread over FOB, which is what leaks for it. */
export const ownAskPrices = {
  group: "memory",
  inputs: {},
  install(block) {
    const { ask, askAtStart, askSpread, fob, runs } = block;
    const own = takenOver(block, "ask", ask);
    return replacing((position) => {
      if (!own.write(position)) return;
      for (const m of own.materials) {
        if (position === 0) askAtStart[m].set(ask[m]);
        for (let i = 0; i < runs; i++) askSpread[m][i] = ask[m][i] / fob[m][i];
        fillLog(askSpread[m], runs);
      }
    });
  },
} satisfies Mechanism;

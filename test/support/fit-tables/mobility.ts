import { mean } from "simple-statistics";
import { readEvidence } from "../evidence-text.ts";
import { mobility } from "../fits/mobility.ts";
import { figure, table } from "./table.ts";

/** Year-on-year rises of Japan's imports of magnets that the rows of October to December 2025 state [share]. */
export const magnetRises = readEvidence("japan-balance.csv")
  .filter(({ quantity }) => quantity.startsWith("China exports to JAPAN") && quantity.includes("agnet"))
  .flatMap(({ quantity, source }) => {
    const found = /alone \+([\d.]+)%/.exec(quantity) ?? /\+([\d.]+)% y\/y/.exec(source);
    return found === null ? [] : [Number(found[1]) / 100];
  });

export const openness = { raw: 0.05, magnet: 0.75 } as const;
export const meanRise = mean([...magnetRises]);

export function mobilityTable(): string {
  return table(
    ["magnet share phi", "sigma, rise = w / phi - 1", "sigma, rise = o_magnet w / phi - 1"],
    [0.1, 0.2, 0.3].map((share) => [
      figure(share),
      figure(mobility(1 + meanRise, share, openness.magnet, openness.raw)),
      figure(mobility((1 + meanRise) / openness.magnet, share, openness.magnet, openness.raw)),
    ]),
  );
}

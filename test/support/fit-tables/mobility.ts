import { mean } from "simple-statistics";
import { mobility } from "../fits/mobility.ts";
import { magnetRises } from "./ask.ts";
import { figure, table } from "./table.ts";

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

import { readEvidence } from "../evidence-text.ts";
import { figure, table } from "./table.ts";

/** The published estimates that are in yen too: share of a year's GDP, yen, and the yearly GDP that the two imply. */
export const losses = readEvidence("japan-balance.csv")
  .filter(({ quantity }) => quantity.startsWith("GDP loss"))
  .filter(({ unit }) => unit.includes("JPY"))
  .map(({ quantity, value_mid, unit, source }) => {
    const [, amount, scale] = /JPY ([\d.]+)(bn|tn)/.exec(unit)!;
    const tnYen = Number(amount) * (scale === "bn" ? 1e-3 : 1);
    const share = Number(value_mid) / 100;
    return {
      what: quantity.replace("GDP loss, ", ""),
      by: source.split(" ")[0],
      share,
      tnYen,
      gdpTnYen: tnYen / share,
    };
  });

export function gdpTable(): string {
  return table(
    ["estimate", "by", "% of a year's GDP", "tn yen", "implied GDP [tn yen]"],
    losses.map(({ what, by, share, tnYen, gdpTnYen }) => [
      what,
      by,
      figure(100 * share),
      figure(tnYen),
      figure(gdpTnYen),
    ]),
  );
}

import type { Answers } from "../commands/init/questions.ts";
import type { Numbers } from "./numbers-text.ts";
import type { Quantity } from "./quantity.ts";

/** What a standstill costs. */
export function lossText(
  { gdp, currency, standstill }: Pick<Answers, "gdp" | "currency" | "standstill">,
  { said, assumed, fixed }: Numbers,
): string {
  const noGdp = fixed(1, "trillion", "none was given: no money, only shares of GDP can be read");
  const reading = (which: "low" | "high", otherwise: string) =>
    standstill === undefined ? assumed(otherwise, "share") : said(readingOf(standstill, which), "standstill");
  return `# What a standstill costs: the share of a year's GDP that is lost when all sectors above stand still for a year. A
# sector that stands still for part of it costs its part, by its share of the use. There are two readings, and both are
# reported, never their mean: as the low one take the value added of those sectors over GDP (national accounts), as the
# high one also what is made from their products (input-output tables).
${gdp === undefined ? withoutGdp : withGdp}loss:
  currency: ${currency ?? "XXX"}
  gdp: ${gdp === undefined ? noGdp : said(gdp, "gdp")}
  yearLow: ${reading("low", "{ kind: uniform, low: 0, high: 0.001 }")}
  yearHigh: ${reading("high", "{ kind: uniform, low: 0.001, high: 0.01 }")}
`;
}

const withoutGdp = `# No GDP was given: XXX is the code of no currency, and of a GDP of one trillion of it a billion is a thousandth. State
# both and get money.
`;

const withGdp = `# GDP turns shares into money: write the year it is of into its source.
`;

function readingOf({ numbers, unit }: Quantity, which: "low" | "high"): Quantity {
  return { numbers: [which === "low" ? numbers[0] : numbers[numbers.length - 1]], unit };
}

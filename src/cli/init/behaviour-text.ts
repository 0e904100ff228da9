import type { Answers } from "../commands/init/questions.ts";
import type { Numbers } from "./numbers-text.ts";

/** How much is used and can be saved, what is in stock, and how buyers and prices react. */
export function behaviourText(
  { demand, stock, sectors }: Pick<Answers, "demand" | "stock" | "sectors">,
  { said, fixed, assumed }: Numbers,
): string {
  return `demand:
  # Use of the country before the stop.
  total: ${said(demand, "demand")}
  thrift:
    # Most that can be saved by using less for the same product.
    headroom: ${assumed("{ kind: uniform, low: 0, high: 0.4 }", "share")}

orders:
  # How fast buyers take fright: 4 weeks where a stop is remembered, 13 where none is (configs/evidence/behaviour.md).
  fearTime: ${assumed("{ kind: uniform, low: 4, high: 13 }", "weeks")}
  formMobility: ${fixed(0, "share", "of no effect: there is one form")}

leakage:
  # Most of a blocked flow that comes all the same, through third countries.
  ceiling: ${assumed("{ kind: uniform, low: 0, high: 0.3 }", "share")}

nationalStock:
  held: ${said(stock, "stock")}
  release:
    # never, cover, price, policy or planned; check says the rule in words.
    trigger: cover
    eligible: [${sectors.map(({ name: each }) => each).join(", ")}]

recycling:
  cap: ${assumed("{ kind: uniform, low: 0, high: 0.1 }", "share")}

quotes:
  # The country's share of the demand outside the exporter: how much its need moves the world's price.
  countryShareOfWorld: ${assumed("{ kind: uniform, low: 0.05, high: 0.5 }", "share")}
  spotShare: ${assumed("{ kind: uniform, low: 0, high: 0.3 }", "share")}
  contractInterval: ${assumed("{ kind: uniform, low: 1, high: 12 }", "months")}
`;
}

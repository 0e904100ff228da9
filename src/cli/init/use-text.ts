import type { Answers } from "../commands/init/questions.ts";
import { nameOf } from "./name-of.ts";
import type { Numbers } from "./numbers-text.ts";
import { quoted } from "./quantity.ts";
import type { SectorAnswer } from "./sectors.ts";

/** What is used, in which form, and by whom. */
export function useText(
  { metal, price, cover, sectors }: Pick<Answers, "metal" | "price" | "cover" | "sectors">,
  { said, fixed, assumed }: Numbers,
): string {
  return `materials:
  ${nameOf(metal) || "metal"}:
    title: ${quoted(metal)}
    quotedAs: metal
    quotedForm: all
    demandShare: ${fixed(1, "share", "the only material of this scenario")}
    quotes:
      # One price was given: the exporter's home market, its export price and the ask abroad start at it.
      domestic: ${said(price, "price")}
      fobOverDomestic: ${fixed(1, "ratio", "one price was given")}
      ask: ${said(price, "price")}
      volatility: ${assumed("{ kind: uniform, low: 0.1, high: 0.6 }", "1/sqrt(yr)")}

# A ban may stop one form and pass another (oxide, magnets, wafers): name them here, and in the states below.
forms:
  all:
    title: all forms
    useShare: ${fixed(1, "share", "one form")}

# Who uses it. Weights are relative; alike here, since no split was given. Cover is what makers hold at the start; the
# more firms there are, the earlier the first of them runs dry.
sectors:
${sectors.map((each, i) => sectorText(each, i, said(cover, "cover"), assumed)).join("\n")}
`;
}

function sectorText(
  { name, title, endUse }: SectorAnswer,
  index: number,
  cover: string,
  assumed: (distribution: string, unit: string) => string,
): string {
  const first = index === 0;
  return `  ${name}:
    title: ${quoted(title)}
    endUse: ${endUse}
    priority: ${index + 1}
    demandWeight: ${first ? `&weight ${assumed("{ kind: uniform, low: 0.05, high: 1 }", "share")}` : "*weight"}
    makerCover: ${first ? `&cover ${cover}` : "*cover"}
    firms: ${first ? `&firms ${assumed("{ kind: uniform, low: 3, high: 30 }", "count")}` : "*firms"}`;
}

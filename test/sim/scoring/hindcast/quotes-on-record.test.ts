import { expect, test } from "vitest";
import { quotesOnRecord } from "../../../../src/sim/scoring/hindcast/quotes-on-record.ts";
import { evidence, shippedEpisode } from "../../../support/evidence.ts";

test("quotes on record are rows of the evidence, each once, with the day and source that they have there", () => {
  const episodes = (["2025", "2026"] as const).map((name) => shippedEpisode(name).episode);
  const quotes = quotesOnRecord(episodes, evidence);
  const of = (series: string, material: string, from: string, to: string) =>
    quotes
      .filter((each) => each.series === series && each.material === material && each.date >= from && each.date <= to)
      .map(({ date, value }) => [date, value]);
  // prices-2024-2026.csv, FOB of dysprosium oxide; both episodes name them.
  expect(of("priceFobUsdPerKg", "Dy", "2026-01-01", "2026-02-28")).toEqual([
    ["2026-01-09", 290],
    ["2026-01-16", 291],
    ["2026-01-30", 291],
    ["2026-02-06", 291],
    ["2026-02-13", 305],
  ]);
  // The asking price of 15 December 2025 is contradicted, and left out by both.
  expect(of("priceAskUsdPerKg", "Dy", "2025-12-01", "2026-01-31")).toEqual([["2025-12-11", 920]]);
  const [one] = quotes.filter(({ date, series }) => date === "2026-02-13" && series === "priceFobUsdPerKg");
  expect(one.source).toMatch(/^SMM .* \(prices-2024-2026\.csv:\d+\)$/);
  // A mean over a month stands in its middle, and is not known before its end.
  const [episode] = [shippedEpisode("2010").episode];
  const month = quotesOnRecord([episode], evidence).find(({ lastDay }) => lastDay === "2010-07-31");
  expect(month?.date).toBe("2010-07-16");
});

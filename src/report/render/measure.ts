import type { Config, TopLevelSpec } from "vega-lite";
import { engine } from "./engine.ts";
import type { Measure } from "./narrow-text.ts";

/** How wide texts of a chart are, in its font. */
export async function measureOf(spec: TopLevelSpec): Promise<Measure> {
  const { vega } = await engine();
  const { textMetrics } = vega as unknown as { textMetrics: { width(item: object, text: string): number } };
  const font = String((spec.config as Config).font);
  return (text, { size, weight }) => textMetrics.width({ font, fontSize: size, fontWeight: weight }, text);
}

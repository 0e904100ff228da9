import type { StudyResults } from "../sim/study/study.ts";
import { formatExact, toThreeDigits } from "./words/figures.ts";

/**
 * The ask outside the exporter's market at the start [USD/kg], as the scenario states it; where it is drawn, the mean over
 * the runs at the end of the first week, to three digits.
 */
export function startAsk({ manifest, bands }: StudyResults, material: string): string {
  const { materials } = manifest.scenario as { readonly materials: Readonly<Record<string, Quoted>> };
  const stated = materials[material]?.quotes?.ask;
  if (stated?.value !== undefined && stated.unit === "USD/kg") return formatExact(stated.value);
  const first = bands.find((band) => band.series === "priceAskUsdPerKg" && band.material === material);
  if (first === undefined) throw new RangeError(`startAsk: no ask of ${material}`);
  return toThreeDigits(first.mean);
}

type Quoted = { readonly quotes?: { readonly ask?: { readonly value?: number; readonly unit?: string } } };

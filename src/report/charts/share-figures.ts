import { formatExact, formatWithLimits } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import type { ShareEstimate } from "./wilson.ts";

/** A share as per cent with its 95 % limits: `42 % (40 to 44)`. */
export function shareFigure({ share, low, high }: ShareEstimate, lang: Lang = "en"): string {
  return formatWithLimits(share * 100, low * 100, high * 100, "%", 0, lang);
}

/** Half the widest limits among the rows, in percentage points with two digits. */
export function widestLimits(rows: readonly { readonly low: number; readonly high: number }[]): string {
  const widest = Math.max(...rows.map(({ low, high }) => high - low));
  return formatExact(Number((widest * 50).toPrecision(2)));
}

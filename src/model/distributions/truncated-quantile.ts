import type { Distribution } from "./distribution.ts";
import { quantile } from "./quantile.ts";
export function quantileBeyond(d: Distribution, age: number, u: number): number {
  return Math.max(age, quantile(d, u));
}

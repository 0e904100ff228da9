/** A number with the unit that was written after it, or before it in the case of a currency. */
export type Quantity = { readonly value: number; readonly unit: string };

export function parseQuantity(text: string): Quantity | undefined {
  const [, before = "", digits, after = ""] =
    /^(\$?)([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([^\d\s.+-]*)$/i.exec(text.trim().replace("−", "-")) ?? [];
  const value = Number(digits);
  return digits === undefined || !Number.isFinite(value) ? undefined : { value, unit: before + after };
}

/** Signs in which a unit of the model may be written, and what each is in that unit; the first is the one shown. */
export function signsOf(unit: string): Readonly<Record<string, number>> {
  switch (unit) {
    case "share":
    case "share of GDP":
      return { pt: 0.01 };
    case "weeks":
      return { w: 1, weeks: 1 };
    case "t":
      return { t: 1 };
    case "ratio":
      return { x: 1, "×": 1 };
    case "million USD":
      return { $m: 1, $: 1e-6 };
    default:
      return unit.startsWith("billion ") ? { bn: 1, [unit.replace("billion ", "bn")]: 1 } : {};
  }
}

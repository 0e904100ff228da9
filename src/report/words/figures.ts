import type { Lang } from "./lang.ts";

/** Decimals past which no reader looks. */
export const mostDecimals = 3;

/** Digits after the point at which the error has its first digit; negative for tens, hundreds and so on. */
export function decimalsOf(error: number): number {
  return -Number(error.toExponential(0).split("e")[1]);
}

/** No error, or none that can be told from rounding: of the figure, or of nothing. */
function isExact(value: number, error: number): boolean {
  return error <= Math.abs(value) * 1e-13 || (isDust(value) && isDust(error));
}

/** Below what any figure of ours measures: zero, but for rounding. */
function isDust(value: number): boolean {
  return Math.abs(value) < 1e-6;
}

/** Zero in the place of dust. */
function dusted(value: number): number {
  return isDust(value) ? 0 : value;
}

/** The power of ten that a figure is written with; 0 where it is written out. */
function powerOfTen(value: number, error: number): number {
  const size = Math.max(Math.abs(value), error);
  if (size < 1e7 && error >= 1e-4) return 0;
  const power = Math.floor(Math.log10(size));
  return size >= 1e7 || power < -1 ? power : 0;
}

/** A figure to so many decimals; negative ones round to tens, hundreds and so on. Zero has no sign. */
export function fixed(value: number, decimals: number): string {
  const unit = 10 ** -decimals;
  const text = decimals > 0 ? value.toFixed(Math.min(decimals, 100)) : String(Math.round(value / unit) * unit);
  return grouped(Number(text) === 0 ? text.replace("-", "") : text);
}

/** Digits with a comma between thousands, and a true minus. */
function grouped(text: string): string {
  const [whole, fraction] = text.replace("-", "−").split(".");
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** A figure and its unit: `12 weeks`, `12 %`; in Japanese without a space, but before Latin letters: `12週`, `12%`, `12 t`. */
export function withUnit(figure: string, unit: string, lang: Lang): string {
  if (unit === "") return figure;
  return lang === "ja" && !/^[A-Za-z$]/.test(unit) ? figure + unit : `${figure} ${unit}`;
}

/** A figure with its unit and limits: `3.1 weeks (2.9 to 3.4)`, `3.1週（2.9〜3.4）`. */
export function withRange(figure: string, from: string, to: string, lang: Lang): string {
  return lang === "ja" ? `${figure}（${from}〜${to}）` : `${figure} (${from} to ${to})`;
}

/**
 * A figure with its standard error, both cut at the first digit of the error: 12.34 and 0.41 give `12.3 ± 0.4`.
 * An error of zero means the figure is exact, and it stands alone. Figures from ten million up and errors under a
 * ten-thousandth are written with a power of ten. An error below rounding in double precision counts as zero, and what
 * is below a millionth with its error is the dust of rounding: `0 ± 3 × 10^-12`.
 *
 * @throws RangeError when either is not finite, or the error is negative.
 */
export function formatWithError(value: number, standardError: number): string {
  if (!(Number.isFinite(value) && Number.isFinite(standardError) && standardError >= 0))
    throw new RangeError(
      `formatWithError: needs a finite value and an error of zero or more, got ${value} ± ${standardError}`,
    );
  if (isDust(value) && isDust(standardError) && standardError > 0)
    return `0 ± ${formatExact(Number(standardError.toPrecision(1)))}`;
  if (isExact(value, standardError)) return formatExact(value);
  const power = powerOfTen(value, standardError);
  if (power !== 0) {
    const scale = 10 ** power;
    return `(${formatWithError(value / scale, standardError / scale)}) × 10^${power}`;
  }
  const decimals = decimalsOf(standardError);
  return `${fixed(value, decimals)} ± ${fixed(standardError, decimals)}`;
}

/** A figure in its unit; brackets hold one with an error together: `(12.3 ± 0.4) %`, `（12.3 ± 0.4）%`. */
export function inUnit(figure: string, unit: string, lang: Lang = "en"): string {
  if (lang === "ja" && figure.includes("±")) return `（${figure}）${unit}`;
  return withUnit(figure.includes("±") ? `(${figure})` : figure, unit, lang);
}

/** A figure alone, cut where its error begins, at the latest after three decimals: 12.34 and 0.41 give `12.3`. */
export function formatToError(value: number, error: number): string {
  if (isExact(value, error)) return briefly(value);
  return fixed(value, Math.min(mostDecimals, decimalsOf(error)));
}

/**
 * A figure with its limits, cut at the first digit of half their distance, but not before `leastDecimals` and at the latest
 * after three: `3.1 weeks (2.9 to 3.4)`. Alone when exact, or when no digit is left that differs. Zeros are plain: `0 % (0 to
 * 0.10)`, and `<0.001 %` for what is less than all digits shown, and so are its limits.
 */
export function formatWithLimits(
  value: number,
  low: number,
  high: number,
  unit = "",
  leastDecimals = Number.NEGATIVE_INFINITY,
  lang: Lang = "en",
): string {
  if (!(low <= value && value <= high))
    throw new RangeError(`formatWithLimits: ${value} lies outside ${low} to ${high}`);
  const halfWidth = (high - low) / 2;
  if (isExact(value, halfWidth)) return withUnit(briefly(value), unit, lang);
  const decimals = Math.min(mostDecimals, Math.max(leastDecimals, decimalsOf(halfWidth)));
  const [figure, from, to] = [value, low, high].map((each) => plainZero(fixed(each, decimals)));
  if (figure === "0" && from === to && !isDust(value))
    return withUnit(`<${fixed(10 ** -decimals, decimals)}`, unit, lang);
  const named = withUnit(figure, unit, lang);
  return from === to ? named : withRange(named, from, to, lang);
}

/** Nothing, to all digits shown, as `0`: a figure with limits needs no zeros to say how well it is known. */
export function plainZero(figure: string): string {
  return /[1-9]/.test(figure) ? figure : "0";
}

/** A figure whose error is unknown: three significant digits. */
export function toThreeDigits(value: number): string {
  return formatExact(Number(dusted(value).toPrecision(3)));
}

/** A number of runs, e.g. `1 run` or `2,000 runs`. */
export function runsText(runs: number, lang: Lang = "en"): string {
  if (lang === "ja") return `試行${formatExact(runs)}回`;
  return runs === 1 ? "1 run" : `${formatExact(runs)} runs`;
}

/** A figure without error: whole numbers in full, others to six significant digits with no trailing zeros. */
export function formatExact(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`formatExact: needs a finite value, got ${value}`);
  if (Number.isSafeInteger(value)) return grouped(String(value));
  const rounded = Number(value.toPrecision(6));
  const size = Math.abs(rounded);
  if (size < 1e7 && size >= 1e-4) return grouped(String(rounded));
  const [digits, power] = rounded.toExponential().split("e");
  return `${grouped(digits)} × 10^${Number(power)}`;
}

/** Whole numbers in full, others to three significant digits. */
function briefly(value: number): string {
  const digits = Math.trunc(Math.abs(value)).toString().length;
  return formatExact(Number(dusted(value).toPrecision(Math.min(100, Math.max(3, digits)))));
}

/** A figure to so many significant digits, whole numbers in full, never with a power of ten: `0.0538`, `0.00004`, `1,050`. */
export function plainly(value: number, digits: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`plainly: needs a finite value, got ${value}`);
  const text = fixed(value, Math.max(0, decimalsFor(value, digits)));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Digits after the point that show so many significant digits; negative for tens, hundreds and so on. */
export function decimalsFor(value: number, digits: number): number {
  return digits - 1 - Number(value.toExponential(digits - 1).split("e")[1]);
}

const daysPerYear = 365.25;
const weeksPerYear = daysPerYear / 7;
const weeksPerMonth = weeksPerYear / 12;

/** What a number measures, the units it may be written in, and the factor of each to the model's own. */
const dimensions = {
  time: { days: 1 / 7, weeks: 1, months: weeksPerMonth, years: weeksPerYear },
  flow: {
    "t/week": 1,
    "t/month": 1 / weeksPerMonth,
    "t/yr": 1 / weeksPerYear,
    "kg/yr": 0.001 / weeksPerYear,
  },
  price: { "USD/kg": 1, "USD/t": 0.001 },
  share: { share: 1, "%": 0.01 },
  ratio: { ratio: 1 },
  count: { count: 1 },
  rate: { "1/yr": 1 / weeksPerYear, "1/week": 1 },
  money: { billion: 1, trillion: 1000 },
  volatility: { "1/sqrt(yr)": 1 / Math.sqrt(weeksPerYear), "1/sqrt(week)": 1 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;

export type Dimension = keyof typeof dimensions;

/** Units of all dimensions with their factors: no name stands for two. */
export const unitFactors: Readonly<Record<string, number>> = Object.assign({}, ...Object.values(dimensions));

export function unitsOf(dimension: Dimension): readonly [string, ...string[]] {
  return Object.keys(dimensions[dimension]) as [string, ...string[]];
}

/** The model's own unit of what is measured: that of every number in its columns. */
export function modelUnitOf(dimension: Dimension): string {
  const found = Object.entries<number>(dimensions[dimension]).find(([, factor]) => factor === 1);
  if (found === undefined) throw new RangeError(`${dimension}: has no unit of the model's own`);
  return found[0];
}

/**
 * The code of ISO 4217 for transactions without a currency: of a scenario that states no GDP. Its GDP is taken as a trillion,
 * so that a billion is a tenth of a per cent of it.
 */
export const noCurrency = "XXX";

import { describe, expect, test } from "vitest";
import { exp } from "../../src/model/kernels/exp.ts";
import { log } from "../../src/model/kernels/log.ts";
import type { OwnPriceBasis, OwnPrices } from "../../src/model/scenario/parts.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";

type Points = readonly (readonly [when: string | number, usdPerKg: number])[];
type Path = { readonly weight?: number; readonly prices: Readonly<Partial<Record<OwnPriceBasis, Points>>> };

const uniform = input({ kind: "uniform", low: 0, high: 1 });

function own(...paths: readonly Path[]): OwnPrices {
  return {
    ...{ file: "mine.csv", sha256: "0", source: "test", date: "2026", grade: "D" },
    ...(paths.length > 1 ? { position: uniform } : {}),
    paths: paths.map(({ weight = 1, prices }, p) => ({
      name: `${p}`,
      weight,
      prices: Object.entries(prices).map(([basis, points]) => ({
        material: "Dy",
        basis: basis as OwnPriceBasis,
        points,
      })),
    })),
  };
}

const scenario = (ownPrices: OwnPrices | undefined, choices: Choices = {}) => ({
  ...simpleScenario({ blocked: 0, horizonWeeks: 40, volatility: 0.05, mechanisms: { priceNoise: true }, ...choices }),
  ownPrices,
});

describe("a path of one's own", () => {
  test("that is constant is the price in every week and run, and its peak is its start, whatever else goes on", () => {
    const flat = own({ prices: { paid: [[0, 321]], ask: [[0, 500]] } });
    const found = simulate(scenario(flat, { blocked: 0.9, banWeeks: 20 }), {
      runs: 5,
      onStep: (_, { askAtStart, askSpread, fob }) => {
        expect([...askAtStart[0]]).toEqual(Array(5).fill(500));
        askSpread[0].forEach((spread, i) => {
          expect(spread).toBeCloseTo(log(500 / fob[0][i]), 12);
        });
      },
    });
    for (const week of found.series("pricePaidUsdPerKg.Dy")) for (const usd of week) expect(usd).toBe(321);
    for (const week of found.series("priceAskUsdPerKg.Dy")) for (const usd of week) expect(usd).toBe(500);
    expect([...found.outcome("pricePaidPeakMultiple.Dy")]).toEqual([1, 1, 1, 1, 1]);
    expect([...found.outcome("priceAskEndMultiple.Dy")]).toEqual([1, 1, 1, 1, 1]);
  });

  test("goes through its prices, in equal steps of the logarithm between them, and stays at the last", () => {
    // Weeks count from the start; the day 2026-01-12 is the first of week 1, 2026-03-02 of week 8.
    const dated = own({
      prices: {
        ask: [
          ["2026-01-12", 100],
          ["2026-03-02", 400],
        ],
      },
    });
    const weekly = own({
      prices: {
        ask: [
          [1, 100],
          [8, 400],
        ],
      },
    });
    for (const each of [dated, weekly]) {
      const ask = simulate(scenario(each))
        .series("priceAskUsdPerKg.Dy")
        .map(([usd]) => usd);
      for (let k = 0; k <= 7; k++) expect(ask[1 + k]).toBeCloseTo(100 * 4 ** (k / 7), 9);
      expect(ask.slice(8)).toEqual(Array(32).fill(400));
    }
    // Before its first price the simulated one stands: that of the same run without it.
    const [before] = simulate(scenario(weekly)).series("priceAskUsdPerKg.Dy");
    const [without] = simulate(scenario(undefined)).series("priceAskUsdPerKg.Dy");
    expect(before).toEqual(without);
  });

  test("is the same at any length of step, at the end of each week", () => {
    const rising = own({
      prices: {
        paid: [
          [0, 100],
          [13, 250],
          [30, 80],
        ],
      },
    });
    const of = (stepWeeks: number) => simulate(scenario(rising, { stepWeeks })).series("pricePaidUsdPerKg.Dy");
    const whole = of(1);
    of(0.125).forEach(([usd], week) => {
      expect(usd).toBeCloseTo(whole[week][0], 9);
    });
  });

  test("of the price paid, twice its start from week 0 on, brings use to 2^elasticity of usual, and no physical flow before that", () => {
    // Felt with a first-order lag T: after t weeks the log is ln 2 (1 - exp(-t / T)).
    const doubled = own({
      prices: {
        paid: [
          ["2026-01-04", 100],
          [0, 200],
        ],
      },
    });
    const answering = {
      elasticity: -0.3,
      mechanisms: { elasticity: true },
      horizonWeeks: 200,
      numbers: { "demand.elasticityLag": 4 },
    };
    let need = 0;
    simulate(scenario(doubled, answering), { onStep: (_, block) => (need = block.need[0][0] / block.usualUse[0][0]) });
    expect(need).toBeCloseTo(2 ** -0.3, 8);
  });

  test("of the home market carries FOB by its markup, and the ask above it by its spread; of the margin, stands alone", () => {
    const home = own({ prices: { domestic: [[0, 77]], margin: [[0, 999]] } });
    const found = simulate(scenario(home));
    const last = (id: string) => found.series(`price${id}UsdPerKg.Dy`).at(-1)?.[0] as number;
    const without = simulate(scenario(undefined, { mechanisms: { priceNoise: false } }));
    const markup = without.series("priceFobUsdPerKg.Dy")[0][0] / without.series("priceDomesticUsdPerKg.Dy")[0][0];
    expect(last("Domestic")).toBe(77);
    expect(last("Fob")).toBeCloseTo(77 * markup, 12);
    expect(last("Margin")).toBe(999);
  });

  test("that leaves shipments, stocks and unmet need alone where nothing answers to prices", () => {
    const deaf = {
      blocked: 0.8,
      mechanisms: { elasticity: false, thrift: false, redesign: false, recycling: false, leakage: false, bids: false },
    };
    const dear = simulate(
      scenario(
        own({
          prices: {
            paid: [
              [0, 100],
              [5, 9000],
            ],
            ask: [[5, 9000]],
          },
        }),
        deaf,
      ),
      { runs: 3 },
    );
    const usual = simulate(scenario(undefined, deaf), { runs: 3 });
    for (const id of ["arrivalsTonnes.Dy", "makerCoverWeeks.Dy.traction", "unmetNeedShare.Dy.traction"])
      expect(dear.series(id)).toEqual(usual.series(id));
  });
});

describe("a fan", () => {
  const fan = own(
    { weight: 1, prices: { ask: [[0, 100]], paid: [[0, 10]] } },
    { weight: 6, prices: { ask: [[0, 200]], paid: [[0, 20]] } },
    { weight: 3, prices: { ask: [[0, 300]], paid: [[0, 30]] } },
  );

  test("gives each path as often as its weight, within 4.5 standard errors, the whole path to a run", () => {
    const runs = 4000;
    const found = simulate(scenario(fan, { horizonWeeks: 27 }), { runs });
    const [ask, paid] = ["priceAskUsdPerKg.Dy", "pricePaidUsdPerKg.Dy"].map(
      (id) => found.series(id).at(-1) as Float64Array,
    );
    for (const [usd, share] of [
      [100, 0.1],
      [200, 0.6],
      [300, 0.3],
    ]) {
      const count = ask.filter((each) => each === usd).length;
      expect(Math.abs(count - share * runs)).toBeLessThan(4.5 * Math.sqrt(runs * share * (1 - share)));
    }
    ask.forEach((usd, i) => {
      expect(paid[i]).toBe(usd / 10);
    });
  });

  test("of which the position is known gives one path: cumulative weights 0.1, 0.7, 1", () => {
    for (const [at, usd] of [
      [0, 100],
      [0.1, 100],
      [0.11, 200],
      [0.69, 200],
      [0.71, 300],
      [1, 300],
    ]) {
      const fixed = { ...fan, position: input(at) };
      expect(simulate(scenario(fixed)).series("priceAskUsdPerKg.Dy")[3][0]).toBe(usd);
    }
  });
});

describe("shocks of two metals", () => {
  const two = (quotes: Choices["quotes"], more: Choices = {}) =>
    simpleScenario({
      ...{ materials: ["Dy", "Tb"], blocked: 0, volatility: 0.05, horizonWeeks: 27, mechanisms: { priceNoise: true } },
      ...{ quotes: { halfLife: input(1e12), ...quotes }, ...more },
    });
  /** Log of each home quote after a week over its start, one a run. */
  const shocks = (quotes: Choices["quotes"], runs: number) => {
    const found = simulate(two(quotes), { runs });
    return ["Dy", "Tb"].map((metal) => found.series(`priceDomesticUsdPerKg.${metal}`)[0].map((usd) => log(usd / 200)));
  };
  const moments = ([x, y]: readonly Float64Array[]) => {
    const sum = (of: (i: number) => number) => x.reduce((so, _, i) => so + of(i), 0) / x.length;
    const [sx, sy] = [Math.sqrt(sum((i) => x[i] ** 2)), Math.sqrt(sum((i) => y[i] ** 2))];
    return { sx, sy, r: sum((i) => x[i] * y[i]) / (sx * sy) };
  };

  test.each([0, 0.57, 0.95])(
    "have the correlation %d that is asked for within 4.5 standard errors, and keep their size",
    (rho) => {
      const runs = 4000;
      const { r, sx, sy } = moments(shocks({ correlation: input(rho) }, runs));
      // Fisher: atanh r is normal with standard deviation 1 / sqrt(n - 3).
      expect(Math.abs(Math.atanh(r) - Math.atanh(rho))).toBeLessThan(4.5 / Math.sqrt(runs - 3));
      for (const sd of [sx, sy]) expect(Math.abs(sd / 0.05 - 1)).toBeLessThan(4.5 / Math.sqrt(2 * runs));
    },
  );

  test("that are all shared are one, and at a correlation of 0 are, to the bit, those of a scenario without one", () => {
    const [dy, tb] = shocks({ correlation: input(1) }, 50);
    expect(dy).toEqual(tb);
    expect(shocks({ correlation: input(0) }, 50)).toEqual(shocks({}, 50));
  });

  test.each([
    [1.5, 1],
    [0.08, 27],
  ])("jump as often as a Poisson process of rate %d does in %d weeks, in all metals at once", (rate, weeks) => {
    // Without noise or fading, and with jumps of one size, the log quote counts them.
    const runs = 4000;
    const jumps = { rate: input(rate), median: input(exp(0.5)), spread: input(0) };
    const found = simulate(two({ jumps }, { volatility: 0 }), { runs });
    const counted = (metal: string) =>
      found.series(`priceDomesticUsdPerKg.${metal}`)[weeks - 1].map((usd) => Math.round(log(usd / 200) / 0.5));
    const counts = counted("Dy");
    expect(counted("Tb")).toEqual(counts);
    let probability = exp(-rate * weeks);
    for (let n = 0; n < 7; n++) {
      const seen = counts.filter((count) => count === n).length;
      expect(Math.abs(seen - runs * probability)).toBeLessThan(4.5 * Math.sqrt(runs * probability * (1 - probability)));
      probability *= (rate * weeks) / (n + 1);
    }
  });

  test("sum up to a compound Poisson process: mean, variance and covariance within 4.5 standard errors", () => {
    // N jumps of mean 0.5 in a week, each normal(ln 2, 0.3): E X = 0.5 ln 2, E X^2 = 0.5 (ln^2 2 + 0.09) + (E X)^2, and E X Y has
    // 0.8 x 0.09 in the place of 0.09.
    const runs = 6000;
    const jumps = { rate: input(0.5), median: input(2), spread: input(0.3) };
    const found = simulate(two({ jumps, correlation: input(0.8) }, { volatility: 0 }), { runs });
    const [x, y] = ["Dy", "Tb"].map((metal) =>
      found.series(`priceDomesticUsdPerKg.${metal}`)[0].map((usd) => log(usd / 200)),
    );
    const jump = log(2);
    for (const [of, exact] of [
      [(i: number) => x[i], 0.5 * jump],
      [(i: number) => y[i] ** 2, 0.5 * (jump ** 2 + 0.09) + (0.5 * jump) ** 2],
      [(i: number) => x[i] * y[i], 0.5 * (jump ** 2 + 0.8 * 0.09) + (0.5 * jump) ** 2],
      // The difference is free of how many jumps there are but in its variance: 2 x 0.09 x (1 - 0.8) each.
      [(i: number) => (x[i] - y[i]) ** 2, 0.5 * 2 * 0.09 * 0.2],
    ] as const) {
      const values = [...x.keys()].map(of);
      const mean = values.reduce((sum, each) => sum + each, 0) / runs;
      const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (runs - 1);
      expect(Math.abs(mean - exact)).toBeLessThan(4.5 * Math.sqrt(variance / runs));
    }
  });

  test("jump by the same number of times at shorter steps, and not at all at a rate of 0", () => {
    const jumps = { rate: input(0), median: input(2), spread: input(0.5) };
    expect(simulate(two({ jumps }), { runs: 9 }).series("priceDomesticUsdPerKg.Dy")).toEqual(
      simulate(two({}), { runs: 9 }).series("priceDomesticUsdPerKg.Dy"),
    );
    const runs = 4000;
    const often = { rate: input(0.08), median: input(exp(0.5)), spread: input(0) };
    const found = simulate(two({ jumps: often }, { volatility: 0, stepWeeks: 0.25 }), { runs });
    const counts = (found.series("priceDomesticUsdPerKg.Dy").at(-1) as Float64Array).map((usd) => log(usd / 200) / 0.5);
    const mean = counts.reduce((sum, each) => sum + each, 0) / runs;
    expect(Math.abs(mean - 2.16)).toBeLessThan(4.5 * Math.sqrt(2.16 / runs));
  });
});

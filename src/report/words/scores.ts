import { noDeclineMonths } from "../../sim/engine/probes/evaluate.ts";
import type { Variant } from "../../sim/scoring/hindcast/given.ts";
import type {
  AblationRow,
  EventRow,
  FeatureRow,
  HindcastRecord,
  HindcastResult,
  Scores,
  SkillRow,
} from "../../sim/scoring/hindcast/record.ts";
import { wilson, z95 } from "../../sim/study/shares.ts";
import { decimalsOf, fixed, formatExact, formatWithError, plainly, withRange, withUnit } from "./figures.ts";
import type { Lang } from "./lang.ts";
import { shareFigure, spreadFigure } from "./outcome-figures.ts";

export const variantWords: Readonly<Record<Variant, string>> = {
  outOfSample: "out of sample",
  inSample: "in sample",
  policyKnown: "policy known",
};

const referenceWords: Readonly<Record<SkillRow["reference"], string>> = {
  noChange: "no change",
  randomWalk: "random walk",
};

/** `3 to 6 months`, `24 months on`. */
function horizonWords({ fromMonths, toMonths }: Pick<SkillRow, "fromMonths" | "toMonths">): string {
  return toMonths === null ? `${fromMonths} months on` : `${fromMonths} to ${toMonths} months`;
}

/** The scores of one variant over one episode, or over all. */
export type Scope = { readonly name: string; readonly scores: Scores };

/** Episodes in one variant, then all of them where there are several. */
export function scopesOf({ results, pooled }: HindcastRecord, variant: keyof typeof variantWords): readonly Scope[] {
  const each = results
    .filter((result) => result.variant === variant)
    .map((result) => ({ name: result.episode, scores: result }));
  const all = pooled.find((scores) => scores.variant === variant);
  return each.length > 1 && all !== undefined ? [...each, { name: "pooled", scores: all }] : each;
}

/** Share of the points that the intervals of each level hold, with exact 95 % limits, by variant. */
export function coverageRows(record: HindcastRecord): readonly (readonly string[])[] {
  const variants = variantsOf(record);
  const columns = variants.map((variant) => scopesOf(record, variant));
  const body = columns[0].flatMap(({ name, scores }, s) =>
    scores.coverage.map(({ level, of }, k) => [
      `${name}, ${formatExact(100 * level)} % interval`,
      formatExact(of),
      ...columns.map((scopes) => coverageFigure(scopes[s].scores.coverage[k])),
    ]),
  );
  return [["points held", "points", ...variants.map((variant) => variantWords[variant])], ...body];
}

export function coverageFigure({ held, of, low, high }: Scores["coverage"][number], lang: Lang = "en"): string {
  const percent = (share: number) => String(Math.round(100 * share));
  return withRange(withUnit(percent(held / of), "%", lang), percent(low), percent(high), lang);
}

/** Skill against each reference by horizon, by variant, over all points. */
export function skillRows(record: HindcastRecord): readonly (readonly string[])[] {
  const variants = variantsOf(record);
  const columns = variants.map((variant) => scopesOf(record, variant));
  const body = columns[0].flatMap(({ name, scores }, s) =>
    scores.skill.flatMap((row, k) =>
      row.points === 0
        ? []
        : [
            [
              `${name}, ${referenceWords[row.reference]}, ${horizonWords(row)}`,
              `${row.points} in ${row.series}`,
              ...columns.map((scopes) => skillFigure(scopes[s].scores.skill[k])),
            ],
          ],
    ),
  );
  return [["skill against", "points in series", ...variants.map((variant) => variantWords[variant])], ...body];
}

function skillFigure({ skill, error }: Pick<SkillRow, "skill" | "error">): string {
  if (skill === null) return "–";
  return error === null ? `${skill.toFixed(2)} (no error)` : formatWithError(skill, error);
}

/** Counts of PITs in ten equal bins, by variant. */
export function pitRows(record: HindcastRecord): readonly (readonly string[])[] {
  const variants = variantsOf(record);
  const head = ["PIT, 0 to 1 in tenths", ...Array.from({ length: 10 }, (_, bin) => `${bin / 10}`)];
  const body = variants.flatMap((variant) =>
    scopesOf(record, variant).map(({ name, scores }) => [
      `${name}, ${variantWords[variant]}`,
      ...scores.pit.map(String),
    ]),
  );
  return [head, ...body];
}

export function variantsOf({ pooled }: HindcastRecord) {
  return pooled.map(({ variant }) => variant);
}

const en = {
  verdict: { pass: "pass", fail: "FAIL" },
  range: (low: string, high: string) => `${low} to ${high}`,
  interval: (low: string, high: string, median: string) => `${low} to ${high} (${median})`,
  atLeast: (figure: string) => `at least ${figure}`,
  inRuns: (share: string) => `in ${share}`,
  happened: "happened",
  didNot: "did not happen",
  noDecline: "no decline",
  noError: (figure: string) => `${figure} (no error)`,
};

const ja: typeof en = {
  verdict: { pass: "的中", fail: "外れ" },
  range: (low, high) => `${low}〜${high}`,
  interval: (low, high, median) => `${low}〜${high}（${median}）`,
  atLeast: (figure) => `${figure}以上`,
  inRuns: (share) => `試行の${share}`,
  happened: "発生",
  didNot: "発生せず",
  noDecline: "下落なし",
  noError: (figure) => `${figure}（誤差なし）`,
};

/** How the figures of a hindcast are written. */
const figureWords: Readonly<Record<Lang, typeof en>> = { en, ja };

/** Whether what happened lies in the 90 % interval, in a word. */
export function verdictWord(pass: boolean, lang: Lang): string {
  return figureWords[lang].verdict[pass ? "pass" : "fail"];
}

/** What each mechanism earns over each set of episodes, the largest first. */
export function ablationRows({ ablation }: HindcastRecord): readonly (readonly string[])[] {
  const sets = [...new Set(ablation.map(setOf))];
  const body = sets.flatMap((set) =>
    byWorth(ablation.filter((row) => setOf(row) === set)).map((row) => [
      `${set}: ${row.mechanism}`,
      riseFigure(row),
      plainly(row.monteCarloError, 1),
      `${formatExact(Math.round((100 * row.rise) / row.meanCrps))} %`,
      earns(row),
      changesFigure(row),
    ]),
  );
  return [
    ["without the mechanism", "mean CRPS rises by", "Monte Carlo", "relative", "", "verdicts that change"],
    ...body,
  ];
}

/** Rows by what the mechanism earns, the largest first. */
export function byWorth(rows: readonly AblationRow[]): readonly AblationRow[] {
  return [...rows].sort((a, b) => b.rise - a.rise);
}

export function setOf({ episodes }: AblationRow): string {
  return episodes.length > 1 ? "pooled" : episodes[0];
}

/** Errors from here on are written out, without a power of ten. */
const leastPlain = 1e-9;

export function riseFigure({ rise, error }: AblationRow, lang: Lang = "en"): string {
  if (error === null) return figureWords[lang].noError(rise.toFixed(3));
  if (error < leastPlain) return formatWithError(rise, error);
  return [rise, error].map((each) => fixed(each, decimalsOf(error))).join(" ± ");
}

/** Whether the rise lies beyond 1.96 of its standard errors over series. */
export function earns({ rise, error }: AblationRow): "helps" | "harms" | "" {
  if (error === null || Math.abs(rise) <= z95 * error) return "";
  return rise > 0 ? "helps" : "harms";
}

function changesFigure({ changed }: AblationRow): string {
  if (changed.length === 0) return "none";
  const lost = changed.filter(({ passesWithout }) => !passesWithout).length;
  const gained = changed.length - lost;
  return [lost > 0 ? `${lost} to FAIL` : "", gained > 0 ? `${gained} to pass` : ""].filter(Boolean).join(", ");
}

/** One sentence for each verdict that changes: `2010: without squeeze FAILS Dy FOB, peak over July 2010`. */
export function changedVerdicts({ ablation }: HindcastRecord): readonly string[] {
  return ablation
    .filter(({ episodes }) => episodes.length === 1)
    .flatMap(({ mechanism, changed }) =>
      changed.map(
        ({ episode, feature, passesWithout }) =>
          `${episode}: without ${mechanism} "${feature}" ${passesWithout ? "passes" : "FAILS"}`,
      ),
    );
}

/** A feature of an episode in every variant, the headline first. */
export type FeatureInVariants = {
  readonly headline: FeatureRow;
  readonly verdicts: readonly string[];
  readonly runs: number;
};

export function featuresOf(record: HindcastRecord, episode: string): readonly FeatureInVariants[] {
  const results = variantsOf(record).map((variant) => resultOf(record, episode, variant));
  return results[0].features.map((headline, k) => ({
    headline,
    verdicts: results.map(({ features }) => verdict(features[k])),
    runs: record.runs,
  }));
}

/** The events of an episode: what each variant gives them, and the headline's scores; then these by cause, and summed. */
export function eventRows(record: HindcastRecord, episode: string): readonly (readonly string[])[] {
  const results = variantsOf(record).map((variant) => resultOf(record, episode, variant));
  const [{ events = [], eventScores = [] }] = results;
  const scoresOfRow = ({ brier, logScore }: { readonly brier: number; readonly logScore: number }) => [
    brier.toFixed(3),
    logScore.toFixed(2),
  ];
  const blanks = results.map(() => "");
  const total = eventScores.reduce(
    (sum, { brier, logScore }) => ({ brier: sum.brier + brier, logScore: sum.logScore + logScore }),
    { brier: 0, logScore: 0 },
  );
  return [
    ["event", "cause", "on record", ...results.map(({ variant }) => variantWords[variant]), "Brier", "log score"],
    ...events.map((event, k) => [
      event.name,
      event.cause,
      `${event.happened ? en.happened : en.didNot} (${event.grade})`,
      ...results.map((result) => eventFigure(result.events?.[k])),
      ...scoresOfRow(event),
    ]),
    ...eventScores.map((score) => [`mean of ${score.cause}`, score.cause, "", ...blanks, ...scoresOfRow(score)]),
    ["sum over causes", "", "", ...blanks, ...scoresOfRow(total)],
  ];
}

/** Probability given to an event; one that did not happen and was given more than 0.9 is marked. */
function eventFigure(event: EventRow | undefined): string {
  if (event === undefined) return "–";
  const { probability, low, high, happened } = event;
  const percent = (share: number) => formatExact(Math.round(100 * share));
  const figure = withRange(withUnit(percent(probability), "%", "en"), percent(low), percent(high), "en");
  return !happened && probability > 0.9 ? `${figure} FAIL` : figure;
}

/** Whether an episode scores events. */
export function hasEvents(record: HindcastRecord, episode: string): boolean {
  return record.results.some((result) => result.episode === episode && result.events !== undefined);
}

export function episodesOf({ results }: HindcastRecord): readonly string[] {
  return [...new Set(results.map(({ episode }) => episode))];
}

export function resultOf({ results }: HindcastRecord, episode: string, variant: string): HindcastResult {
  const found = results.find((result) => result.episode === episode && result.variant === variant);
  if (found === undefined) throw new RangeError(`hindcast: no result of ${episode}, ${variant}`);
  return found;
}

/** `pass` or `FAIL`, with `?` where more runs might turn it. */
function verdict({ pass, clear }: Pick<FeatureRow, "pass" | "clear">): string {
  return `${pass ? "pass" : "FAIL"}${clear ? "" : "?"}`;
}

/** The simulated interval and median; an event as the share of runs with it, with 95 % limits. */
export function intervalFigure(feature: FeatureRow, runs: number, lang: Lang = "en"): string {
  if (feature.kind === "halfLifeAfterPeak") {
    const { interval, noDecline } = figureWords[lang];
    return spreadFigure(feature, interval, (months) => (months >= noDeclineMonths ? noDecline : undefined));
  }
  if (feature.kind !== "lineStopProbability") return spreadFigure(feature, figureWords[lang].interval);
  return figureWords[lang].inRuns(shareFigure(wilson(Math.round(feature.mean * runs), runs), lang));
}

/** What is on record, to three significant digits. */
export function happenedFigure({ kind, low, high }: FeatureRow, lang: Lang = "en"): string {
  const words = figureWords[lang];
  if (kind === "lineStopProbability") return low === 0 ? words.didNot : words.happened;
  if (high === null) return words.atLeast(plainly(low, 3));
  return low === high ? plainly(low, 3) : words.range(plainly(low, 3), plainly(high, 3));
}

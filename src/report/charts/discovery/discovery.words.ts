import { formatExact } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";

const en = {
  question: (wrong: string) => `In which part of the input space does it go wrong: ${wrong}?`,
  headline: (wrong: string, density: string, mass: string, base: string, coverage: string) =>
    `${wrong} in ${density} of the runs of box 1 and ${base} of all: ${mass} of the runs hold ${coverage} of what goes wrong`,
  close: (wrong: string, density: string, base: string) =>
    `${wrong} in ${density} of the runs of box 1 and ${base} of all`,
  nothing: (wrong: string, base: string) => `${wrong} in ${base} of the runs, and no range of an input sets them apart`,
  shows: (wrong: string) =>
    `What is alike in the runs that go wrong (${wrong}): ranges of inputs, as shares of their draws`,
  trajectoryHeadline: (base: string, density: string, coverage: string, limits: number) =>
    `Limits on ${limits} ${limits === 1 ? "input" : "inputs"} raise the share that goes wrong from ${base} to ${density}, and leave ${coverage} of what goes wrong inside`,
  trajectoryShows: (wrong: string) => `Boxes on the way of peeling; going wrong is ${wrong}`,
  all: (density: string) => `all runs: ${density}`,
  takenAt: (density: string, coverage: string) => `taken: ${density} go wrong, ${coverage} of all that do`,
  box: (number: number) => `Box ${number}`,
  held: (density: string, coverage: string, mass: string) =>
    `goes wrong in ${density}, covers ${coverage} of all that does, holds ${mass} of all runs`,
  axis: "share of the draws, from the lowest value to the highest",
  input: "input",
  values: "values",
  quasiP: (values: string) => `quasi-p ${values}`,
  boxNotes: [
    "Dark: the values of each input that the box holds, as shares of its draws. Light: all draws. All limits hold at once.",
    "Found by PRIM (Friedman and Fisher 1999) on two runs in three. Quasi-p: how likely as many runs that go wrong would be without that limit (Bryant and Lempert 2010).",
  ],
  boxError:
    "Monte Carlo error: densities and coverages are of the third of the runs held back, ± one standard error (binomial).",
  boxAlt: "Horizontal ranges of inputs, one panel a box.",
  trajectoryQuestion: "What does a denser box cost in coverage?",
  coverage: "coverage: of the runs that go wrong, those in the box",
  density: "density: of the runs in the box, those that go wrong",
  limits: "limited inputs",
  taken: "taken",
  trajectoryNotes: [
    "Each dot is a box on the way of peeling, from all runs at the right to the last at the left; the ring is the one taken, before limits of no effect are dropped.",
  ],
  trajectoryError: "Monte Carlo error: on the runs on which boxes are found, so that density is somewhat too high.",
  trajectoryAlt: "Dots joined by a line, density over coverage.",
  trajectoryReading: (density: string, coverage: string, limits: number) =>
    `The box taken has a density of ${density} and a coverage of ${coverage}, with ${limits} ${limits === 1 ? "input" : "inputs"} limited.`,
  source: (of: Source) =>
    `${of.title} (${of.name}), ${of.known}. Seed ${of.seed}, ${formatExact(of.runs)} runs, engine ${of.engine}, scenario ${of.hash}.`,
};

type Source = { readonly [field in "title" | "name" | "known" | "seed" | "engine" | "hash"]: string } & {
  readonly runs: number;
};

const ja: typeof en = {
  question: (wrong) => `${wrong}のは、入力がどの範囲にあるときか`,
  headline: (wrong, density, mass, base, coverage) =>
    `${wrong}のは、範囲1では試行の${density}、全体では${base}：試行の${mass}にその${coverage}が集まる`,
  close: (wrong, density, base) => `${wrong}のは、範囲1では試行の${density}、全体では${base}`,
  nothing: (wrong, base) => `${wrong}のは試行の${base}で、入力の範囲では区別できない`,
  shows: (wrong) => `${wrong}試行に共通する入力の範囲（抽出値の割合）`,
  trajectoryHeadline: (base, density, coverage, limits) =>
    `${limits}個の入力に条件を付けると、起こる割合は${base}から${density}に上がり、起こる試行の${coverage}が範囲に残る`,
  trajectoryShows: (wrong) => `範囲を削っていく各段階。対象：${wrong}試行`,
  all: (density) => `全試行：${density}`,
  takenAt: (density, coverage) => `採用：${density}で起こり、全体の${coverage}を含む`,
  box: (number) => `範囲${number}`,
  held: (density, coverage, mass) =>
    `この範囲の試行の${density}で起こり、起こる試行全体の${coverage}を含む（全試行の${mass}）`,
  axis: "抽出値の割合（最低値から最高値まで）",
  input: "入力",
  values: "値",
  quasiP: (values) => `準p値 ${values}`,
  boxNotes: [
    "濃色：この範囲が含む各入力の値（抽出値の割合）。淡色：全抽出値。すべての条件が同時に成り立つ。",
    "試行の3分の2からPRIM（Friedman and Fisher 1999）で求めた。準p値：その条件がなくても同数以上起こる確率（Bryant and Lempert 2010）。",
  ],
  boxError: "モンテカルロ誤差：割合は取り置いた3分の1の試行によるもので、±は標準誤差（二項分布）。",
  boxAlt: "入力の範囲を示す横棒。範囲ごとに一つの図。",
  trajectoryQuestion: "密度を高めると、どれだけ網羅率を失うか",
  coverage: "網羅率：起こる試行のうち、範囲に含まれる割合",
  density: "密度：範囲の試行のうち、起こる割合",
  limits: "条件のある入力の数",
  taken: "採用",
  trajectoryNotes: [
    "点は範囲を削っていく各段階で、右端が全試行、左端が最後の段階。丸囲みは採用した段階（効果のない条件を外す前）。",
  ],
  trajectoryError: "モンテカルロ誤差：範囲を求めた試行自体で測っており、密度はやや高めに出る。",
  trajectoryAlt: "網羅率に対する密度を線で結んだ点。",
  trajectoryReading: (density, coverage, limits) =>
    `採用した範囲の密度は${density}、網羅率は${coverage}で、${limits}個の入力に条件がある。`,
  source: ({ title, name, known, seed, runs, engine, hash }) =>
    `${title}（${name}）、${known}。シード ${seed}、${formatExact(runs)}試行、エンジン ${engine}、シナリオ ${hash}。`,
};

/** Everything that the charts of discovery say. */
export const discoveryWords: Readonly<Record<Lang, typeof en>> = { en, ja };

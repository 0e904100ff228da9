import type { Lang } from "../../words/lang.ts";

const en = {
  heading: (outcome: string) => `A grid of inputs: ${outcome}`,
  title: (name: string) => `A grid of inputs: ${name}`,
  caption: (outcome: string) => `The best and the worst cells by the mean of ${outcome}`,
};

const ja: typeof en = {
  heading: (outcome) => `入力の格子：${outcome}`,
  title: (name) => `入力の格子：${name}`,
  caption: (outcome) => `${outcome}の平均による最良と最悪の格子点`,
};

export const sweepPartWords: Readonly<Record<Lang, typeof en>> = { en, ja };

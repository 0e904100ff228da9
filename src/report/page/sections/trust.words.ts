import type { Lang } from "../../words/lang.ts";

const en = {
  caption: (points: number, record: string, runs: string, seed: string, engine: string) =>
    `Scored against ${points} figures on record of past episodes (${record}), the data frozen at the start of each: ${runs} an episode and variant, seed ${seed}, engine ${engine}. Limits of coverage are exact (95 %), errors of skill leave out one series at a time; points of one series move together, so that every limit is too narrow.`,
  variants: {
    outOfSample: "out of sample: nothing set from the episode",
    inSample: "in sample: with what was set from it",
    policyKnown: "policy known: out of sample, all of the policy given",
  },
  head: "what is scored",
  coverage: "points within the 80 % interval (aim: 65 to 92 %)",
  skill: "skill against a random walk, six months on (above 0 is better)",
  features: (episode: string) => `named features of ${episode} within the 90 % interval`,
  of: (passed: number, all: number) => `${passed} of ${all}`,
  verdict: (isMet: boolean): string => (isMet ? ": met" : ": missed"),
  failed: {
    both: (names: string) => `Failed out of sample and in sample: ${names}.`,
    outOfSample: (names: string) => `Failed out of sample only: ${names}.`,
    inSample: (names: string) => `Failed in sample only: ${names}.`,
    names: (episode: string, names: readonly string[]) => `of ${episode} ${names.join("; ")}`,
    between: "; ",
  },
  otherEngine: (scored: string, own: string) =>
    `This study was computed by engine ${own}, the score by engine ${scored}: what the score says of it may no longer hold.`,
  sameEngine: (engine: string) => `The study was computed by the engine that was scored (${engine}).`,
  undefined: "–",
};

const ja: typeof en = {
  caption: (points, record, runs, seed, engine) =>
    `過去の事例（${record}）の記録に残る${points}件の数値に対する検証。データは各事例の開始時点で固定し、事例と条件ごとに${runs}、シード ${seed}、エンジン ${engine}。的中率の区間は正確な95%区間、予測スキルの誤差は系列を一つずつ除いて求めた。同じ系列の点は連動するため、いずれの区間も狭すぎる。`,
  variants: {
    outOfSample: "標本外（当該事例のデータから定めた値を使わずに予測）",
    inSample: "標本内（当該事例のデータから定めた値も使って予測）",
    policyKnown: "政策既知（標本外のうち、実際の政策の経過をすべて与えて予測）",
  },
  head: "検証の対象",
  coverage: "80%区間に入った点の割合（目標：65〜92%）",
  skill: "ランダムウォークに対する予測スキル、6か月以降（0より大きければ優れる）",
  features: (episode) => `${episode}の主要な特徴のうち90%区間に入ったもの`,
  of: (passed, all) => `${all}件中${passed}件`,
  verdict: (isMet) => (isMet ? "：達成" : "：未達"),
  failed: {
    both: (names) => `標本外・標本内のいずれでも外れたもの：${names}。`,
    outOfSample: (names) => `標本外でのみ外れたもの：${names}。`,
    inSample: (names) => `標本内でのみ外れたもの：${names}。`,
    names: (episode, names) => `${episode}は${names.join("、")}`,
    between: "。",
  },
  otherEngine: (scored, own) =>
    `本試算のエンジンは${own}、検証時のエンジンは${scored}。検証の結果がそのまま当てはまるとは限らない。`,
  sameEngine: (engine) => `本試算は検証したものと同じエンジン（${engine}）で計算した。`,
  undefined: "–",
};

/** What the page says of the hindcast's score. */
export const scoreWords: Readonly<Record<Lang, typeof en>> = { en, ja };

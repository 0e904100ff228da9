import type { Lang } from "../../words/lang.ts";

const en = {
  kind: (day: string) => (day === "" ? "Brief" : `Brief of ${day}`),
  headings: {
    question: "The question",
    answer: "The answer",
    rests: "What it rests on",
    change: "What would change it",
    trust: "How far to trust it",
  },
  rests: {
    caption: (outcome: string) =>
      `Inputs that explain most of the variance of “${outcome}”, each by itself; ± one standard error.`,
    noneBeyond: (outcome: string) =>
      `No one input explains any of the variance of “${outcome}” over the runs beyond error.`,
    heads: ["input", "what it is", "share", "evidence"],
    gradeIs: (meaning: string) => `: ${meaning}`,
    weak: (outcome: string, share: string) =>
      `Inputs of weak evidence (grades C and D) explain ${share} of the variance of “${outcome}” by themselves.`,
    weakUnknown: (outcome: string) =>
      `How much inputs of weak evidence (grades C and D) explain of the variance of “${outcome}” these runs are too few to tell.`,
    numbers: (all: string, counts: readonly string[]) => `${all} numbers went in: ${counts.join(", ")}.`,
    unknown: "What drives the outcomes cannot be told from these runs.",
    sampling: {
      plain: (runs: string) => `${runs}, drawn independently`,
      sobol: (runs: string) => `${runs}, drawn by a scrambled Sobol design`,
      latin: (runs: string) => `${runs}, drawn by Latin hypercubes`,
      stratified: (runs: string) => `${runs}, drawn in strata`,
      outlined: (runs: string) => `${runs}, drawn by outline`,
      importance: (runs: string) => `${runs}, drawn by importance sampling and weighted`,
    },
    sampled: (how: string, known: string) => (known === "" ? `${how}.` : `${how}; ${known}.`),
  },
  /** Of what is told under one release rule alone. */
  under: {
    answer: (sentence: string, rule: string) =>
      `Under the scenario's own rule, “${rule}”: ${sentence[0].toLowerCase()}${sentence.slice(1)}`,
    caption: (caption: string, rule: string) => `${caption}. Under the rule “${rule}”`,
    rests: (rule: string) => `All of this is of runs under the scenario's own rule, “${rule}”.`,
  },
  change: {
    fromWatch: (asOf: string) => `From the watchpoints as of ${asOf}; ± one standard error.`,
    otherFacts:
      "The results of watch that were given know other facts, or other days, than these runs: what they say would be of other odds.",
    silent: "The watchpoints that were looked at move no odds beyond error.",
    withoutWatch:
      "No results of watch were given (--with): told is what would narrow the answer, not what to look out for.",
    unknown: "No results of watch were given (--with), and what drives the outcomes is not known from these runs.",
  },
  trust: {
    unscored: "No score against the past is at hand.",
    coverage: (points: number, record: string, figure: string, isMet: boolean) =>
      `Held against ${points} figures on record of past episodes${record === "" ? "" : ` (${record})`}, nothing set from the episode itself, the model's 80 % intervals hold ${figure} of them; the aim, 65 to 92 %, is ${isMet ? "met" : "missed"}.`,
    skill: {
      better: (figure: string) => ` From six months on its prices do better than a random walk (skill ${figure}).`,
      worse: (figure: string) => ` From six months on its prices do worse than a random walk (skill ${figure}).`,
      none: (figure: string) =>
        ` From six months on its prices do no better than a random walk beyond error (skill ${figure}).`,
    },
    features: (passed: number, of: number) =>
      `Of ${of} named features of what happened, ${passed} lie in its 90 % intervals`,
    missed: (names: readonly string[], more: number) =>
      names.length === 0 ? "." : `. Missed: ${names.join("; ")}${more === 0 ? "" : `; and ${more} more`}.`,
    otherEngine: "It was scored with another engine than these runs: what the score says may no longer hold.",
  },
};

const ja: typeof en = {
  kind: (day) => (day === "" ? "要約" : `要約（${day}）`),
  headings: {
    question: "問い",
    answer: "答え",
    rests: "何に基づくか",
    change: "何があれば答えが変わるか",
    trust: "どこまで信頼できるか",
  },
  rests: {
    caption: (outcome) => `「${outcome}」の試行間の分散を単独で最も多く説明する入力。±は標準誤差。`,
    noneBeyond: (outcome) => `「${outcome}」の試行間の分散を、誤差を超えて単独で説明する入力はない。`,
    heads: ["入力", "内容", "割合", "根拠の確度"],
    gradeIs: (meaning) => `：${meaning}`,
    weak: (outcome, share) => `根拠の弱い入力（確度CとD）は、単独では「${outcome}」の分散の${share}を説明する。`,
    weakUnknown: (outcome) =>
      `根拠の弱い入力（確度CとD）が「${outcome}」の分散をどれだけ説明するかは、この試行数では分からない。`,
    numbers: (all, counts) => `入力は全${all}件：${counts.join("、")}。`,
    unknown: "結果を左右する要因は、これらの試行からは示せない。",
    sampling: {
      plain: (runs) => `${runs}、独立抽出`,
      sobol: (runs) => `${runs}、ソボル列による抽出`,
      latin: (runs) => `${runs}、ラテン超方格による抽出`,
      stratified: (runs) => `${runs}、層化抽出`,
      outlined: (runs) => `${runs}、概略による抽出`,
      importance: (runs) => `${runs}、重点サンプリングによる抽出（重み付け）`,
    },
    sampled: (how, known) => (known === "" ? `${how}。` : `${how}。${known}による。`),
  },
  under: {
    answer: (sentence, rule) => `シナリオ本来のルール「${rule}」のもとでは、${sentence}`,
    caption: (caption, rule) => `${caption}。ルール「${rule}」のもと`,
    rests: (rule) => `以上はいずれも、シナリオ本来のルール「${rule}」のもとでの試行による。`,
  },
  change: {
    fromWatch: (asOf) => `${asOf}時点の注視点による。±は標準誤差。`,
    otherFacts: "与えられた注視点の結果（watch）は、これらの試行とは別の事実または別の時点によるため、示さない。",
    silent: "調べた注視点のうち、誤差を超えて確率を動かすものはない。",
    withoutWatch:
      "注視点の結果（watch）が与えられていない（--with）。何を見るべきかではなく、何が分かれば答えが絞られるかを示す。",
    unknown: "注視点の結果（watch）が与えられておらず（--with）、結果を左右する要因もこれらの試行からは示せない。",
  },
  trust: {
    unscored: "過去の事例に対する検証の結果は手元にない。",
    coverage: (points, record, figure, isMet) =>
      `過去の事例${record === "" ? "" : `（${record}）`}の記録に残る${points}件の数値に照らすと（標本外）、モデルの80%区間に入るのは${figure}。目標の65〜92%は${isMet ? "達成" : "未達"}。`,
    skill: {
      better: (figure) => `6か月以降の価格はランダムウォークより優れる（予測スキル${figure}）。`,
      worse: (figure) => `6か月以降の価格はランダムウォークより劣る（予測スキル${figure}）。`,
      none: (figure) =>
        `6か月以降の価格は、誤差を超えてランダムウォークより優れるとはいえない（予測スキル${figure}）。`,
    },
    features: (passed, of) => `実際に起きた主要な特徴${of}件のうち、90%区間に入るのは${passed}件`,
    missed: (names, more) =>
      names.length === 0 ? "。" : `。外れたもの：${names.join("、")}${more === 0 ? "" : `、ほか${more}件`}。`,
    otherEngine: "検証したエンジンはこれらの試行のものと異なるため、検証の結果がそのまま当てはまるとは限らない。",
  },
};

/** What a brief says around its figures. */
export const briefWords: Readonly<Record<Lang, typeof en>> = { en, ja };

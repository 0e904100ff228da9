import type { Lang } from "../words/lang.ts";

const en = {
  and: ", and ",
  skip: "Skip to the charts",
  contents: "Contents",
  minute: "In one minute",
  shown: (names: string) => `The charts of the scenario show these alone: ${names}. Sentences and tables tell of all.`,
  errors:
    "± is one standard error, brackets 95 % limits, of the simulation. Neither says how far the model is from the world.",
  confession: (of: string, found: string) => `Held against the record (${of}), ${found}`,
  leftOut: {
    importance:
      "Runs were drawn by importance sampling and count unequally: every figure and chart weights them. What drives the outcomes, and six runs as stories, cannot be told from such runs and are left out.",
    outlined: "What drives the outcomes cannot be told from runs drawn by outline, and is left out.",
    particles:
      "Few runs came to what is known, so that these were carried forward from fact to fact, kept, ended or copied by how likely they make it: copies share their past and what they drew once, and errors are reckoned over the runs from which they stem. What drives the outcomes, and six runs as stories, cannot be told from such runs and are left out.",
    facts:
      "Runs are weighed by how likely each makes what is known, and count unequally: every figure and chart weights them. What drives the outcomes, and six runs as stories, cannot be told from such runs and are left out.",
  },
  sections: {
    one: "What the runs show",
    both: "The two compared",
    outcomes: "Outcomes",
    differences: "Differences",
    trust: "How far to trust it",
    limits: "What this does not hold",
    inputs: "Appendix: what went in",
    reproduce: "How to get the same numbers",
  },
  figures: (question: string) => `${question} Figures, mark by mark: arrow keys`,
  beside: /\b(?:left|right)\b/i,
  besideIsAbove: "On a narrow screen, what these lines place left or right of something may stand above or below it.",
  numbers: (rows: number) => `Numbers of this chart (${rows} rows)`,
  reproduce: {
    caption: "The same command gives the same result hash, on any machine and with any number of workers.",
    heads: ["scenario", "seed", "runs", "code", "engine", "SHA-256 of the scenario", "SHA-256 of the results"],
    noCommand:
      "The command is not on record for all of these results: an earlier version, or another program, has made them.",
  },
};

const ja: typeof en = {
  and: "、",
  skip: "図へ移動",
  contents: "目次",
  minute: "1分でわかる要点",
  shown: (names) => `シナリオの図は次のみを示す：${names}。文章と表は全体についてのもの。`,
  errors:
    "±はシミュレーションの標準誤差、括弧内は95%区間。いずれもモデルと現実との隔たりを示すものではない。「20回に1回」などの回数は試行の回数である。",
  confession: (of, found) => `記録（${of}）と照らすと、${found}`,
  leftOut: {
    importance:
      "試行は重点サンプリングで抽出され重みが異なるため、数値と図はすべて重み付けしている。結果を左右する要因と6つの展開は、こうした試行からは示せないため省いた。",
    outlined: "結果を左右する要因は、概略による抽出の試行からは示せないため省いた。",
    particles:
      "判明している事実に至る試行は少ないため、事実ごとに整合性に応じて残し、打ち切り、または複製して先へ進めた。複製は過去と一度だけ引く値を共有するため、誤差は元の試行を単位に計算している。結果を左右する要因と6つの展開は、こうした試行からは示せないため省いた。",
    facts:
      "試行は判明している事実との整合性で重みが異なるため、数値と図はすべて重み付けしている。結果を左右する要因と6つの展開は、こうした試行からは示せないため省いた。",
  },
  sections: {
    one: "試行が示すもの",
    both: "二つの比較",
    outcomes: "結果の一覧",
    differences: "差の一覧",
    trust: "どこまで信頼できるか",
    limits: "本試算が含まないもの",
    inputs: "付録：用いた入力",
    reproduce: "同じ数値を得る方法",
  },
  figures: (question) => `${question}　図中の数値（矢印キーで移動）`,
  beside: /[左右]/,
  besideIsAbove: "狭い画面では、左・右とあるものが上または下に置かれることがある。",
  numbers: (rows) => `この図の数値（${rows}行、列名は英語）`,
  reproduce: {
    caption: "同じコマンドからは、計算機や並列数によらず同じ結果ハッシュが得られる。",
    heads: ["シナリオ", "シード", "試行数", "コード", "エンジン", "シナリオのSHA-256", "結果のSHA-256"],
    noCommand: "これらの結果には、以前の版または別のプログラムで作られ、コマンドの記録がないものがある。",
  },
};

/** What the page says around its charts and tables. */
export const pageWords: Readonly<Record<Lang, typeof en>> = { en, ja };

import type { Manifest } from "../../../sim/study/study.ts";
import type { Lang } from "../../words/lang.ts";

const en = {
  both: " and ",
  /** Between the kind of a chart and its reading. */
  between: " ",
  /** Between what is shown and of whom. */
  shownOf: ". ",
  /** Between two scenarios. */
  beside: "; ",
  knownTitle: (title: string, known: string) => (known === "" ? title : `${title}, ${known}`),
  sampled: (kind: Exclude<Kind, "plain">) => ` (${kind} sampling)`,
  source: (of: { readonly [key in "title" | "name" | "known" | "seed" | "runs" | "sampled" | "hash"]: string }) =>
    `${of.title} (${of.name})${of.known === "" ? "" : `, ${of.known}`}. Seed ${of.seed}, ${of.runs}${of.sampled}, result ${of.hash}.`,
};

const ja: typeof en = {
  both: "と",
  between: "",
  shownOf: "。",
  beside: "；",
  knownTitle: (title, known) => (known === "" ? title : `${title}、${known}`),
  sampled: (kind) => `（${kind}抽出）`,
  source: ({ title, name, known, seed, runs, sampled, hash }) =>
    `${title}（${name}）${known === "" ? "" : `、${known}`}。シード ${seed}、${runs}${sampled}、結果 ${hash}。`,
};

type Kind = Manifest["sampling"]["kind"];

/** What the frame of every chart says. */
export const framedWords: Readonly<Record<Lang, typeof en>> = { en, ja };

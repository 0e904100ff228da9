import type { OutcomeName } from "../../../model/outcomes/index.ts";
import type { OutcomeKey } from "../../../model/outcomes/outcome.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { labelOf } from "../../words/outcomes.ts";
import { factsOf } from "../../words/study.ts";
import { BesideCharts } from "./beside-charts.tsx";
import { keyOf, meanText } from "./figures.ts";
import { TableOf } from "./frame.tsx";
import type { Runs } from "./runs.ts";
import { capital, useSaid } from "./text.tsx";

type BesideProps = {
  readonly beside: Runs;
  readonly now: Runs;
  readonly material: string;
  readonly sector: string;
};

/** What two scenarios of different worlds have in common, as far as a planner asks for it. */
const compared: ReadonlySet<OutcomeName> = new Set<OutcomeName>([
  ...(["banWeeks", "civilLineStopped", "civilOutputLostShare", "unmetNeedShare"] as const),
  ...(["pricePaidPeakMultiple", "priceAskPeakMultiple", "importBillMillionUsd"] as const),
]);

/** Another scenario beside the one at hand: on the same axes, and figure by figure. */
export function Beside({ beside, now, material, sector }: BesideProps) {
  const { facts, lang, words } = useSaid();
  const of = factsOf({ scenario: beside.scenario as never }, lang);
  const keys = now.outcomes.filter(
    (key) =>
      compared.has(key.outcome as OutcomeName) &&
      key.sector === null &&
      keyOf(beside, outcomeId(key))?.unit === key.unit,
  );
  const { horizonWeeks: _, ...titles } = facts.titles;
  const figure = (runs: Runs, key: OutcomeKey) => (runs.done < 2 ? "…" : meanText(runs, key, lang));
  return (
    <section id="beside" aria-labelledby="beside-title">
      <h2 id="beside-title">{words.beside.title(of.title)}</h2>
      <p class="note">{words.beside.note}</p>
      <BesideCharts {...{ beside, now, material, sector }} title={of.title} />
      <TableOf
        caption={words.beside.title(of.title)}
        heads={[words.beside.outcome, of.title, words.beside.now]}
        rows={keys.map((key) => [capital(labelOf(key, titles, lang)), figure(beside, key), figure(now, key)])}
      />
    </section>
  );
}

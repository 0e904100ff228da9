import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Rules } from "../../report/page/parts/rules.ts";
import type { Hindcast } from "../scoring/hindcast/run.ts";
import type { Study } from "../study/study.ts";
import { InputError } from "../../cli/input-error.ts";
import type { Io } from "./host.ts";
import { openComparison } from "./open-comparison.ts";
import { type OpenedExplanation, openExplanation } from "../../cli/open-explanation.ts";
import { openStudy } from "./open-study.ts";
import { type OpenedBaselines, openBaselines } from "../../cli/report/open-baselines.ts";
import { openHindcast } from "./open-hindcast.ts";
import { openMatched } from "../../cli/report/open-matched.ts";
import { openRules } from "./open-rules.ts";

/** A results folder that a report can be made of: one study or two; several baselines; release rules; a hindcast. */
export type OpenedResults = { readonly given: string } & (
  | {
      readonly kind: "studies";
      readonly studies: readonly Study[];
      readonly explained: OpenedExplanation | undefined;
      readonly matched: Awaited<ReturnType<typeof openMatched>>;
    }
  | ({ readonly kind: "baselines" } & OpenedBaselines)
  | ({ readonly kind: "rules" } & Rules)
  | ({ readonly kind: "hindcast" } & Pick<Hindcast, "record" | "fans">)
);

/** Opens a results folder by the record that lies in it; refuses what is damaged or of another version. */
export async function openResults(given: string, io: Io): Promise<OpenedResults> {
  const holds = (name: string) => existsSync(join(resolve(io.cwd, given), name));
  if (holds("comparison.json")) {
    const studies = await openComparison(given, io);
    const beside = { explained: openExplanation(given, studies, io), matched: await openMatched(given, studies, io) };
    return { given, kind: "studies", studies, ...beside };
  }
  if (holds("baselines.json")) return { given, kind: "baselines", ...(await openBaselines(given, io)) };
  if (holds("rules.json")) return { given, kind: "rules", ...(await openRules(given, io)) };
  if (holds("hindcast.json")) return { given, kind: "hindcast", ...openHindcast(given, io) };
  if (!holds("manifest.json"))
    throw new InputError(
      `${given}: must be a results folder of run, compare, rules or hindcast, got none with manifest.json, comparison.json, baselines.json, rules.json or hindcast.json`,
    );
  const study = await openStudy(given, io);
  return { given, kind: "studies", studies: [study], explained: undefined, matched: undefined };
}

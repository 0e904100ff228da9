import { behaviourText } from "../../init/behaviour-text.ts";
import { lossText } from "../../init/loss-text.ts";
import { numbersOf } from "../../init/numbers-text.ts";
import { policyText } from "../../init/policy-text.ts";
import { quoted } from "../../init/quantity.ts";
import { useText } from "../../init/use-text.ts";
import type { Answers } from "./questions.ts";

const horizonWeeks = 104;

/** A scenario of its own metal, country and exporter, valid as it stands, with comments that teach. */
export function scenarioText(answers: Answers, name: string, schema: string): string {
  const { metal, country, exporter, start } = answers;
  const numbers = numbersOf(start.slice(0, 7));
  return `# yaml-language-server: $schema=${schema}
#
# ${oneLine(metal)} for ${oneLine(country)}, stopped by ${oneLine(exporter)} from ${start}.
#
# How to read it: every number has a value or a distribution, a unit, a source, a date and a grade: A official or
# primary, B reputable secondary, C single press or analyst figure, D inference or assumption. All here are D until you
# write a source, such as
#   source: "customs statistics, imports less re-exports, mean of three years", date: "2025", grade: A
# in the place of what stands there. Distributions: uniform (low, high), triangular (low, mode, high), lognormal
# (median, p95), quantiles (p5, p50, p95) and others: an editor that knows the schema above offers them. What is not
# written here comes from base/behaviour: how buyers, ships, licences and prices behave. The command check lists it all.
schemaVersion: 1
extends: base/behaviour
name: ${name}
title: ${quoted(`${metal}: ban on exports from ${exporter} to ${country}`)}
summary: ${quoted(`${exporter} stops its exports of ${metal} to ${country} on ${start}.`)}
country: ${quoted(country)}
exporter: ${quoted(exporter)}
start: ${start}
# Two years; the longer, the less the first months tell.
horizonWeeks: ${horizonWeeks}

# Off, as nothing is known of shocks in the exporter's own market for this metal. Any mechanism can be switched off,
# without moving a draw of another.
mechanisms:
  squeeze: false
  speculation: false

${useText(answers, numbers)}
${behaviourText(answers, numbers)}
${policyText(answers, numbers)}
${lossText(answers, numbers)}`;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

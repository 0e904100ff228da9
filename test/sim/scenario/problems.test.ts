import { describe, expect, test } from "vitest";
import { isDrawnOnce } from "../../../src/model/declarations.ts";
import { ownKeys } from "../../../src/sim/scenario/kind-of-file.ts";
import { ScenarioError } from "../../../src/sim/scenario/problem.ts";
import { scenarioSchema } from "../../../src/sim/scenario/schema.ts";
import { readEpisode } from "../../../src/sim/scoring/hindcast/episode.ts";
import { episodeSchema } from "../../../src/sim/scoring/hindcast/episode-schema.ts";
import { problemsOf } from "../../support/scenario-files.ts";

/** What is laid over the shipped ban stands in line 5: its problems are those of that line, or of the file it clashes with. */
const head = "schemaVersion: 1\nextends: ban-2026\nname: mine\ntitle: mine\n";
const of = (v: string | number, unit = "share") => `{ value: ${v}, unit: ${unit}, source: x, date: "2026", grade: D }`;
const drawn = (d: string, unit = "share") => `{ distribution: ${d}, unit: ${unit}, source: x, date: "2026", grade: D }`;
const fear = (v: string, unit = "weeks") => `orders: { fearTime: ${of(v, unit)} }`;
const state = (text: string, name = "halt") => `policy: { states: { ${name}: { ${text} } } }`;
const mine = (text: string) => state(`title: x, role: open, country: {}, world: {}, ${text}`, "mine");
const release = (text: string) => `nationalStock: { release: { ${text} } }`;
const project = (text: string) => `alternativeSupply: { projects: { caremag: { ${text} } } }`;

describe("every problem has its file, line, column, rule and value", () => {
  test.each([
    [
      "a quantile out of order",
      `demand: { total: ${drawn("{ kind: quantiles, scale: log, p5: 250, p50: 1600, p95: 1200 }", "t/yr")} }`,
      ["mine.yaml:5:79  demand.total.distribution.p50: must lie between p5 and p95, got 1600"],
    ],
    [
      "an unknown key",
      state("dwel: 3"),
      [
        'mine.yaml:5:29  policy.states.halt.dwel: unknown key, known are title, role, country, world, alternativeWithheld, ifNotCovered, lasts, next, got "dwel"',
      ],
    ],
    [
      "a mistyped key",
      "policy: { knownUtnil: 2026-01-31 }",
      ['mine.yaml:5:11  policy.knownUtnil: unknown key, did you mean knownUntil?, got "knownUtnil"'],
    ],
    [
      "a word for a number",
      fear("four"),
      ['mine.yaml:5:30  orders.fearTime.value: must be a finite number, got "four"'],
    ],
    ["a number in quotes", fear('"4"'), ['mine.yaml:5:30  orders.fearTime.value: must be a finite number, got "4"']],
    ["not a number", fear(".nan"), ["mine.yaml:5:30  orders.fearTime.value: must be a finite number, got NaN"]],
    ["infinity", fear(".inf"), ["mine.yaml:5:30  orders.fearTime.value: must be a finite number, got Infinity"]],
    ["a negative time", fear("-4"), ["mine.yaml:5:30  orders.fearTime.value: must be 0 or more, got -4"]],
    [
      "a wrong unit",
      `demand: { total: ${of(600, "tons")} }`,
      ['mine.yaml:5:38  demand.total.unit: must be one of t/week, t/month, t/yr, kg/yr, got "tons"'],
    ],
    [
      "a unit of another dimension",
      fear("4", "share"),
      ['mine.yaml:5:39  orders.fearTime.unit: must be one of days, weeks, months, years, got "share"'],
    ],
    [
      "a grade that is none",
      `sectors: { defence: { firms: { value: 5, unit: count, source: x, date: "2026", grade: E } } }`,
      ['mine.yaml:5:87  sectors.defence.firms.grade: must be one of A, B, C, D, got "E"'],
    ],
    [
      "a share above one",
      `leakage: { ceiling: ${drawn("{ kind: uniform, low: 0.85, high: 1.2 }")} }`,
      [
        'mine.yaml:5:37  leakage.ceiling.distribution: must lie in 0 to 1 with all its values, got {"kind":"uniform","low":0.85,"high":1.2}',
      ],
    ],
    [
      "an unknown kind",
      `leakage: { ceiling: ${drawn("{ kind: triangel, low: 2 }")} }`,
      [
        'mine.yaml:5:45  leakage.ceiling.distribution.kind: must be one of constant, uniform, triangular, pert, normal, lognormal, beta, gamma, weibull, discrete, mixture, quantiles, did you mean triangular?, got "triangel"',
      ],
    ],
    [
      "value and distribution",
      `orders: { fearTime: { value: 4, distribution: { kind: constant, value: 4 }, unit: weeks, source: x, date: "2026", grade: D } }`,
      [
        'mine.yaml:5:47  orders.fearTime.distribution: must not stand beside value: one or the other, got {"kind":"constant","value":4}',
      ],
    ],
    [
      "a mistyped source",
      `orders: { fearTime: { value: 4, unit: weeks, sauce: x, date: "2026", grade: D } }`,
      [
        "mine.yaml:5:21  orders.fearTime.source: is required",
        'mine.yaml:5:46  orders.fearTime.sauce: unknown key, did you mean source?, got "sauce"',
      ],
    ],
    [
      "a year that is no text",
      `orders: { fearTime: { value: 4, unit: weeks, source: x, date: 2026, grade: D } }`,
      ["mine.yaml:5:63  orders.fearTime.date: must be text, got 2026"],
    ],
    [
      "a month that does not exist, of evidence",
      `orders: { fearTime: { value: 4, unit: weeks, source: x, date: 2026-13, grade: D } }`,
      ['mine.yaml:5:63  orders.fearTime.date: must be a date that exists, got "2026-13"'],
    ],
    [
      "a day that does not exist",
      "start: 2026-02-30",
      ['mine.yaml:5:8  start: must be a day that exists, got "2026-02-30"'],
    ],
    [
      "a state that does not exist",
      "policy: { script: [{ date: 2025-04-01, state: bann }] }",
      [
        'mine.yaml:5:47  policy.script.0.state: must be a policy state, one of open, licensing, detente, ban, halt, fragmented, did you mean ban?, got "bann"',
      ],
    ],
    [
      "a successor that does not exist",
      state("next: { detante: remainder }"),
      [
        'mine.yaml:5:37  policy.states.halt.next.detante: must be a policy state, one of open, licensing, detente, ban, halt, fragmented, did you mean detente?, got "detante"',
      ],
    ],
    [
      "a first state too late",
      "policy: { script: [{ date: 2026-01-16, state: ban }] }",
      [
        'mine.yaml:5:28  policy.script.0.date: must be on or before the beginning, 2025-04-01: the state of the first week must be known, got "2026-01-16"',
      ],
    ],
    [
      "a start moved into a restriction, which would begin with full stocks and pipelines",
      "start: 2026-12-01\nhistoryFrom: 2026-12-01\npolicy: { knownUntil: 2026-12-01 }",
      [
        'mine.yaml:6:14  historyFrom: must suit policy.script.3.date ("2026-01-06") of configs/ban-2026.yaml:39, which must not be before 2026-12-01, on which a run begins with full stocks and pipelines, where the state is restricted: set historyFrom to 2026-01-06 or before, whole weeks before the start, got "2026-12-01"',
      ],
    ],
    [
      "a history of no whole weeks, or after the start",
      "historyFrom: 2025-04-04",
      [
        'mine.yaml:5:14  historyFrom: must be whole weeks before the start, 2026-01-06: 2025-04-01 is, got "2025-04-04"',
      ],
    ],
    [
      "a history after the start",
      "historyFrom: 2026-01-13",
      ['mine.yaml:5:14  historyFrom: must not be after the start, 2026-01-06, got "2026-01-13"'],
    ],
    [
      "quotes on record of a day that does not exist, of nothing, of none's, and twice on a day",
      "materials: { Dy: { quotes: { known: [{ date: 2025-02-30, basis: domestic, value: 0, source: x, grade: E }, { date: 2025-03-01, basis: fob, value: 1, source: x, grade: A }, { date: 2025-03-02, basis: ask, value: 1, source: x, grade: A }, { date: 2025-03-02, basis: ask, value: 2, source: x, grade: A }] } } }",
      [
        'mine.yaml:5:46  materials.Dy.quotes.known.0.date: must be a day that exists, got "2025-02-30"',
        "mine.yaml:5:82  materials.Dy.quotes.known.0.value: must be above 0, got 0",
        'mine.yaml:5:103  materials.Dy.quotes.known.0.grade: must be one of A, B, C, D, got "E"',
        'mine.yaml:5:135  materials.Dy.quotes.known.1.basis: must be one of domestic, ask, got "fob"',
        'mine.yaml:5:246  materials.Dy.quotes.known.3.date: must be the only quote of its basis on its day, got "2025-03-02"',
      ],
    ],
    [
      "dates of the script out of order",
      "policy: { script: [{ date: 2024-11-07, state: detente }, { date: 2024-11-07, state: open }] }",
      ['mine.yaml:5:66  policy.script.1.date: must be after the date before it, 2024-11-07, got "2024-11-07"'],
    ],
    [
      "history that ends before its last date",
      "policy: { knownUntil: 2025-12-31 }",
      [
        'mine.yaml:5:23  policy.knownUntil: must not be before the last date of the script, 2026-01-06, got "2025-12-31"',
        'mine.yaml:5:23  policy.knownUntil: must not be before the start, 2026-01-06, got "2025-12-31"',
      ],
    ],
    [
      "history that ends before the start",
      "start: 2026-02-10",
      [
        'mine.yaml:5:8  start: must suit policy.knownUntil ("2026-01-31") of configs/ban-2026.yaml:34, which must not be before the start, 2026-02-10, got "2026-02-10"',
      ],
    ],
    [
      "a mood that the office does not have",
      state("country: { oxide: { civil: { approval: bared } } }"),
      [
        'mine.yaml:5:68  policy.states.halt.country.oxide.civil.approval: must be a mood of licences.approval, one of processed, raw, rawAimedAt, barred, did you mean barred?, got "bared"',
      ],
    ],
    [
      "a mood that it does not have, abroad",
      state("world: { oxide: { approval: hostile } }"),
      [
        'mine.yaml:5:57  policy.states.halt.world.oxide.approval: must be a mood of licences.approval, one of processed, raw, rawAimedAt, barred, got "hostile"',
      ],
    ],
    [
      "a duration that is not there",
      state("lasts: dispite"),
      [
        'mine.yaml:5:36  policy.states.halt.lasts: must be a duration of policy.durations or forever, one of withheld, dispute, calm, forever, did you mean dispute?, got "dispite"',
      ],
    ],
    [
      "a duration named forever",
      `policy: { durations: { forever: ${of(2, "months")} } }`,
      ["mine.yaml:5:24  policy.durations.forever: must have another name: lasts reads this word as without end"],
    ],
    [
      "coverage that falls back on no state",
      state("ifNotCovered: detant", "ban"),
      [
        'mine.yaml:5:42  policy.states.ban.ifNotCovered: must be a policy state, one of open, licensing, detente, ban, halt, fragmented, did you mean detente?, got "detant"',
      ],
    ],
    [
      "coverage that falls back on itself",
      state("ifNotCovered: ban", "ban"),
      ['mine.yaml:5:42  policy.states.ban.ifNotCovered: must name another state, got "ban"'],
    ],
    [
      "coverage that falls back on unclear coverage",
      state("ifNotCovered: ban"),
      [
        'mine.yaml:5:43  policy.states.halt.ifNotCovered: must name a state of clear coverage, without ifNotCovered of its own, got "ban"',
      ],
    ],
    [
      "quotes of a form that is none",
      "materials: { Dy: { quotedForm: oxid } }",
      [
        'mine.yaml:5:32  materials.Dy.quotedForm: must be a form, one of oxide, alloy, magnet, goods, did you mean oxide?, got "oxid"',
      ],
    ],
    [
      "a form that is none under a state",
      state("country: { magnets: { civil: {} } }"),
      [
        'mine.yaml:5:40  policy.states.halt.country.magnets: must be a form, one of oxide, alloy, magnet, goods, did you mean magnet?, got "magnets"',
      ],
    ],
    [
      "a form that is none abroad",
      state("world: { raw: {} }"),
      ['mine.yaml:5:38  policy.states.halt.world.raw: must be a form, one of oxide, alloy, magnet, goods, got "raw"'],
    ],
    [
      "a form with the name of a material",
      `forms: { Dy: { title: x, useShare: ${of(0.2)}, countryShare: ${of(0.5)} } }`,
      ["mine.yaml:5:10  forms.Dy: must not bear the name of a material"],
    ],
    [
      "a form with the name of a sector",
      `forms: { defence: { title: x, useShare: ${of(0.2)}, countryShare: ${of(0.5)} } }`,
      ["mine.yaml:5:10  forms.defence: must not bear the name of a sector"],
    ],
    [
      "a customs line of forms that are none, and of one that is named twice",
      "customs: { line: { title: x, forms: [oxid, magnet, magnet] } }",
      [
        'mine.yaml:5:38  customs.line.forms.0: must be a form, one of oxide, alloy, magnet, goods, did you mean oxide?, got "oxid"',
        'mine.yaml:5:52  customs.line.forms.2: must name each form once, got "magnet"',
      ],
    ],
    [
      "a customs line of no form",
      "customs: { line: { title: x, forms: [] } }",
      ["mine.yaml:5:37  customs.line.forms: must name at least one form, got []"],
    ],
    [
      "a customs line with the name of a form",
      "customs: { oxide: { title: x, forms: [oxide] } }",
      ["mine.yaml:5:12  customs.oxide: must not bear the name of a form"],
    ],
    [
      "a country's share of nothing",
      `forms: { magnet: { countryShare: ${of(0)} } }`,
      ["mine.yaml:5:43  forms.magnet.countryShare.value: must lie in 0 to 1, not at its lower end, got 0"],
    ],
    [
      "use shares taken as known that do not sum to one",
      `forms: { ${["oxide", "alloy", "magnet", "goods"].map((form) => `${form}: { useShare: ${of(0.2)} }`).join(", ")} }`,
      ["mine.yaml:5:8  forms: must have use shares that sum to one, got 0.8"],
    ],
    [
      "demand shares that do not sum to one",
      `materials: { Dy: { demandShare: ${of(80, '"%"')} } }`,
      ["mine.yaml:5:12  materials: must have demand shares that sum to one, got 0.95"],
    ],
    [
      "a state to which nothing leads",
      mine("lasts: calm, next: { detente: remainder }"),
      ["mine.yaml:5:21  policy.states.mine: must be a state to which the script or another state leads"],
    ],
    [
      "a state that leads to itself only",
      state("next: { halt: remainder }"),
      [
        'mine.yaml:5:35  policy.states.halt.next: must lead to another state: one that is never left lasts forever, got ["halt"]',
      ],
    ],
    [
      "itself only, the rest having none",
      state(`next: { halt: remainder, detente: ${of(0)} }`),
      [
        'mine.yaml:5:35  policy.states.halt.next: must lead to another state: one that is never left lasts forever, got ["halt","detente"]',
      ],
    ],
    [
      "successors without any probability",
      state(`next: { detente: ${of(0)}, ban: ${of(0)} }`),
      [
        'mine.yaml:5:35  policy.states.halt.next: must give some successor a probability above 0, got ["detente","ban"]',
      ],
    ],
    [
      "probabilities below one",
      state(`next: { detente: ${of(0.5)}, ban: ${of(0.4)} }`),
      ["mine.yaml:5:35  policy.states.halt.next: must sum to one, got 0.9"],
    ],
    [
      "probabilities that can pass one",
      state(
        `next: { fragmented: ${drawn("{ kind: uniform, low: 0.2, high: 0.7 }")}, ban: ${of(0.4)}, detente: remainder }`,
      ),
      ["mine.yaml:5:35  policy.states.halt.next: must sum to at most one with all their values, got 1.1"],
    ],
    [
      "a drawn probability without remainder",
      state(`next: { ban: ${drawn("{ kind: uniform, low: 0.2, high: 0.7 }")}, detente: ${of(0.4)} }`),
      [
        'mine.yaml:5:35  policy.states.halt.next: must have one remainder, since a probability is drawn, got ["ban","detente"]',
      ],
    ],
    [
      "two remainders",
      state("next: { ban: remainder, detente: remainder }"),
      ['mine.yaml:5:35  policy.states.halt.next: must have at most one remainder, got ["ban","detente"]'],
    ],
    [
      "no way out",
      state("next: {}"),
      ["mine.yaml:5:35  policy.states.halt.next: must name a successor: the state does not last for ever, got {}"],
    ],
    [
      "a state that lasts for ever and has a successor",
      state("lasts: forever"),
      [
        'mine.yaml:5:36  policy.states.halt.lasts: must suit policy.states.halt.next (["fragmented","detente"]) of configs/base/present.yaml:199, which must be empty: the state lasts for ever, got "forever"',
      ],
    ],
    [
      "firms that differ by more than is tabulated",
      `makers: { firmSpread: ${drawn("{ kind: uniform, low: 0.2, high: 2.5 }", "ratio")} }`,
      [
        'mine.yaml:5:39  makers.firmSpread.distribution: must lie in 0 to 2 with all its values, got {"kind":"uniform","low":0.2,"high":2.5}',
      ],
    ],
    [
      "a project that may start before its plan",
      project(`slip: ${drawn("{ kind: uniform, low: -3, high: 12 }", "months")}`),
      [
        'mine.yaml:5:67  alternativeSupply.projects.caremag.slip.distribution: must be 0 or more with all its values, got {"kind":"uniform","low":-3,"high":12}',
      ],
    ],
    [
      "a project planned for no real day",
      project("start: 2027-02-29"),
      ['mine.yaml:5:52  alternativeSupply.projects.caremag.start: must be a day that exists, got "2027-02-29"'],
    ],
    [
      "output of a material that is none",
      project(`capacity: { Dyy: ${of(3, "t/yr")} }`),
      [
        'mine.yaml:5:57  alternativeSupply.projects.caremag.capacity.Dyy: must be a material, one of Dy, Tb, did you mean Dy?, got "Dyy"',
      ],
    ],
    [
      "a squeeze on no real day",
      "squeeze: { began: 2026-06-31 }",
      ['mine.yaml:5:19  squeeze.began: must be a day that exists, got "2026-06-31"'],
    ],
    [
      "a squeeze after the end",
      "squeeze: { began: 2029-01-02 }",
      ['mine.yaml:5:19  squeeze.began: must be before the end of the study, 2029-01-02, got "2029-01-02"'],
    ],
    [
      "truncation without mass",
      state(`lasts: ${of(2, "weeks")}`, "ban"),
      [
        'mine.yaml:5:35  policy.states.ban.lasts: must be able to exceed the 3.6 weeks from 2026-01-06 to 2026-01-31, got {"value":2,"unit":"weeks","source":"x","date":"2026","gra...',
      ],
    ],
    [
      "truncation without mass, by a shared duration",
      `policy: { durations: { dispute: ${drawn("{ kind: uniform, low: 1, high: 3 }", "weeks")} } }`,
      [
        'mine.yaml:5:24  policy.durations.dispute: must suit policy.states.ban.lasts ("dispute") of configs/base/present.yaml:182, which must be able to exceed the 3.6 weeks from 2026-01-06 to 2026-01-31, got {"distribution":{"kind":"uniform","low":1,"high":3},"unit...',
      ],
    ],
    [
      "truncation where next to no mass is left",
      state(`lasts: ${drawn("{ kind: gamma, shape: 1, mean: 0.005 }", "weeks")}`, "ban"),
      [
        'mine.yaml:5:35  policy.states.ban.lasts: must exceed the 3.6 weeks from 2026-01-06 to 2026-01-31 with a probability of 1e-300 or more, got {"distribution":{"kind":"gamma","shape":1,"mean":0.005},"...',
      ],
    ],
    [
      "a release to nobody",
      release("eligible: []"),
      ["mine.yaml:5:39  nationalStock.release.eligible: must name at least one sector, got []"],
    ],
    [
      "a release to a sector that is none",
      release("eligible: [lrage]"),
      [
        'mine.yaml:5:40  nationalStock.release.eligible.0: must be a sector, one of large, middle, small, defence, did you mean large?, got "lrage"',
      ],
    ],
    [
      "a release to a sector twice",
      release("eligible: [defence, defence]"),
      ['mine.yaml:5:49  nationalStock.release.eligible.1: must name each sector once, got "defence"'],
    ],
    [
      "a trigger with nothing a week",
      release(`weeklyCap: ${of(0)}`),
      [
        "mine.yaml:5:40  nationalStock.release.weeklyCap: must be above 0 where a trigger is set: nothing would be released, got 0",
      ],
    ],
    [
      "a trigger with all below the floor",
      release(`floor: ${of(100, '"%"')}`),
      [
        "mine.yaml:5:36  nationalStock.release.floor: must be below 1 where a trigger is set: nothing would be released, got 1",
      ],
    ],
    [
      "a sector without need",
      `sectors: { defence: { demandWeight: ${of(0)} } }`,
      ["mine.yaml:5:46  sectors.defence.demandWeight.value: must be above 0, got 0"],
    ],
    [
      "a brief standoff longer than the study",
      `outcomes: { briefWithin: ${of(10, "years")} }`,
      [
        "mine.yaml:5:26  outcomes.briefWithin: must not be longer than the study, 156 weeks: no dispute would be prolonged, got 521.786",
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(problemsOf(`${head}${text}\n`, "mine.yaml")).toEqual(expected);
  });

  test.each([
    ["no material", "materials: { Dy: null, Tb: null }", "mine.yaml:5:12  materials: must have at least one, got {}"],
    [
      "no form",
      "forms: { oxide: null, alloy: null, magnet: null, goods: null }",
      "mine.yaml:5:8  forms: must have at least one, got {}",
    ],
    [
      "a sector with the name of a material",
      "sectors: { Dy: { title: x } }",
      "mine.yaml:5:12  sectors.Dy: must not bear the name of a material",
    ],
  ])("%s, among what follows from it", (_, text, expected) => {
    expect(problemsOf(`${head}${text}\n`, "mine.yaml")).toContain(expected);
  });
});

describe("a rule that two files break together is told of the line that the scenario wrote", () => {
  const base = `schemaVersion: 1
extends: ban-2026
name: mine
title: mine
correlations:
  - { between: [demand.total, leakage.ceiling], rank: 0.5, source: x, date: "2026", grade: D }
nationalStock: { release: { trigger: never, weeklyCap: ${of(0)}, floor: ${of(0)} } }
policy: { states: { mine: { title: x, role: restricted, country: {}, world: {}, ifNotCovered: detente, lasts: calm, next: { detente: remainder } } } }
`;
  const over = (text: string, more = "") =>
    problemsOf(`schemaVersion: 1\nextends: base.yaml\nname: over\ntitle: over\n${text}\n`, "over.yaml", {
      "base.yaml": base + more,
    });

  test.each<[string, string, string, RegExp]>([
    [
      "a horizon shorter than a base's thresholds",
      "horizonWeeks: 1",
      "5",
      /horizonWeeks: must suit outcomes\.briefWithin \(26\.0893\) of configs\/base\/behaviour\.yaml:\d+, which must not be longer than the study, 1 weeks: .*, got 1$/,
    ],
    [
      "a horizon that ends before history",
      "horizonWeeks: 3\noutcomes: { briefWithin: { value: 1, unit: weeks, source: x, date: '2026', grade: D } }",
      "5",
      /horizonWeeks: must suit policy\.knownUntil .*, which must not be after the end of the study, 2026-01-27, got 3$/,
    ],
    [
      "a start after history",
      "start: 2026-02-09",
      "5",
      /start: must suit policy\.knownUntil \("2026-01-31"\) of .*, which must not be before the start/,
    ],
    [
      "a start before the script",
      "start: 2023-12-05\nhistoryFrom: 2023-12-05",
      "5",
      /start: must suit policy\.script\.0\.date .* which must be on or before the start/,
    ],
    [
      "a sector taken away that a base serves",
      "sectors: { large: null }",
      "5",
      /sectors\.large: must suit nationalStock\.release\.eligible\.\d \("large"\) of .*, which must be a sector, one of .*, got null$/,
    ],
    [
      "a form taken away that a base quotes",
      "forms: { oxide: null }",
      "5",
      /forms\.oxide: must suit materials\.Dy\.quotedForm \("oxide"\) of .* which must be a form/,
    ],
    [
      "a state taken away that the script enters",
      "policy: { states: { detente: null } }",
      "5",
      /policy\.states\.detente: must suit policy\.script\.2\.state \("detente"\)/,
    ],
    [
      "a duration taken away that a state names",
      "policy: { durations: { dispute: null } }",
      "5",
      /policy\.durations\.dispute: must suit policy\.states\.ban\.lasts/,
    ],
    [
      "all durations taken away",
      "policy: { durations: null }",
      "5",
      /policy\.durations\.dispute: must suit policy\.states\.ban\.lasts/,
    ],
    ["a required key taken away", "orders: { fearTime: null }", "5", /orders\.fearTime: is required$/],
    [
      "a mood taken away that a treatment names",
      "licences: { approval: { raw: null } }",
      "5",
      /licences\.approval\.raw: must suit policy\.states\.\S+\.approval/,
    ],
    [
      "a duration too short for history",
      `policy: { durations: { dispute: ${of(1, "weeks")} } }`,
      "5",
      /policy\.durations\.dispute: must suit policy\.states\.ban\.lasts \("dispute"\) of .*, which must be able to exceed the 3\.6 weeks/,
    ],
    [
      "history too long for a duration",
      `policy: { knownUntil: 2026-03-31, states: { ban: { lasts: ${of(5, "weeks")} } } }`,
      "5",
      /policy\.states\.ban\.lasts: must be able to exceed the 12\.0 weeks/,
    ],
    [
      "a state made endless whose successors a base names",
      state("lasts: forever", "ban"),
      "5",
      /policy\.states\.ban\.lasts: must suit policy\.states\.ban\.next .* which must be empty/,
    ],
    [
      "a trigger where a base caps releases at nothing",
      release("trigger: cover"),
      "5",
      /nationalStock\.release\.trigger: must suit nationalStock\.release\.weeklyCap \(0\) of base\.yaml:7, which must be above 0 where a trigger is set/,
    ],
    [
      "coverage of a state on which a base falls back",
      state("ifNotCovered: open", "detente"),
      "5",
      /policy\.states\.detente\.ifNotCovered: must suit policy\.states\.mine\.ifNotCovered \("detente"\) of base\.yaml:8, which must name a state of clear coverage/,
    ],
    [
      "an input made certain that a base correlates",
      `leakage: { ceiling: ${of(0.3)} }`,
      "5",
      /leakage\.ceiling: must suit correlations\.0\.between\.1 \("leakage\.ceiling"\) of base\.yaml:6, which must be an uncertain input/,
    ],
    [
      "a material with the name of a base's sector",
      "materials: { large: { title: x } }",
      "5",
      /materials\.large: must suit sectors\.large .*, which must not bear the name of a material/,
    ],
  ])("%s", (_, text, place, expected) => {
    const found = over(text);
    expect(
      found.filter((each) => each.startsWith(`over.yaml:${place}:`)).some((each) => expected.test(each)),
      found.join("\n"),
    ).toBe(true);
    expect(found.filter((each) => !each.startsWith("over.yaml:"))).toEqual([]);
  });

  test("what the scenario's own file breaks alone stays where it is, and what a base breaks alone there", () => {
    expect(over("horizonWeeks: 500", "squeeze: { began: 2029-06-31 }\n")).toEqual([
      'base.yaml:9:19  squeeze.began: must be a day that exists, got "2029-06-31"',
    ]);
  });
});

describe("no two names are one where results are read or draws are made", () => {
  const sector = `{ title: x, endUse: civil, priority: 1, demandWeight: ${of(1)}, smallness: ${of(0)}, firms: ${of(5, "count")} }`;
  const like = (path: string, other: string) =>
    `${path}: must differ from ${other} by more than its case: readers of results ignore it, got "${path.split(".").at(-1)}"`;

  test.each([
    ["sectors", `sectors: { Large: ${sector} }`, "5:12", like("sectors.Large", "sectors.large")],
    [
      "two of the same file",
      `sectors: { pumps: ${sector}, PUMPS: ${sector} }`,
      "5:279",
      like("sectors.PUMPS", "sectors.pumps"),
    ],
    ["a sector and a material", `sectors: { dy: ${sector} }`, "5:12", like("sectors.dy", "materials.Dy")],
    ["materials", "materials: { DY: { title: x } }", "5:14", like("materials.DY", "materials.Dy")],
    ["forms", "forms: { Oxide: { title: x } }", "5:10", like("forms.Oxide", "forms.oxide")],
    ["a form and a sector", "forms: { LARGE: { title: x } }", "5:10", like("forms.LARGE", "sectors.large")],
    ["policy states", state("title: x", "Ban"), "5:21", like("policy.states.Ban", "policy.states.ban")],
    [
      "durations",
      `policy: { durations: { Calm: ${of(1, "weeks")} } }`,
      "5:24",
      like("policy.durations.Calm", "policy.durations.calm"),
    ],
    [
      "moods",
      `licences: { approval: { RAW: ${of(1)} } }`,
      "5:25",
      like("licences.approval.RAW", "licences.approval.raw"),
    ],
    [
      "projects",
      project("title: x").replace("caremag", "Caremag"),
      "5:34",
      like("alternativeSupply.projects.Caremag", "alternativeSupply.projects.caremag"),
    ],
  ])("%s that only their case tells apart", (_, text, place, expected) => {
    expect(problemsOf(`${head}${text}\n`, "mine.yaml")).toContain(`mine.yaml:${place}  ${expected}`);
  });

  // Known collisions of the 32-bit hash FNV-1a.
  test.each([
    ["sectors", `sectors: { costarring: ${sector}, liquid: ${sector} }`, "sectors.liquid", "costarring"],
    ["policy states", `policy: { states: { declinate: {}, macallums: {} } }`, "policy.states.macallums", "declinate"],
    ["materials", "materials: { altarage: {}, zinke: {} }", "materials.zinke", "altarage"],
  ])("%s that the generator takes for one", (_, text, path, other) => {
    expect(
      problemsOf(`${head}${text}\n`, "mine.yaml").filter((line) => line.includes(`  ${path}: must have another name`)),
    ).toEqual([
      expect.stringMatching(
        new RegExp(`the generator takes ${path.split(".").at(-1)} for ${other}, and the two would share their draws$`),
      ),
    ]);
  });

  test("a state called lasts is a state like any other", () => {
    const next = `next: { lasts: ${drawn("{ kind: uniform, low: 0.2, high: 0.4 }")}, detente: remainder }`;
    const text = `policy: { states: { ban: { ${next} }, lasts: { title: x, role: open, country: {}, world: {}, lasts: calm, next: { detente: remainder } } } }`;
    expect(problemsOf(`${head}${text}\n`, "mine.yaml")).toEqual([]);
    expect(isDrawnOnce("policy.states.ban.next.lasts")).toBe(true);
    expect(isDrawnOnce("policy.states.lasts.lasts")).toBe(false);
  });
});

describe("a closed set is told with the rule that names it", () => {
  test.each([
    [
      "policy: { script: [{ date: 2025-11-07, state: xyz }] }",
      /policy\.script\.0\.state: must be a policy state, one of open, licensing, detente, ban, halt, fragmented, got "xyz"$/,
    ],
    [
      "materials: { Tb: null }\nalternativeSupply: { projects: { caremag: { capacity: { Y: 1 } } } }",
      /capacity\.Y: must be a material, of which there is only Dy, got "Y"$/,
    ],
  ])("%s", (text, expected) => {
    expect(problemsOf(`${head}${text}\n`, "mine.yaml").some((line) => expected.test(line))).toBe(true);
  });

  test("of more than twenty the first twenty are told, and how many more there are", () => {
    const states = Array.from({ length: 30 }, (_, i) => `s${i}: {}`).join(", ");
    const [line] = problemsOf(
      `${head}policy: { script: [{ date: 2025-11-07, state: x }], states: { ${states} } }\n`,
      "mine.yaml",
    ).filter((each) => each.includes("script.0.state"));
    expect(line).toMatch(/must be a policy state, one of open, licensing, .*, s13 and 16 more, got "x"$/);
  });
});

describe("a file of another kind is told so in one line", () => {
  const episode = "schemaVersion: 1\nname: x\ntitle: x\nscenario: ban-2026\nfreeze: 2026-01-01\nfeatures: []\n";

  test("an episode where a scenario belongs, also as a base", () => {
    const rule = "must be a scenario, is an episode by its keys (scenario, freeze, features): hindcast takes it";
    expect(problemsOf(episode, "mine.yaml")).toEqual([`mine.yaml:1:1  ${rule}`]);
    expect(problemsOf("extends: e.yaml\n", "mine.yaml", { "e.yaml": episode })).toEqual([
      `mine.yaml:1:10  extends: ${rule}`,
    ]);
  });

  test("a scenario where an episode belongs", () => {
    expect(() => readEpisode("mine.yaml", `${head}horizonWeeks: 3\npolicy: {}\n`, [])).toThrow(
      new ScenarioError([
        {
          ...{ file: "mine.yaml", line: 1, column: 1, path: "", value: undefined },
          rule: "must be an episode, is a scenario by its keys (extends, policy): check, run and compare take it",
        },
      ]),
    );
  });

  test("the keys by which kinds are told apart are those of the schemas", () => {
    const [scenario, episode] = [scenarioSchema.shape, episodeSchema.shape].map((shape) => Object.keys(shape));
    const only = (a: readonly string[], b: readonly string[]) => a.filter((key) => !b.includes(key)).sort();
    expect([...ownKeys.scenario].sort()).toEqual(only(["extends", ...scenario], episode));
    expect([...ownKeys.episode].sort()).toEqual(only(episode, scenario));
  });
});

describe("what is no mistake", () => {
  test.each([
    ["a base may offer states to which a scenario does not lead", state("next: { detente: remainder }", "ban")],
    ["a dwell beyond the horizon", state(`lasts: ${of(30, "years")}`)],
    ["two states that lead to each other for ever", state("next: { ban: remainder }")],
    [
      "a state that civil users fall back on alone",
      `policy: { states: { ban: { ifNotCovered: mine }, mine: { title: x, role: open, country: {}, world: {}, lasts: calm, next: { detente: remainder } } } }`,
    ],
    ["a squeeze that began before the start", "squeeze: { began: 2025-06-01 }"],
    ["history that ends on the first day", "policy: { knownUntil: 2026-01-06 }"],
    [
      "a floor of all that is held, where nothing triggers",
      release(`trigger: never, floor: ${of(1)}, weeklyCap: ${of(0)}`),
    ],
    [
      "a spread of firms that is drawn",
      `makers: { firmSpread: ${drawn("{ kind: uniform, low: 0, high: 2 }", "ratio")} }`,
    ],
  ])("%s", (_, text) => {
    expect(problemsOf(`${head}${text}\n`, "mine.yaml")).toEqual([]);
  });
});

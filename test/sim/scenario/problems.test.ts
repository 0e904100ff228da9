import { describe, expect, test } from "vitest";
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
      "policy: { script: [{ date: 2026-01-06, state: bann }] }",
      ['mine.yaml:5:47  policy.script.0.state: must be a policy state, did you mean ban?, got "bann"'],
    ],
    [
      "a successor that does not exist",
      state("next: { detante: remainder }"),
      ['mine.yaml:5:37  policy.states.halt.next.detante: must be a policy state, did you mean detente?, got "detante"'],
    ],
    [
      "a first state too late",
      "policy: { script: [{ date: 2026-01-16, state: ban }] }",
      [
        'mine.yaml:5:28  policy.script.0.date: must be on or before the start, 2026-01-06: the state of the first week must be known, got "2026-01-16"',
      ],
    ],
    [
      "dates of the script out of order",
      "policy: { script: [{ date: 2025-11-07, state: detente }, { date: 2025-11-07, state: ban }] }",
      ['mine.yaml:5:66  policy.script.1.date: must be after the date before it, 2025-11-07, got "2025-11-07"'],
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
      "start: 2026-02-09",
      ['configs/ban-2026.yaml:27:15  policy.knownUntil: must not be before the start, 2026-02-09, got "2026-01-31"'],
    ],
    [
      "a mood that the office does not have",
      state("country: { raw: { civil: { approval: clam } } }"),
      [
        'mine.yaml:5:66  policy.states.halt.country.raw.civil.approval: must be a mood of licences.approval, did you mean calm?, got "clam"',
      ],
    ],
    [
      "a mood that it does not have, abroad",
      state("world: { raw: { approval: hostile } }"),
      ['mine.yaml:5:55  policy.states.halt.world.raw.approval: must be a mood of licences.approval, got "hostile"'],
    ],
    [
      "a duration that is not there",
      state("lasts: dispite"),
      [
        'mine.yaml:5:36  policy.states.halt.lasts: must be a duration of policy.durations or forever, did you mean dispute?, got "dispite"',
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
      ['mine.yaml:5:42  policy.states.ban.ifNotCovered: must be a policy state, did you mean detente?, got "detant"'],
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
      "materials: { Dy: { quotedForm: rwa } }",
      ['mine.yaml:5:32  materials.Dy.quotedForm: must be a form, did you mean raw?, got "rwa"'],
    ],
    [
      "a form that is none under a state",
      state("country: { magnets: { civil: {} } }"),
      ['mine.yaml:5:40  policy.states.halt.country.magnets: must be a form, did you mean magnet?, got "magnets"'],
    ],
    [
      "a form that is none abroad",
      state("world: { oxide: {} }"),
      ['mine.yaml:5:38  policy.states.halt.world.oxide: must be a form, got "oxide"'],
    ],
    [
      "a form with the name of a material",
      `forms: { Dy: { title: x, useShare: ${of(0.2)} } }`,
      ["mine.yaml:5:10  forms.Dy: must not bear the name of a material"],
    ],
    [
      "a form with the name of a sector",
      `forms: { defence: { title: x, useShare: ${of(0.2)} } }`,
      ["mine.yaml:5:10  forms.defence: must not bear the name of a sector"],
    ],
    [
      "use shares taken as known that do not sum to one",
      `forms: { magnet: { useShare: ${of(0.1)} } }`,
      ["mine.yaml:5:8  forms: must have use shares that sum to one, got 0.9"],
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
        'configs/base/present.yaml:185:9  policy.states.halt.next: must be empty: the state lasts for ever, got ["fragmented","detente"]',
      ],
    ],
    [
      "firms that differ by an uncertain spread",
      `makers: { firmSpread: ${drawn("{ kind: uniform, low: 0.2, high: 0.5 }", "ratio")} }`,
      [
        'mine.yaml:5:39  makers.firmSpread.distribution: must be a plain value: all runs share one table of firms, got {"kind":"uniform","low":0.2,"high":0.5}',
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
        'mine.yaml:5:57  alternativeSupply.projects.caremag.capacity.Dyy: must be a material, did you mean Dy?, got "Dyy"',
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
        'configs/base/present.yaml:170:14  policy.states.ban.lasts: must be able to exceed the 3.6 weeks from 2026-01-06 to 2026-01-31, got "dispute"',
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
      release("eligible: [tractoin]"),
      ['mine.yaml:5:40  nationalStock.release.eligible.0: must be a sector, did you mean traction?, got "tractoin"'],
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
    ["no form", "forms: { raw: null, magnet: null }", "mine.yaml:5:8  forms: must have at least one, got {}"],
    [
      "a sector with the name of a material",
      "sectors: { Dy: { title: x } }",
      "mine.yaml:5:12  sectors.Dy: must not bear the name of a material",
    ],
  ])("%s, among what follows from it", (_, text, expected) => {
    expect(problemsOf(`${head}${text}\n`, "mine.yaml")).toContain(expected);
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
      "a spread of firms written as a distribution of one value",
      `makers: { firmSpread: ${drawn("{ kind: constant, value: 0.3 }", "ratio")} }`,
    ],
  ])("%s", (_, text) => {
    expect(problemsOf(`${head}${text}\n`, "mine.yaml")).toEqual([]);
  });
});

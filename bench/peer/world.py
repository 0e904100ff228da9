"""A scenario laid out for arrays: names, sizes, dates as weeks, and the draw of its uncertain inputs.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import re
from datetime import date
from math import erfc, pi, sin, sqrt

import numpy as np

from distributions import sample, table_of

DRAWN_OFTEN = re.compile(r"^policy\.(states\..*\.lasts|durations\..*)$")


class World:
    """Weeks are counted from the day on which a run begins, `lead` of them before the first that is reported."""

    def __init__(self, scenario):
        self.scenario = scenario
        self.on = scenario["mechanisms"]
        self.materials = list(scenario["materials"])
        self.forms = list(scenario["forms"])
        self.lines = {form: [f] for f, form in enumerate(self.forms)}
        for line, of in scenario.get("customs", {}).items():
            self.lines[line] = [self.forms.index(form) for form in of["forms"]]
        self.sectors = list(scenario["sectors"])
        self.states = list(scenario["policy"]["states"])
        self.weeks = scenario["horizonWeeks"]
        self.begin = date.fromisoformat(scenario.get("historyFrom", scenario["start"]))
        self.lead = round(self.week_of(scenario["start"]))
        self.step = scenario["stepWeeks"]
        self.steps_per_week = round(1 / self.step)
        uses = [scenario["sectors"][name]["endUse"] for name in self.sectors]
        self.uses = [use for use in ("civil", "military") if use in uses]
        self.members = [as_slice([s for s, each in enumerate(uses) if each == use]) for use in self.uses]
        self.use_of_sector = np.array([self.uses.index(use) for use in uses])
        self.lanes = [(f, use) for f in self.forms for use in self.uses] + [(f, None) for f in self.forms]
        self.decided_together = [scenario["forms"][f].get("decidedTogether", False) for f, _ in self.lanes]
        self.quoted_form = [self.forms.index(each["quotedForm"]) for each in scenario["materials"].values()]
        policy = scenario["policy"]
        self.script = [(self.week_of(e["date"]), self.states.index(e["state"])) for e in policy["script"]]
        self.known_until = self.week_of(policy["knownUntil"])
        self.home_on_record, self.asks_on_record = self.on_record("domestic"), self.on_record("ask")
        last = [quotes[-1][0] + 1 for quotes in self.home_on_record if quotes]
        self.last_home_quote = max(last, default=0) * self.step
        self.lasts = [self.dwell_of(state["lasts"]) for state in policy["states"].values()]
        self.inputs = dict(found for found in inputs_of(scenario) if not DRAWN_OFTEN.match(found[0]))
        self.copula = Copula(list(self.inputs), scenario.get("correlations", []))
        self.tables = {
            path: table_of(self.inputs[path]["distribution"], np.linspace(0, 1, 4097)) for path in self.copula.paths
        }

    def week_of(self, day):
        return (date.fromisoformat(day) - self.begin).days / 7

    def on_record(self, basis):
        """By material the quotes that hold the simulated one: the step in which its day falls, and the quote."""
        steps = (self.lead + self.weeks) * self.steps_per_week
        known_until = self.scenario["policy"]["knownUntil"]
        found = []
        for material in self.scenario["materials"].values():
            quotes = sorted(material["quotes"].get("known", []), key=lambda quote: quote["date"])
            wanted = [q for q in quotes if q["basis"] == basis and q["date"] <= known_until and self.week_of(q["date"]) >= 0]
            by_step = {int(self.week_of(q["date"]) / self.step): q["value"] for q in wanted}
            seen = [(step, quote) for step, quote in by_step.items() if step < steps]
            found.append(seen if self.on["knownQuotes"] else [])
        return found

    def dwell_of(self, lasts):
        named = isinstance(lasts, str) and lasts != "forever"
        return self.scenario["policy"]["durations"][lasts] if named else lasts

    def draw_inputs(self, rng, runs):
        """One number a run by path; a single number where the scenario is certain."""
        uniforms = self.copula.draw(rng, runs)
        drawn = {}
        for path, each in self.inputs.items():
            distribution, factor = each["distribution"], each["toModelUnit"]
            if distribution["kind"] == "constant":
                drawn[path] = np.float64(distribution["value"] * factor)
            elif path in uniforms:
                table = self.tables[path]
                drawn[path] = np.interp(uniforms[path], np.linspace(0, 1, table.size), table) * factor
            else:
                drawn[path] = sample(distribution, rng, runs) * factor
        return drawn


class Copula:
    """Uniforms of the inputs that are correlated by rank, by way of correlated normals."""

    def __init__(self, paths, correlations):
        named = {path for each in correlations for path in each["between"]}
        self.paths = [path for path in paths if path in named]
        matrix = np.eye(len(self.paths))
        for each in correlations:
            i, j = (self.paths.index(path) for path in each["between"])
            matrix[i, j] = matrix[j, i] = 2 * sin(pi * each["rank"] / 6)
        self.factor = np.linalg.cholesky(matrix) if self.paths else matrix

    def draw(self, rng, runs):
        if not self.paths:
            return {}
        normals = self.factor @ rng.standard_normal((len(self.paths), runs))
        return dict(zip(self.paths, normal_cdf(normals)))


normal_cdf = np.vectorize(lambda z: 0.5 * erfc(-z / sqrt(2)), otypes=[float])


def as_slice(indices):
    """Sectors that stand side by side are read without a copy."""
    first, last = indices[0], indices[-1]
    return slice(first, last + 1) if indices == list(range(first, last + 1)) else indices


def inputs_of(node, path=""):
    if not isinstance(node, dict):
        return
    if "distribution" in node and "toModelUnit" in node:
        yield path, node
        return
    for key, child in node.items():
        yield from inputs_of(child, f"{path}.{key}" if path else key)

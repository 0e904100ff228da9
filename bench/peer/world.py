"""A scenario laid out for arrays: names, sizes, dates as weeks, and the draw of its uncertain inputs.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import re
from datetime import date
from math import erf, pi, sin, sqrt

import numpy as np

from distributions import sample, table_of

DRAWN_OFTEN = re.compile(r"^(policy\.states\..*\.lasts|policy\.durations\..*|licences\.(delay|approval\..*))$")


class World:
    def __init__(self, scenario):
        self.scenario = scenario
        self.on = scenario["mechanisms"]
        self.materials = list(scenario["materials"])
        self.forms = list(scenario["forms"])
        self.sectors = list(scenario["sectors"])
        self.states = list(scenario["policy"]["states"])
        self.weeks = scenario["horizonWeeks"]
        self.step = scenario["stepWeeks"]
        self.steps_per_week = round(1 / self.step)
        uses = [scenario["sectors"][name]["endUse"] for name in self.sectors]
        self.uses = [use for use in ("civil", "military") if use in uses]
        self.members = [as_slice([s for s, each in enumerate(uses) if each == use]) for use in self.uses]
        self.use_of_sector = np.array([self.uses.index(use) for use in uses])
        self.quoted_form = [self.forms.index(each["quotedForm"]) for each in scenario["materials"].values()]
        policy = scenario["policy"]
        self.script = [(self.week_of(e["date"]), self.states.index(e["state"])) for e in policy["script"]]
        self.known_until = self.week_of(policy["knownUntil"])
        self.lasts = [self.dwell_of(state["lasts"]) for state in policy["states"].values()]
        self.inputs = dict(found for found in inputs_of(scenario) if not DRAWN_OFTEN.match(found[0]))
        self.copula = Copula(list(self.inputs), scenario.get("correlations", []))
        self.tables = {
            path: table_of(self.inputs[path]["distribution"], np.linspace(0, 1, 4097)) for path in self.copula.paths
        }

    def week_of(self, day):
        return (date.fromisoformat(day) - date.fromisoformat(self.scenario["start"])).days / 7

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


normal_cdf = np.vectorize(lambda z: 0.5 + 0.5 * erf(z / sqrt(2)), otypes=[float])


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

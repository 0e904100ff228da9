"""What happened in the present week, for outcomes and series.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np


class Week:
    """Flows summed over the steps of the week; covers at its end."""

    def __init__(self, block):
        self.block = block
        usual = block.usual_loadings
        country, everyone = slice(None, block.country_lanes), slice(block.country_lanes, None)
        home = self.by_line(block.by_form_and_use(usual[:, country]).sum(2))
        ordered = home > 0
        step = block.world.step
        self.per_usual = np.where(ordered, step / home, 0)
        self.per_usual_of_all = np.where(ordered, step / (home + self.by_line(usual[:, everyone])), 0)
        self.world_loadings = block.loadings[:, everyone]

    def by_line(self, by_form):
        """By form, and by the lines of the customs that count several forms together."""
        return np.stack([by_form[:, forms].sum(1) for forms in self.block.world.lines.values()], 1)

    def begin(self):
        m, s, _, _ = self.block.shape
        f = len(self.block.world.lines)
        zeros = lambda *axes: np.zeros((*axes, self.block.runs))
        self.arrivals = zeros(m)
        self.arrivals_share, self.shipped_share, self.exported_share = zeros(m, f), zeros(m, f), zeros(m, f)
        self.need, self.unmet = zeros(m, s), zeros(m, s)
        self.refused, self.restricted, self.fragmented = zeros(), zeros(), zeros()

    def add_step(self):
        block, step = self.block, self.block.world.step
        came = block.by_form_and_use(block.arrivals).sum(2)
        customs = block.loadings[:, : block.country_lanes] - block.leaked
        loaded = self.by_line(block.by_form_and_use(customs).sum(2))
        self.came = came.sum(1)
        self.arrivals += self.came
        self.arrivals_share += self.by_line(came) * self.per_usual
        self.shipped_share += loaded * self.per_usual
        self.exported_share += (loaded + self.by_line(self.world_loadings)) * self.per_usual_of_all
        self.need += block.need * step
        self.unmet += block.unmet
        self.refused += block.refused * step
        self.restricted += block.restricted * step
        self.fragmented += block.fragmented * step

    def end(self):
        self.unmet_share = np.where(self.need > 0, self.unmet / self.need, 0)
        self.cover = self.block.maker_stock / self.block.need

"""Makers ration themselves through a restriction, by what costs no output.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from block import MONTH_WEEKS, approach
from distributions import TABLE_DRAWS, sample

QUARTER_WEEKS = 365.25 / 4 / 7
OLDEST_WEEK, FURTHEST_WEEK = 522, 1044


class Planning:
    def __init__(self, block):
        self.block, step = block, block.world.step
        self.rationable = block.input("makers.rationable")
        self.most = self.rationable * step / QUARTER_WEEKS
        self.renewing = approach(MONTH_WEEKS, step)
        self.rationed = np.zeros_like(block.need)
        self.inflow = block.usual_use.copy()

    def advance(self, week):
        block, step = self.block, self.block.world.step
        self.inflow += (block.inflow / step - self.inflow) * self.renewing
        left = np.maximum(step, expected_remaining(block, week))
        wanted = (1 - (self.inflow + block.maker_stock / left) / block.need) * (block.restricted > 0)
        gap = np.clip(wanted, 0, self.rationable) - self.rationed
        self.rationed += np.clip(gap, -self.most, self.most)
        block.need = block.need * (1 - self.rationed)


def expected_remaining(block, week):
    """Weeks that the present state is expected to last still, given its age."""
    age = np.maximum(0, week - block.since)
    weeks = np.arange(OLDEST_WEEK + 1)
    return np.choose(block.state, [np.interp(age, weeks, table) for table in block.world.remaining_tables])


def remaining_table(lasts):
    """Mean residual life of a state by its age in weeks, cut off at twenty years, read off a million draws."""
    if lasts == "forever":
        return np.full(OLDEST_WEEK + 1, float(FURTHEST_WEEK))
    drawn = np.sort(sample(lasts["distribution"], np.random.default_rng(2), TABLE_DRAWS)) * lasts["toModelUnit"]
    ages = np.arange(OLDEST_WEEK + 1)
    gone = np.searchsorted(drawn, ages, side="right")
    beyond = np.append(np.cumsum(np.minimum(drawn, FURTHEST_WEEK)[::-1])[::-1], 0)[gone]
    alive = TABLE_DRAWS - gone
    return np.where(alive > 0, beyond / alive - ages, 0)

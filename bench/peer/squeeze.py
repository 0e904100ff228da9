"""A shock in the exporter's home market, alike for every material, and the speculators on top.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from block import approach, remaining

MOST_MISSING = 0.9


class Squeeze:
    def __init__(self, block):
        self.block = block
        world, step = block.world, block.world.step
        self.hazard, self.cut, self.lasts, self.short, self.long, self.wealth = (
            np.broadcast_to(block.input(f"squeeze.{key}"), block.runs)
            for key in ("hazard", "cut", "lasts", "shortElasticity", "longElasticity", "speculatorsWealth")
        )
        self.left = remaining(block.input("quotes.halfLife"), step)
        self.responding = approach(block.input("squeeze.responseTime"), step)
        self.adjusting = approach(block.input("squeeze.adjustmentTime"), step)
        self.trending = approach(block.input("squeeze.trendTime"), step)
        zeros = lambda: np.zeros(block.runs)
        self.adjusted, self.trend, self.hoard = zeros(), zeros(), zeros()
        began = world.scenario["squeeze"]["began"]
        everyone = np.arange(block.runs)
        if began == "unknown":
            self.onset = world.last_home_quote + self.wait(everyone)
        else:
            self.onset = np.full(block.runs, world.week_of(began))

    def wait(self, runs):
        hazard = self.hazard[runs]
        return np.where(hazard > 0, self.block.rng.standard_exponential(runs.size) / hazard, np.inf)

    def advance(self, week):
        block, step = self.block, self.block.world.step
        end = self.onset + self.lasts
        active = np.maximum(0, np.minimum(week + step, end) - np.maximum(week, self.onset)) / step
        over = np.flatnonzero(week + step > end)
        if over.size:
            self.onset[over] = end[over] + self.wait(over)
        added = block.squeezed
        self.trend += (added - self.trend) * self.trending
        bought = 0
        if block.world.on["speculation"]:
            wanted = self.wealth * np.exp(-added) * np.clip(added - self.trend, 0, 1)
            bought = (wanted - self.hoard) * self.trending
            self.hoard += bought
        self.adjusted += ((active > 0) - self.adjusted) * self.adjusting
        elasticity = self.short + (self.long - self.short) * self.adjusted
        missing = np.minimum(MOST_MISSING, self.cut * active + bought / step)
        target = np.where(missing > 0, np.log1p(-missing) / elasticity, 0)
        rises = target > added
        block.squeezed = np.where(rises, added + (target - added) * self.responding, added * self.left)

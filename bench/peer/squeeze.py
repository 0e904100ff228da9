"""A shock in the exporter's home market, alike for every material, and the speculators on top.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from block import approach

NEGLIGIBLE, MOST_MISSING = 1e-6, 0.9


class Squeeze:
    def __init__(self, block, fading):
        self.block, self.fading = block, fading
        world, step = block.world, block.world.step
        self.hazard, self.cut, self.lasts, self.short, self.long, self.wealth = (
            np.broadcast_to(block.input(f"squeeze.{key}"), block.runs)
            for key in ("hazard", "cut", "lasts", "shortElasticity", "longElasticity", "speculatorsWealth")
        )
        self.responding = approach(block.input("squeeze.responseTime"), step)
        self.adjusting = approach(block.input("squeeze.adjustmentTime"), step)
        self.trending = approach(block.input("squeeze.trendTime"), step)
        zeros = lambda: np.zeros(block.runs)
        self.adjusted, self.fast, self.slow, self.trend, self.hoard = zeros(), zeros(), zeros(), zeros(), zeros()
        began = world.scenario["squeeze"]["began"]
        everyone = np.arange(block.runs)
        self.onset = self.wait(everyone) if began == "unknown" else np.full(block.runs, world.week_of(began))

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
        level = self.fast + self.slow
        works = (active > 0) | (level >= NEGLIGIBLE) | (self.hoard != 0)
        self.adjusted *= works
        if not works.any():
            return
        self.trend += (level - self.trend) * self.trending * works
        bought = 0
        if block.world.on["speculation"]:
            wanted = self.wealth * np.exp(-level) * np.clip(level - self.trend, 0, 1)
            bought = (wanted - self.hoard) * self.trending * works
            self.hoard += bought
            self.hoard *= self.hoard >= NEGLIGIBLE
        self.adjusted += ((active > 0) - self.adjusted) * self.adjusting
        elasticity = self.short + (self.long - self.short) * self.adjusted
        missing = np.minimum(MOST_MISSING, self.cut * active + bought / step)
        target = np.where(missing > 0, np.log1p(-missing) / elasticity, 0)
        rises = works & (target > level)
        rise = np.where(rises, (target - level) * self.responding, 0)
        fades = works & ~rises
        slow = self.fading.slow_share
        self.fast = self.fast * np.where(fades, self.fading.fast, 1) + rise * (1 - slow)
        self.slow = self.slow * np.where(fades, self.fading.slow, 1) + rise * slow
        block.squeezed = np.where(works, self.fast + self.slow, block.squeezed)

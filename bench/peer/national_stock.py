"""The national stock and its rule of release.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from block import DelayLine
from distributions import TABLE_DRAWS, sample
from world import as_slice

OLDEST_WEEK, FURTHEST_WEEK = 522, 1044


class NationalStock:
    def __init__(self, block):
        self.block, world = block, block.world
        rule, path = world.scenario["nationalStock"]["release"], "nationalStock.release"
        self.trigger = rule["trigger"] if world.on["stockRelease"] else "never"
        self.eligible = as_slice([world.sectors.index(name) for name in rule["eligible"]])
        self.cover_below, self.ask_above, self.weekly_cap, floor, self.decision_lag, delivery, self.refill = (
            block.input(f"{path}.{key}")
            for key in ("coverBelow", "askAbove", "weeklyCap", "floor", "decisionLag", "deliveryLag", "refill")
        )
        self.at_start = block.input("nationalStock.held") * block.usual_total
        block.national_stock = self.at_start.copy()
        self.floor = floor * self.at_start
        self.cap = self.weekly_cap * block.usual_use[:, self.eligible].sum(1) * world.step
        self.held = np.zeros_like(self.at_start)
        self.line = DelayLine(delivery, world.step, np.zeros_like(self.at_start))
        self.ask_at_start = block.ask.copy()

    def claim_refill(self):
        block = self.block
        missing = self.at_start - block.national_stock
        wanted = (missing > 0) & (block.restricted == 0) & (self.held == 0)
        most = self.refill * block.world.step * self.at_start
        block.refill_claim = np.where(wanted, np.minimum(missing, most), 0)

    def advance(self, step):
        """Sends what the rule lets go, and hands to the eligible sectors what arrives, pro rata to need."""
        block, step_weeks = self.block, self.block.world.step
        block.national_stock += block.refilled
        if self.trigger != "never":
            left = block.national_stock - self.floor
            need = block.need[:, self.eligible].sum(1)
            triggered = self.triggered(need)
            most = np.minimum(need * step_weeks - block.inflow[:, self.eligible].sum(1), self.cap)
            if self.trigger == "planned":
                most = np.minimum(most, left * step_weeks / np.maximum(step_weeks, self.expected_remaining(step)))
            sends = triggered & (left > 0) & (self.held >= self.decision_lag)
            sent = np.where(sends, np.maximum(0, np.minimum(most, left)), 0)
            self.held = np.where(triggered, self.held + step_weeks, 0)
            block.national_stock -= sent
            self.line.enter(step, sent)
        block.released = self.line.leaving(step)
        self.share_release()

    def triggered(self, need):
        block = self.block
        if self.trigger == "cover":
            return block.maker_stock[:, self.eligible].sum(1) < self.cover_below * need
        if self.trigger == "price":
            return block.ask > self.ask_above * self.ask_at_start
        return np.broadcast_to(block.restricted > 0, need.shape)

    def expected_remaining(self, step):
        block = self.block
        age = np.maximum(0, step * block.world.step - block.since)
        weeks = np.arange(OLDEST_WEEK + 1)
        tables = block.world.remaining_tables
        return np.choose(block.state, [np.interp(age, weeks, table) for table in tables])

    def share_release(self):
        block = self.block
        need = block.need[:, self.eligible]
        needed = need.sum(1)[:, None]
        share = np.where(needed > 0, need / needed, 1 / need.shape[1])
        block.inflow[:, self.eligible] += block.released[:, None] * share


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

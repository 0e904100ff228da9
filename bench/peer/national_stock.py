"""The national stock and its rule of release.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from block import DelayLine
from planning import expected_remaining
from world import as_slice


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
                left_weeks = expected_remaining(block, step * step_weeks)
                most = np.minimum(most, left * step_weeks / np.maximum(step_weeks, left_weeks))
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

    def share_release(self):
        block = self.block
        need = block.need[:, self.eligible]
        needed = need.sum(1)[:, None]
        share = np.where(needed > 0, need / needed, 1 / need.shape[1])
        block.inflow[:, self.eligible] += block.released[:, None] * share

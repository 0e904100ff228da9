"""Everyone else outside the exporter: one buyer of each material, with orders, stock and fear like the country's.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from block import MONTH_WEEKS, approach
from licence_office import applications_per_tonne


class OtherBuyers:
    def __init__(self, block, usual, asked_before):
        self.block, world = block, block.world
        self.elsewhere = slice(block.country_lanes, None)
        self.usual = usual[:, self.elsewhere]
        self.orders_as_usual = self.usual * asked_before[:, self.elsewhere]
        self.need = self.usual.sum(1) / world.step
        self.form_share = self.usual / self.usual.sum(1)[:, None]
        self.cover = block.input("others.cover")
        self.stock = self.cover * self.need
        self.fear = np.zeros(block.runs)
        self.frightening = approach(block.input("orders.fearTime"), world.step)
        self.adjustment = block.input("orders.adjustmentTime")
        self.line_weight = block.input("orders.supplyLineWeight")
        self.hoard = block.input("orders.hoardCover") if world.on["hoarding"] else 0
        self.wait, self.again = block.input("licences.wait"), block.input("shipments.catchUp")
        self.surge = block.input("shipments.surge")
        self.renewing = approach(MONTH_WEEKS, world.step)
        self.on = world.on["otherBuyers"]

    def order(self):
        """Fills the orders of the lanes elsewhere; keeps how much of what waits is still wanted."""
        block, lanes = self.block, self.elsewhere
        self.fear += (block.refused_elsewhere - self.fear) * self.frightening
        if not self.on:
            block.orders[:, lanes] = self.usual
            return
        asks = applications_per_tonne(block.approval[:, lanes], self.surge)
        weeks = block.licensed[lanes] * (self.wait * asks + self.again * (asks - 1))
        desired = (self.form_share * weeks).sum(1) * self.need
        waiting, pending = block.queue[:, lanes].sum(1), block.pending[:, lanes].sum(1)
        gap = (self.cover + self.hoard * self.fear) * self.need - self.stock
        line_gap = self.line_weight * (desired - waiting - pending)
        wanted = block.world.step * np.maximum(0, self.need + (gap + line_gap) / self.adjustment)
        block.orders[:, lanes] = wanted[:, None] * self.form_share
        self.gap_and_line = gap + desired

    def receive(self):
        """Cancels what waits and is wanted no longer, and uses what has come and what is in stock."""
        block, lanes = self.block, self.elsewhere
        needed = self.need * block.world.step
        short = needed - block.loadings[:, lanes].sum(1)
        if self.on:
            queue = block.queue[:, lanes]
            waiting, kept = queue.sum(1), np.maximum(0, self.gap_and_line - block.pending[:, lanes].sum(1))
            queue *= np.where(waiting > kept, kept / waiting, 1)[:, None]
            full = self.cover * self.need
            lacks = np.maximum(0, short)
            middle = (self.stock - lacks * np.minimum(1, self.stock / full) / 2) / full
            missing = lacks * (1 - np.clip(middle, 0, 1))
            self.stock -= short - missing
        else:
            missing = np.maximum(0, short)
        block.lacking_elsewhere += (missing / needed - block.lacking_elsewhere) * self.renewing

"""Orders reach the exporter: what passes, waits, is applied for, is loaded and arrives.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from block import DelayLine, approach
from licence_office import LicenceOffice
from other_buyers import OtherBuyers

DUST, MOST_EVER_APPLIED = 1e-9, 100


class Shipments:
    def __init__(self, block, before):
        self.block = block
        world, lanes = block.world, block.country_lanes
        transit = block.input("shipments.transit")
        self.catch_up = approach(block.input("shipments.catchUp"), world.step)
        block.usual_loadings = usual = usual_loadings(block)
        block.loadings = usual.copy()
        self.country, self.elsewhere = slice(None, lanes), slice(lanes, None)
        home = usual[:, self.country]
        block.in_transit[:] = home * transit / world.step
        self.line = DelayLine(transit, world.step, home)
        self.worst = np.zeros_like(usual)
        self.dust, self.most = DUST * usual, block.input("shipments.surge") * usual

        licensed, approval = before
        asks = np.where(licensed > 0, np.minimum(1 / approval, MOST_EVER_APPLIED), 1)
        self.most_applied = np.maximum(self.most, usual * asks)
        self.office = LicenceOffice(block, usual)
        self.others = OtherBuyers(block, usual, asks)
        self.works = licensed.any()
        if self.works:
            self.office.open_for_ever(usual * asks * licensed)
            block.pending = self.office.stages.sum(0)
            block.queue[:] = usual * (asks - 1) / self.catch_up
            if not self.others.on:
                block.queue[:, self.elsewhere] = 0

    def advance(self, step, stock_gap, desired_line):
        block, country = self.block, self.country
        self.others.order()
        blocked, licensed, orders, queue = block.blocked, block.licensed, block.orders, block.queue
        leak = np.zeros_like(orders)
        leak[:, country] = block.leak[:, None]
        self.worst = np.where(queue > self.dust, np.maximum(self.worst, blocked), blocked)
        late = queue * np.where(self.worst > 0, 1 - blocked / self.worst, 1) * self.catch_up
        passing = (1 - blocked) * orders
        leaked = leak * (blocked * orders + licensed * passing)
        free = (1 - licensed) * (passing + late)
        still = queue + blocked * (1 - leak) * orders - late
        granted = 0
        self.works = self.works or licensed.any()
        if self.works:
            granted = self.apply(step, licensed * ((1 - leak) * passing + late), still)
        freely = np.minimum(free, np.maximum(0, self.most - leaked))
        block.loadings[:] = leaked + freely + granted
        block.queue = still + free - freely
        if not self.others.on:
            block.queue[:, self.elsewhere] = 0
        self.others.receive()
        self.arrive(step, leaked[:, country])
        self.cancel_surplus(stock_gap, desired_line)

    def apply(self, step, under, still):
        """What is granted in this step; what waits or is refused is added to `still`."""
        block, office = self.block, self.office
        if not self.others.on:
            under[:, self.elsewhere] = block.licensed[self.elsewhere] * (
                (1 - block.blocked[self.elsewhere]) * self.others.orders_as_usual
            )
        asked = np.minimum(under, block.licensed * self.most_applied)
        lapsing = (block.licensed + block.blocked == 0) & (block.pending > 0)
        if lapsing.any():
            office.lapse(lapsing)
            still += np.where(lapsing, block.pending, 0)
        if step % block.world.steps_per_week == 0 or office.luck is None:
            office.draw_lots()
        answered, granted = office.answer()
        office.stages[0] += asked
        block.pending = office.stages.sum(0)
        still += under - asked + answered - granted
        return granted

    def arrive(self, step, leaked):
        block = self.block
        loaded = block.loadings[:, self.country]
        self.line.enter(step, loaded)
        block.leaked = leaked
        block.arrivals = self.line.leaving(step)
        block.in_transit += loaded - block.arrivals

    def cancel_surplus(self, stock_gap, desired_line):
        """What waits beyond the gap in stock and in the line is cancelled, alike in every form."""
        block = self.block
        queue = block.by_form_and_use(block.queue[:, self.country])
        waiting = queue.sum(1)
        coming = block.by_form_and_use(block.in_transit + block.pending[:, self.country]).sum(1)
        kept = np.maximum(0, stock_gap + desired_line - coming)
        block.cancelled += np.maximum(0, waiting - kept).sum(1)
        queue = queue * np.where(waiting > kept, kept / waiting, 1)[:, None]
        block.queue[:, self.country] = queue.reshape(block.in_transit.shape)


def usual_loadings(block):
    """By material and lane [t a step]: usual use less what projects give at the start; the others' by their share."""
    abroad = np.maximum(0, block.usual_total * block.world.step - block.alternative)
    use = block.by_use(block.usual_use) / block.usual_total[:, None]
    home = (abroad[:, None] * block.form_share)[:, :, None] * use[:, None]
    share = block.country_share
    m, _, f, c = block.shape
    return np.concatenate((home.reshape(m, f * c, -1), home.sum(2) * (1 - share) / share), 1)

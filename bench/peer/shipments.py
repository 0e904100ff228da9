"""Orders reach the exporter: what passes, waits, is applied for, is loaded and arrives.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from block import DelayLine, approach
from licence_office import LicenceOffice, applications_per_tonne

DUST = 1e-9
MOST_EVER_APPLIED = 100


class Shipments:
    def __init__(self, block, before):
        self.block = block
        world, lanes = block.world, block.country_lanes
        transit = block.input("shipments.transit")
        self.catch_up = approach(block.input("shipments.catchUp"), world.step)
        self.surge = block.input("shipments.surge")
        self.office = LicenceOffice(block)
        block.usual_loadings = usual = usual_loadings(block)
        block.loadings = usual.copy()
        self.country, self.everyone = slice(None, lanes), slice(lanes, None)
        home = usual[:, self.country]
        block.in_transit[:] = home * transit / world.step
        self.line = DelayLine(transit, world.step, home)
        self.worst = np.zeros_like(home)

        licensed, approval = before
        asks = np.where(licensed > 0, applications_per_tonne(approval, MOST_EVER_APPLIED), 1)
        self.most_applied = np.where(licensed > 0, np.maximum(self.surge, asks), self.surge)[:, self.country] * home
        self.world_usual = usual[:, self.everyone]
        self.world_asks = self.world_usual * asks[:, self.everyone]
        self.world_applied = np.broadcast_to(licensed[self.everyone] > 0, self.world_usual.shape).copy()
        self.works = licensed.any()
        if self.works:
            open_now = self.office.open_for_ever(usual * asks * licensed, usual * licensed)
            block.pending[:] = open_now[:, self.country]
        block.queue[:] = home * (asks[:, self.country] - 1) / self.catch_up
        self.home, self.dust, self.most = home, DUST * home, self.surge * home

    def advance(self, step, stock_gap, desired_line):
        block, office, country, everyone = self.block, self.office, self.country, self.everyone
        leak = block.leak[:, None]
        blocked, licensed = block.blocked[country], block.licensed[country]
        queue, orders = block.queue, block.orders
        self.works = self.works or block.licensed.any()
        refused = blocked * (1 - leak)
        self.worst = np.where(queue > self.dust, np.maximum(self.worst, refused), refused)
        releasable = np.where(self.worst > 0, 1 - refused / self.worst, 1)
        passing = (1 - refused) * orders
        late = queue * releasable * self.catch_up
        flow = passing + late
        still = queue + (orders - passing) - late
        world_passing = (1 - block.blocked[everyone]) * self.world_usual
        world_loaded = (1 - block.licensed[everyone]) * world_passing
        if self.works:
            under = licensed * (1 - leak)
            free = (1 - under) * flow
            asked = under * np.minimum(flow, self.most_applied)
            world_asked = block.licensed[everyone] * (1 - block.blocked[everyone]) * self.world_asks
            self.let_lapse(under, still)
            if office.luck is None or step % block.world.steps_per_week == 0:
                office.draw_batches()
            office.apply(step, np.concatenate((asked, world_asked), 1), block.approval)
            still += under * flow - asked
            answered, granted = office.take_answers(step)
            world_loaded += granted[:, everyone]
            answered, granted = answered[:, country], granted[:, country]
            block.pending = np.maximum(0, block.pending + asked - answered)
            still += answered - granted
        else:
            free, granted = flow, 0
        now = granted + np.minimum(free, self.most)
        past = leak * (blocked * orders + licensed * flow)
        block.leaked = np.where(now - past > self.dust, past, now)
        block.loadings[:, country] = now
        block.loadings[:, everyone] = world_loaded
        self.line.enter(step, now)
        block.arrivals = self.line.leaving(step)
        block.in_transit += now - block.arrivals
        block.queue = np.maximum(0, still + (free + granted - now))
        self.cancel_surplus(stock_gap, desired_line)

    def let_lapse(self, under, still):
        """Where licences are needed no longer, open applications wait with what was refused."""
        block, country, everyone = self.block, self.country, self.everyone
        lapsing = np.zeros(block.approval.shape, bool)
        lapsing[:, country] = (under <= 0) & (block.pending > 0)
        needed = block.licensed[everyone] > 0
        lapsing[:, everyone] = ~needed & self.world_applied
        self.world_applied[:] = needed
        if lapsing.any():
            self.office.lapse(lapsing)
            gone = lapsing[:, country]
            still += np.where(gone, block.pending, 0)
            block.pending[gone] = 0

    def cancel_surplus(self, stock_gap, desired_line):
        """What waits beyond the gap in stock and in the line is cancelled, alike in every form."""
        block = self.block
        queue = block.by_form_and_use(block.queue)
        waiting = queue.sum(1)
        coming = block.by_form_and_use(block.in_transit + block.pending).sum(1)
        kept = np.maximum(0, stock_gap + desired_line - coming)
        block.cancelled += np.maximum(0, waiting - kept).sum(1)
        queue *= np.where(waiting > kept, kept / waiting, 1)[:, None]


def usual_loadings(block):
    """By material and lane [t a step]: usual use less what projects give at the start; the others' by their share."""
    abroad = np.maximum(0, block.usual_total * block.world.step - block.alternative)
    use = block.by_use(block.usual_use) / block.usual_total[:, None]
    home = (abroad[:, None] * block.form_share)[:, :, None] * use[:, None]
    share = np.stack([block.input(f"forms.{name}.countryShare") for name in block.world.forms])
    m, _, f, c = block.shape
    return np.concatenate((home.reshape(m, f * c, -1), home.sum(2) * (1 - share) / share), 1)

"""How what has come is shared among the sectors by their claims.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np


class Allocation:
    def __init__(self, block):
        self.block = block
        scenario, members = block.world.scenario, block.world.members
        self.rule = {"proRata": self.pro_rata, "priority": self.in_order, "weighted": self.by_weight}[
            scenario["allocation"]["rule"]
        ]
        self.priority = [sector["priority"] for sector in scenario["sectors"].values()]
        everyone = range(len(block.world.sectors))
        self.pools = [(pool, self.ranked(np.arange(len(everyone))[pool])) for pool in (*members, slice(None))]
        usual = block.usual_use
        self.usual_share = [usual[:, pool] / usual[:, pool].sum(1)[:, None] for pool, _ in self.pools]

    def ranked(self, sectors):
        return sorted(sectors, key=lambda s: (self.priority[s], s))

    def advance(self):
        """What came for an end use among its sectors, then what came from elsewhere among all."""
        block = self.block
        block.inflow[:] = 0
        block.refilled[:] = 0
        wanted = block.claims.copy()
        by_use = block.by_form_and_use(block.arrivals).sum(1)
        to_share = [by_use[:, c] for c in range(len(block.world.uses))] + [block.alternative]
        for (pool, ranked), left, usual_share in zip(self.pools, to_share, self.usual_share):
            left = self.rule(pool, ranked, left, wanted)
            back = np.minimum(left, block.refill_claim - block.refilled)
            block.refilled += back
            block.inflow[:, pool] += usual_share * (left - back)[:, None]

    def pro_rata(self, pool, _, left, wanted):
        claimed = wanted[:, pool].sum(1)
        served = np.where((left > 0) & (claimed > 0), np.minimum(1, left / claimed), 0)
        got = wanted[:, pool] * served[:, None]
        self.block.inflow[:, pool] += got
        wanted[:, pool] -= got
        return np.maximum(0, left - claimed * served)

    def in_order(self, _, ranked, left, wanted):
        for s in ranked:
            served = np.minimum(left, wanted[:, s])
            self.block.inflow[:, s] += served
            wanted[:, s] -= served
            left = left - served
        return left

    def by_weight(self, _, ranked, left, wanted):
        """Water-filling: each pass closes a sector, so there are few."""
        left = left.copy()
        for _ in ranked:
            weights = sum((wanted[:, s] > 0) / self.priority[s] for s in ranked)
            per_weight = np.where(weights > 0, left / weights, 0)
            for s in ranked:
                served = np.minimum(np.minimum(wanted[:, s], per_weight / self.priority[s]), left)
                self.block.inflow[:, s] += served
                wanted[:, s] -= served
                left -= served
        return left

"""The makers' stocks, with firms that differ.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from world import normal_cdf

NODES = 512


class MakerStock:
    def __init__(self, block):
        self.block = block
        self.table, self.slope = block.world.dry_table

    def advance(self):
        block = self.block
        stock, need = block.maker_stock, block.need
        short = need * block.world.step - block.inflow
        usual = block.cover * need
        before = self.dry(stock / usual)
        middle = self.dry((stock - short * (1 - before) / 2) / usual)
        lacks = short > 0
        taken = np.where(lacks, np.minimum(stock, short * (1 - middle)), short)
        block.maker_stock = stock - taken
        block.unmet = short - taken
        block.dry_share = np.where(lacks, block.unmet / short, 0)

    def dry(self, stock_left):
        """Share of firms without stock; straight between the nodes, none at the usual stock and above it."""
        if self.table is None:
            return 0
        at = np.clip(np.nan_to_num(stock_left, nan=1, posinf=1), 0, 1) * NODES
        node = at.astype(np.intp)
        return self.table[node] + (at - node) * self.slope[node]


def dry_table(spread):
    """The share of dry firms against the stock left of a lognormal spread of covers, both by how long all ran down."""
    if spread == 0:
        return None, None
    depletion = np.geomspace(1e-6, 50, 20001)
    z = -(np.log(depletion) + spread**2 / 2) / spread
    left = normal_cdf(z + spread) - depletion * normal_cdf(z)
    at = np.arange(NODES + 1) / NODES
    table = np.interp(at, left[::-1], 1 - normal_cdf(z)[::-1])
    table[0], table[-1] = 1, 0
    return table, np.append(np.diff(table), 0)

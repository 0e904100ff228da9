"""The makers' stocks, with firms that differ and share.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from world import normal_cdf

NODES, WIDEST = 512, 2
SPREADS = WIDEST * (np.arange(97) / 96) ** 2


class MakerStock:
    def __init__(self, block):
        self.block, on = block, block.world.on
        self.table = block.world.dry_table
        spread = block.input("makers.firmSpread") if on["firmSpread"] else np.float64(0)
        self.row = np.clip(np.searchsorted(SPREADS, spread, "right") - 1, 0, SPREADS.size - 2)
        self.between = (spread - SPREADS[self.row]) / np.diff(SPREADS)[self.row]
        self.alone = 1 - block.input("makers.sharing") if on["sharing"] else np.float64(1)

    def advance(self):
        block, alone = self.block, self.alone
        stock, need = block.maker_stock, block.need
        short = need * block.world.step - block.inflow
        usual = block.cover * block.whole_need
        before = self.dry(stock / usual)
        middle = self.dry((stock - short * (1 - alone * before) / 2) / usual)
        lacks = short > 0
        taken = np.where(lacks, np.minimum(stock, short * (1 - alone * middle)), short)
        block.maker_stock = stock - taken
        block.unmet = short - taken
        block.dry_share = np.where(lacks, np.where(block.maker_stock > 0, middle, 1), 0)

    def dry(self, stock_left):
        """Share of firms without stock; straight between the nodes, none at the usual stock and above it."""
        at = np.clip(np.nan_to_num(stock_left, nan=1, posinf=1), 0, 1) * NODES
        node = np.minimum(at.astype(np.intp), NODES - 1)
        at -= node
        node += self.row * (NODES + 1)
        flat = self.table.ravel()
        lower = flat[node] + at * (flat[node + 1] - flat[node])
        node += NODES + 1
        upper = flat[node] + at * (flat[node + 1] - flat[node])
        return lower + (upper - lower) * self.between


def dry_table():
    """The share of dry firms by spread of their covers and by stock left, both by how long all ran down."""
    at = np.arange(NODES + 1) / NODES
    rows = [np.where(at > 0, 0.0, 1.0)]
    for spread in SPREADS[1:]:
        v = np.linspace(-9, 36, 20001)
        left = normal_cdf(v + spread) - np.exp(-spread * v - spread**2 / 2) * normal_cdf(v)
        rows.append(np.interp(at, left, normal_cdf(-v)))
        rows[-1][[0, -1]] = 1, 0
    return np.array(rows)

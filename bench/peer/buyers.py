"""Fear, stress and what they make of the need: form switching, thrift, redesign, the effect of the price.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from block import approach

NOTICEABLE_STRESS = 0.1


class Buyers:
    def __init__(self, block):
        self.block, self.step = block, block.world.step
        closing = lambda path: approach(block.input(path), self.step)
        self.frightening = closing("orders.fearTime")
        self.qualifying = closing("orders.qualification")
        self.headroom = block.input("demand.thrift.headroom")
        self.start_lag = block.input("demand.thrift.startLag")
        self.saving = closing("demand.thrift.timeConstant")
        time_constant, reversal = block.input("demand.thrift.timeConstant"), block.input("demand.thrift.reversal")
        self.giving_up = approach(time_constant * reversal, self.step)
        self.qualification = block.input("demand.redesign.qualification")
        self.redesign_rate = block.input("demand.redesign.rate")
        self.elasticity = block.input("demand.elasticity")
        self.feeling = closing("demand.elasticityLag")
        self.felt = np.zeros_like(block.paid)
        self.paid_at_start = block.paid.copy()

    def advance(self):
        block, on = self.block, self.block.world.on
        block.fear += (block.perceived - block.fear) * self.frightening
        calm = np.minimum(1, (self.paid_at_start / block.paid).min(0))
        block.stress = 1 - (1 - block.fear) * calm
        block.stressed_for += self.step * ((block.stressed_for > 0) | (block.stress > NOTICEABLE_STRESS))
        if on["formSwitching"]:
            block.switching += (1 - block.switching) * self.qualifying * (block.stressed_for > 0)
        if on["thrift"]:
            gap = self.headroom * block.stress - block.thrift
            speed = np.where(gap > 0, self.saving, self.giving_up)
            block.thrift += gap * speed * (block.stressed_for > self.start_lag)
        if on["redesign"]:
            rate = self.redesign_rate * block.stress * (block.stressed_for > self.qualification)
            block.redesigned += (1 - block.redesigned) * (1 - np.exp(-rate * self.step))
        if on["elasticity"]:
            self.felt += (np.log(block.paid / self.paid_at_start) - self.felt) * self.feeling
            block.price_effect = np.exp(self.elasticity * self.felt)
        factor = (1 - block.thrift) * (1 - block.redesigned) * block.price_effect
        block.whole_need = block.need = block.usual_use * factor[:, None]

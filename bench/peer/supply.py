"""Supply from elsewhere, and what leaks.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from block import approach


class Leakage:
    def __init__(self, block):
        step = block.world.step
        self.block = block
        self.ceiling = block.input("leakage.ceiling")
        self.seeing = approach(block.input("leakage.lag"), step)
        self.stays_open = 1 - approach(block.input("leakage.enforcementTime"), step)
        self.open = np.ones(block.runs)
        self.seen = np.zeros_like(block.leak)

    def advance(self):
        block = self.block
        barred = block.restricted > 0
        self.open *= np.where(barred, self.stays_open, 1)
        gap = np.maximum(0, block.ask_spread) * barred
        self.seen += (gap - self.seen) * self.seeing
        block.leak = barred * (self.ceiling * self.open) * (1 - np.exp(-self.seen))


class AlternativeSupply:
    """Named projects outside the exporter, by project and material; and recycling."""

    def __init__(self, block):
        self.block, world = block, block.world
        projects = world.scenario["alternativeSupply"]["projects"] if world.on["alternativeSupply"] else {}
        self.projects = []
        for name, project in projects.items():
            path = f"alternativeSupply.projects.{name}"
            capacity = np.zeros((len(world.materials), block.runs))
            for m, material in enumerate(world.materials):
                if material in project["capacity"]:
                    capacity[m] = block.input(f"{path}.capacity.{material}")
            start = world.week_of(project["start"]) + block.input(f"{path}.slip")
            first, ramp = block.input(f"{path}.firstYearYield"), block.input(f"{path}.rampTime")
            firm, available = block.input(f"{path}.firmShare"), block.input(f"{path}.availableShare")
            self.projects.append((start, first, ramp, capacity, firm, np.maximum(0, available - firm)))
        self.cap = block.input("recycling.cap")
        self.closing = approach(block.input("recycling.timeConstant"), world.step)
        self.recycled = np.zeros(block.runs)

    def advance(self, week):
        block, step = self.block, self.block.world.step
        block.alternative[:], block.firm_supply[:] = 0, 0
        bid = (1 + block.lacking - block.lacking_elsewhere) / 2 if block.world.on["bids"] else 1 / 2
        for start, first, ramp, capacity, firm, open_to_bids in self.projects:
            running = week + step / 2 - start
            ramped = np.where(ramp > 0, np.minimum(1, running / ramp), 1)
            running_share = np.where(running < 0, 0, first + (1 - first) * ramped)
            output = capacity * (running_share * step * (1 - block.withheld))
            block.firm_supply += output * firm
            block.alternative += output * (firm + open_to_bids * bid)

    def recycle(self):
        block = self.block
        self.recycled += (self.cap * block.stress - self.recycled) * self.closing
        block.alternative += self.recycled * block.usual_total * block.world.step

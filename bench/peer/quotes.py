"""The four quotes: the exporter's home market, FOB, the ask outside, and the price paid.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from block import approach, remaining

NOISE = 1e-9
MONTH_WEEKS = 365.25 / 12 / 7


class TwoSpeeds:
    """Half-lives and shares of the parts of a deviation that fade fast and slowly."""

    def __init__(self, block):
        step = block.world.step
        self.slow_share = block.input("quotes.slowShare")
        self.fast = remaining(block.input("quotes.fastHalfLife"), step)
        self.slow = remaining(block.input("quotes.slowHalfLife"), step)


class DomesticQuote:
    def __init__(self, block, fading):
        self.block, self.fading, world = block, fading, block.world
        of = lambda key: block.stack(f"materials.{name}.quotes.{key}" for name in world.materials)
        self.at_start, self.markup = of("domestic"), of("fobOverDomestic")
        shock = of("volatility") * np.sqrt(world.step)
        self.fast_shock, self.slow_shock = shock * (1 - fading.slow_share), shock * fading.slow_share
        self.fast, self.slow = np.zeros_like(shock), np.zeros_like(shock)
        self.write()

    def advance(self):
        if self.block.world.on["priceNoise"]:
            draws = self.block.rng.standard_normal(self.fast.shape)
            self.fast = self.fast * self.fading.fast + self.fast_shock * draws
            self.slow = self.slow * self.fading.slow + self.slow_shock * draws
        self.write()

    def write(self):
        block = self.block
        block.domestic[:] = self.at_start * np.exp(self.fast + self.slow + block.squeezed)
        block.fob[:] = block.domestic * self.markup


class AskQuote:
    def __init__(self, block, fading):
        self.block, self.fading, world = block, fading, block.world
        self.closing = approach(block.input("quotes.askResponseTime"), world.step)
        self.sensitivity, self.exponent = block.input("quotes.askSensitivity"), block.input("quotes.askExponent")
        self.floor = block.input("quotes.openShareFloor")
        block.ask[:] = block.stack(f"materials.{name}.quotes.ask" for name in world.materials)
        block.ask_spread = np.log(block.ask / block.fob)
        self.discount = np.minimum(0, block.ask_spread)
        self.fast = np.maximum(0, block.ask_spread) * (1 - fading.slow_share)
        self.slow = np.maximum(0, block.ask_spread) * fading.slow_share
        self.seen = np.ones_like(block.ask)
        uses, lanes = len(world.uses), block.country_lanes
        self.quoted = [[*range(f * uses, (f + 1) * uses), lanes + f] for f in world.quoted_form]

    def advance(self):
        block, fading = self.block, self.fading
        for m, lanes in enumerate(self.quoted):
            usual = block.usual_loadings[m, lanes]
            all_usual = usual.sum(0)
            loaded = np.minimum(block.loadings[m, lanes], usual).sum(0)
            share = np.where(all_usual > 0, loaded / all_usual, 1)
            self.seen[m] += (share - self.seen[m]) * self.closing
        self.fast *= fading.fast
        self.slow *= fading.slow
        if block.world.on["scarcityPremium"]:
            share = np.maximum(self.floor, self.seen)
            target = self.sensitivity * np.exp(self.exponent * np.log(np.maximum(0, -np.log(share))))
            missing = np.where(share < 1 - NOISE, np.maximum(0, target - self.fast - self.slow), 0)
            self.fast += missing * (1 - fading.slow_share)
            self.slow += missing * fading.slow_share
        block.ask_spread = self.fast + self.slow + self.discount
        block.ask[:] = block.fob * np.exp(block.ask_spread)


class PaidPrice:
    def __init__(self, block):
        self.block, step = block, block.world.step
        self.repricing = approach(block.input("quotes.contractInterval") / 2, step)
        self.renewing = approach(MONTH_WEEKS, step)
        self.spot = block.input("quotes.spotShare") * block.usual_total
        self.contract = block.fob.copy()
        self.volume = block.usual_total.copy()
        self.write()

    def advance(self):
        block = self.block
        came = block.alternative + block.arrivals.sum(1)
        self.contract += (block.fob - self.contract) * self.repricing
        self.volume += (came / block.world.step - self.volume) * self.renewing
        self.write()

    def write(self):
        at_ask = np.minimum(1, self.spot / self.volume)
        self.block.paid[:] = self.contract + (self.block.ask - self.contract) * at_ask

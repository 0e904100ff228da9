"""The five quotes: home market, FOB, the ask outside, the last tonne in the country, and the price paid; those on record.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from block import MONTH_WEEKS, approach, remaining


def next_on_record(quotes, step):
    """The quote on record that comes next, and in how many steps it holds, this one counted; or None."""
    return next(((at - step + 1, quote) for at, quote in quotes if at >= step), None)


class DomesticQuote:
    def __init__(self, block):
        self.block, world = block, block.world
        of = lambda key: block.stack(f"materials.{name}.quotes.{key}" for name in world.materials)
        self.at_start, self.markup = of("domestic"), of("fobOverDomestic")
        self.shock = of("volatility") * np.sqrt(world.step) * world.on["priceNoise"]
        self.left = remaining(block.input("quotes.halfLife"), world.step)
        self.deviation = np.zeros_like(self.shock)
        self.write()

    def advance(self, step):
        block, left, deviation = self.block, self.left, self.deviation
        shocks = self.shock * block.rng.standard_normal(deviation.shape)
        for m, quotes in enumerate(block.world.home_on_record):
            found = next_on_record(quotes, step)
            if found is not None:
                ahead, quote = found
                wanted = np.log(quote / self.at_start[m]) - block.squeezed
                variance = sum(left ** (2 * k) for k in range(ahead))
                pull = left ** (ahead - 1) * (wanted - left**ahead * deviation[m]) / variance
                shocks[m] = pull + shocks[m] * np.sqrt(1 - left ** (2 * (ahead - 1)) / variance)
        self.deviation = left * deviation + shocks
        self.write()

    def write(self):
        block = self.block
        block.domestic[:] = self.at_start * np.exp(self.deviation + block.squeezed)
        block.fob[:] = block.domestic * self.markup


class AskQuote:
    def __init__(self, block):
        self.block, world = block, block.world
        self.closing = approach(block.input("quotes.askResponseTime"), world.step)
        self.sensitivity, self.share = block.input("quotes.askSensitivity"), block.country_share[world.quoted_form]
        self.floor = block.input("leakage.ceiling") if world.on["leakage"] else 0
        self.dearest = block.input("market.mostMultiple") * block.fob
        self.half_life = block.input("quotes.halfLife")
        block.ask[:] = block.stack(f"materials.{name}.quotes.ask" for name in world.materials)
        block.ask_spread = np.log(block.ask / block.fob)
        self.discount = np.minimum(0, block.ask_spread)
        self.premium = np.maximum(0, block.ask_spread)
        self.seen = np.ones_like(block.ask)
        uses, lanes = len(world.uses), block.country_lanes
        self.quoted = [[*range(f * uses, (f + 1) * uses), lanes + f] for f in world.quoted_form]

    def advance(self, step):
        block, world = self.block, self.block.world
        for m, lanes in enumerate(self.quoted):
            usual = block.usual_loadings[m, lanes]
            all_usual = usual.sum(0)
            loaded = np.minimum(block.loadings[m, lanes], usual).sum(0)
            share = np.where(all_usual > 0, loaded / all_usual, 1)
            self.seen[m] += (share - self.seen[m]) * self.closing
        offered = self.seen + (1 - self.seen) * self.floor
        if world.on["clearing"]:
            had = 1 - self.share * block.lacking - (1 - self.share) * block.lacking_elsewhere
            offered = np.minimum(offered, had)
        self.premium = self.premium * remaining(self.half_life, world.step * offered)
        if world.on["scarcityPremium"]:
            most = np.log(self.dearest / block.fob)
            self.premium = np.maximum(self.premium, np.minimum(-self.sensitivity * np.log(offered), most))
        for m, quotes in enumerate(world.asks_on_record):
            found = next_on_record(quotes, step)
            if found is not None:
                ahead, quote = found
                ask = np.log(block.ask[m]) + np.log(quote / block.ask[m]) / ahead
                self.premium[m] = ask - np.log(block.fob[m]) - self.discount[m]
        block.ask_spread = self.premium + self.discount
        block.ask[:] = block.fob * np.exp(block.ask_spread)


class MarginPrice:
    """Of the last tonne in the country: who would pay least goes without."""

    def __init__(self, block):
        self.block = block
        self.renewing = approach(MONTH_WEEKS, block.world.step)
        self.dearest = block.input("market.mostMultiple") * block.fob
        self.elasticity = block.input("demand.elasticity")
        self.needed = block.usual_total * block.world.step
        self.unmet = np.zeros_like(self.needed)
        block.margin[:] = block.fob

    def advance(self):
        block = self.block
        self.needed += (block.need.sum(1) * block.world.step - self.needed) * self.renewing
        self.unmet += (block.unmet.sum(1) - self.unmet) * self.renewing
        block.lacking = self.unmet / self.needed
        block.margin[:] = block.fob
        if block.world.on["clearing"]:
            bid = block.fob * np.maximum(0, 1 - block.lacking) ** (1 / self.elasticity)
            block.margin[:] = np.maximum(block.fob, np.minimum(bid, self.dearest))


class PaidPrice:
    def __init__(self, block):
        self.block, step = block, block.world.step
        self.repricing = approach(block.input("quotes.contractInterval") / 2, step)
        self.renewing = approach(MONTH_WEEKS, step)
        self.spot = block.input("quotes.spotShare") * block.usual_total
        self.contract = block.fob.copy()
        self.volume = block.usual_total.copy()
        self.loose = (block.alternative - block.firm_supply) / step
        self.write()

    def advance(self):
        block, step = self.block, self.block.world.step
        came = block.alternative + block.arrivals.sum(1)
        loose = block.alternative - block.firm_supply + block.leaked.sum(1) + block.released
        if block.world.on["clearing"]:
            came = came + block.released
        self.contract += (block.fob - self.contract) * self.repricing
        self.volume += (came / step - self.volume) * self.renewing
        self.loose += (loose / step - self.loose) * self.renewing
        self.write()

    def write(self):
        block, contract = self.block, self.contract
        at_spot = self.spot / self.volume
        if block.world.on["clearing"]:
            at_margin = np.minimum(1, self.loose / self.volume)
            at_ask = np.minimum(1 - at_margin, at_spot)
            dearer = np.maximum(block.ask, block.margin)
            block.paid[:] = contract + (block.margin - contract) * at_margin + (dearer - contract) * at_ask
        else:
            block.paid[:] = contract + (block.ask - contract) * np.minimum(1, at_spot)

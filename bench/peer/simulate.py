"""The order of a step: what a mechanism reads of a later one is of the step before.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from allocation import Allocation
from block import Block
from buyers import Buyers
from maker_stock import MakerStock
from national_stock import NationalStock
from orders import Orders
from outcomes import Outcomes
from planning import Planning
from policy import Policy
from quotes import AskQuote, DomesticQuote, MarginPrice, PaidPrice
from shipments import Shipments
from squeeze import Squeeze
from supply import AlternativeSupply, Leakage
from week import Week


def simulate_block(world, rng, runs, tally):
    """Runs a block of runs from the beginning to the horizon; every outcome by its name, one number a run."""
    block, on = Block(world, rng, runs), world.on
    policy = Policy(block)
    elsewhere = AlternativeSupply(block)
    elsewhere.advance(0)
    shipments = Shipments(block, policy.regime_before())
    orders, planning = Orders(block), Planning(block)
    squeeze, domestic = Squeeze(block), DomesticQuote(block)
    margin, ask, paid = MarginPrice(block), AskQuote(block), PaidPrice(block)
    stock, makers = NationalStock(block), MakerStock(block)
    allocation, leakage, buyers = Allocation(block), Leakage(block), Buyers(block)
    week = Week(block)
    tally.begin_block(runs)
    for index in range(-world.lead, world.weeks):
        if index == 0:
            outcomes = Outcomes(block)
        week.begin()
        for part in range(world.steps_per_week):
            step = (index + world.lead) * world.steps_per_week + part
            now = step * world.step
            if on["policy"] and on["settlement"]:
                policy.settle(block.loadings, block.usual_loadings)
            if on["policy"]:
                policy.advance(now)
            if on["leakage"]:
                leakage.advance()
            buyers.advance()
            elsewhere.advance(now)
            if on["recycling"]:
                elsewhere.recycle()
            stock.claim_refill()
            gap, line = orders.advance()
            if on["planning"]:
                planning.advance(now)
            shipments.advance(step, gap, line)
            allocation.advance()
            stock.advance(step)
            makers.advance()
            if on["squeeze"]:
                squeeze.advance(now)
            domestic.advance(step)
            margin.advance()
            ask.advance(step)
            paid.advance()
            week.add_step()
            if index >= 0:
                outcomes.add_step(week)
        if index >= 0:
            week.end()
            outcomes.add_week(week, index)
            tally.add(index, block, week)
    return outcomes.columns(policy.treatments.covered if on["policy"] else np.zeros(runs))

"""The state of a block of runs: every array has the runs as its last axis.

Axes before it: m materials, s sectors, f forms, c end uses, and a lanes: those of the country form by form and end use
by end use, then one a form for the rest of the world. Stocks in t, rates in t/week, flows in t a step.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np


class Block:
    def __init__(self, world, rng, runs):
        self.world, self.rng, self.runs = world, rng, runs
        self.inputs = world.draw_inputs(rng, runs)
        m, s, f, c = len(world.materials), len(world.sectors), len(world.forms), len(world.uses)
        self.shape = (m, s, f, c)
        self.country_lanes = f * c
        self.lanes = f * c + f

        shares = self.stack(f"materials.{name}.demandShare" for name in world.materials)
        weights = self.stack(f"sectors.{name}.demandWeight" for name in world.sectors)
        forms = self.stack(f"forms.{name}.useShare" for name in world.forms)
        self.weights = weights
        self.form_share = forms / forms.sum(0)
        self.country_share = self.stack(f"forms.{name}.countryShare" for name in world.forms)
        self.usual_total = self.input("demand.total") * shares / shares.sum(0)
        self.usual_use = self.usual_total[:, None] * (weights / weights.sum(0))
        smallness = self.stack(f"sectors.{name}.smallness" for name in world.sectors)
        self.cover = self.input("makers.cover") * self.input("makers.smallOverLarge") ** smallness

        zeros = lambda *axes: np.zeros((*axes, runs))
        self.blocked, self.licensed = zeros(self.lanes), zeros(self.lanes)
        self.approval = np.ones((m, self.lanes, runs))
        self.refused, self.refused_elsewhere, self.perceived = zeros(), zeros(), zeros()
        self.restricted, self.fragmented, self.withheld = zeros(), zeros(), zeros()
        self.state = np.zeros(runs, np.intp)
        self.since = zeros()
        self.leak, self.price_effect = zeros(m), np.ones((m, runs))
        self.fear, self.stress, self.stressed_for = zeros(), zeros(), zeros()
        self.thrift, self.redesigned, self.switching = zeros(), zeros(), zeros()
        self.need = self.usual_use.copy()
        self.maker_stock = self.cover * self.usual_use
        self.dry_share, self.unmet = zeros(m, s), zeros(m, s)
        self.lacking, self.lacking_elsewhere = zeros(m), zeros(m)
        self.orders, self.queue, self.pending = zeros(m, self.lanes), zeros(m, self.lanes), zeros(m, self.lanes)
        self.in_transit, self.arrivals, self.leaked = zeros(m, f * c), zeros(m, f * c), zeros(m, f * c)
        self.cancelled = zeros(m)
        self.alternative, self.firm_supply = zeros(m), zeros(m)
        self.released, self.refilled, self.refill_claim = zeros(m), zeros(m), zeros(m)
        self.claims = zeros(m, s)
        # What came in before a run begins is what is usually used.
        self.inflow = self.usual_use * world.step
        self.squeezed = zeros()
        self.ask_spread = zeros(m)
        self.quotes = zeros(5, m)
        self.domestic, self.fob, self.ask, self.margin, self.paid = self.quotes

    def input(self, path):
        return self.inputs[path]

    def stack(self, paths):
        return np.stack([np.broadcast_to(self.inputs[path], self.runs) for path in paths])

    def by_use(self, cells):
        """Sums over the sectors of each end use."""
        return np.stack([cells[:, members].sum(1) for members in self.world.members], 1)

    def by_form_and_use(self, country):
        m, _, f, c = self.shape
        return country.reshape(m, f, c, self.runs)


MONTH_WEEKS = 365.25 / 12 / 7


def approach(time_constant, step):
    """Share of a gap closed in a step by a first-order lag; all of it where the time constant is zero."""
    return 1 - np.exp(-step / time_constant)


def remaining(half_life, step):
    """Share of a deviation left after a step; nothing where the half-life is zero."""
    return np.exp(-np.log(2) * step / half_life)


class DelayLine:
    """Goods under way with a fixed delay a run, split between the two nearest steps; in steady state at the start."""

    def __init__(self, delay_weeks, step, per_step):
        steps = np.broadcast_to(delay_weeks / step, per_step.shape[-1:])
        whole = np.floor(steps)
        fraction = steps - whole
        lags = range(int(whole.max()) + 2)
        weights = [(whole == lag) * (1 - fraction) + (whole + 1 == lag) * fraction for lag in lags]
        self.weights = [(lag, weight) for lag, weight in zip(lags, weights) if weight.any()]
        self.entered = [per_step.copy() for _ in lags]

    def enter(self, step, goods):
        self.entered[step % len(self.entered)][:] = goods

    def leaving(self, step):
        slots = len(self.entered)
        return sum(self.entered[(step - lag) % slots] * weight for lag, weight in self.weights)

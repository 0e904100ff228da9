"""Weekly series of all runs as counts over bins, with their sums and extremes: what the study keeps of them.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from distributions import sample
from outcomes import QUOTES

INNER, FIRST_INNER = 1024, 2
TOP = FIRST_INNER + INNER
BINS = TOP + 1
DROPPED_BITS, BINS_PER_OCTAVE, OCTAVES_BELOW = 46, 64, 8


class Tally:
    def __init__(self, world, keep_weeks):
        self.world = world
        self.names = names_of(world)
        m, s = len(world.materials), len(world.sectors)
        self.shares = 2 + m * s
        self.count = len(self.names)
        floors = np.array([floor_bits(typical) for typical in typicals_of(world)])
        self.floors = (floors - FIRST_INNER)[:, None]
        self.first_bins = (np.arange(self.count) * BINS)[:, None]
        self.counts = np.zeros((world.weeks, self.count * BINS), np.uint32)
        self.sums = np.zeros((world.weeks, self.count))
        self.lowest = np.full((world.weeks, self.count), np.inf)
        self.highest = np.full((world.weeks, self.count), -np.inf)
        self.kept = {week: [] for week in keep_weeks}

    def begin_block(self, runs):
        self.values = np.empty((self.count, runs))
        self.bins = np.empty((self.count, runs), np.intp)

    def add(self, index, block, week):
        values, bins, shares = self.values, self.bins, self.shares
        flat = lambda array: array.reshape(-1, block.runs)
        values[0], values[1] = week.refused, week.restricted
        parts = [week.unmet_share, week.arrivals, block.national_stock, block.quotes]
        parts += [week.arrivals_share, week.shipped_share, week.exported_share, week.cover]
        np.concatenate([flat(part) for part in parts], out=values[2:])
        self.sums[index] += values.sum(1)
        np.minimum(self.lowest[index], values.min(1), out=self.lowest[index])
        np.maximum(self.highest[index], values.max(1), out=self.highest[index])
        np.multiply(values[:shares], INNER, out=bins[:shares], casting="unsafe")
        bins[:shares] += FIRST_INNER
        np.right_shift(values[shares:].view(np.int64), DROPPED_BITS, out=bins[shares:])
        bins[shares:] -= self.floors
        np.clip(bins, 1, TOP, out=bins)
        bins *= values > 0
        bins += self.first_bins
        self.counts[index] += np.bincount(bins.ravel(), minlength=self.count * BINS).astype(np.uint32)
        if index in self.kept:
            self.kept[index].append(values.copy())


def floor_bits(typical):
    """The bin of the lowest number that is counted: 8 powers of two below the typical value's own."""
    octave = np.float64(typical if typical > 0 else 1).view(np.int64) >> DROPPED_BITS
    return (octave & ~(BINS_PER_OCTAVE - 1)) - OCTAVES_BELOW * BINS_PER_OCTAVE


def names_of(world):
    materials, forms, sectors = world.materials, world.lines, world.sectors
    cells = [f"{m}.{s}" for m in materials for s in sectors]
    pairs = [(f, m) for m in materials for f in forms]
    names = ["blockedShare", "restrictionInForce", *(f"unmetNeedShare.{cell}" for cell in cells)]
    names += [f"{name}.{m}" for name in ("arrivalsTonnes", "nationalStockTonnes") for m in materials]
    names += [f"price{quote}UsdPerKg.{m}" for quote in QUOTES for m in materials]
    names += [f"{of}.{f}.{m}" for of in ("arrivalsShare", "shippedShare", "exportedShare") for f, m in pairs]
    return names + [f"makerCoverWeeks.{cell}" for cell in cells]


def typicals_of(world):
    """Of the series that are no shares, in the order of their names: a value in the middle of each."""
    rng = np.random.default_rng(3)
    median = lambda path: typical_of(world.inputs[path], rng)
    use = [median("demand.total") * median(f"materials.{m}.demandShare") for m in world.materials]
    home = [median(f"materials.{m}.quotes.domestic") for m in world.materials]
    fob = [quote * median(f"materials.{m}.quotes.fobOverDomestic") for quote, m in zip(home, world.materials)]
    ask = [median(f"materials.{m}.quotes.ask") for m in world.materials]
    covers = [median("makers.cover")] * len(world.sectors) * len(world.materials)
    pairs = len(world.materials) * len(world.lines)
    return [*use, *(10 * each for each in use), *home, *fob, *ask, *fob, *fob, *[1] * (3 * pairs), *covers]


def typical_of(given, rng):
    return np.median(sample(given["distribution"], rng, 10001)) * given["toModelUnit"]

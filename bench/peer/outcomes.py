"""What a run reports: totals, line stops, losses, the course of the quotes.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

DAYS_OF_YEAR = 365.25
QUOTES = ("Domestic", "Fob", "Ask", "Margin", "Paid")


class Outcomes:
    def __init__(self, block):
        self.block, world = block, block.world
        m, s, _, _ = block.shape
        zeros = lambda *axes: np.zeros((*axes, block.runs))
        self.ban, self.refused, self.fragmented = zeros(), zeros(), zeros()
        self.arrivals, self.bill = zeros(m), zeros(m)
        self.need, self.unmet = zeros(m, s), zeros(m, s)
        self.lowest_cover = np.full((m, s, block.runs), np.inf)
        self.stop_share = block.input("outcomes.lineStopShare")
        self.firms = np.round(block.stack(f"sectors.{name}.firms" for name in world.sectors))
        self.first_firm = block.rng.random(self.firms.shape)
        self.first_stop = np.full(self.firms.shape, float(world.weeks))
        self.first_short = np.full(self.firms.shape, float(world.weeks))
        self.most_stopped, self.firm_weeks = zeros(s), zeros(s)
        self.weeks_short, self.output_lost = zeros(s), zeros(s)
        self.cancelled_before = block.cancelled.copy()
        self.at_start, self.peak = block.quotes.copy(), block.quotes.copy()
        self.peak_week, self.half_life = np.zeros_like(block.quotes), np.zeros_like(block.quotes)

    def add_step(self, week):
        """What a week's sums do not tell."""
        block = self.block
        self.bill += (week.came + block.alternative) * block.paid / 1000

    def add_week(self, week, index):
        block = self.block
        self.refused += week.refused
        self.ban += week.restricted
        self.fragmented += week.fragmented
        self.arrivals += week.arrivals
        self.need += week.need
        self.unmet += week.unmet
        np.minimum(self.lowest_cover, week.cover, out=self.lowest_cover)
        self.add_line_stops(week, index)
        self.add_quotes(index)
        if index + 1 <= 52:
            self.after_year = block.quotes.copy()

    def add_line_stops(self, week, index):
        """A dry firm lacks what the sector lacks over the share of its use that is dry."""
        dry, unmet = self.block.dry_share, week.unmet_share
        stand = (dry > 0) & (unmet >= self.stop_share * dry)
        stopped = np.where(stand, np.ceil(self.firms * dry - self.first_firm), 0).max(0)
        np.maximum(self.most_stopped, stopped, out=self.most_stopped)
        self.firm_weeks += stopped
        np.minimum(self.first_stop, index, out=self.first_stop, where=stopped > 0)
        worst = unmet.max(0)
        self.output_lost += worst
        short = (worst >= self.stop_share) & (stopped > 0)
        self.weeks_short += short
        np.minimum(self.first_short, index, out=self.first_short, where=short)

    def add_quotes(self, index):
        quotes, horizon = self.block.quotes, self.block.world.weeks
        higher = quotes > self.peak
        halved = (self.half_life == horizon) & (quotes - self.at_start <= (self.peak - self.at_start) / 2) & ~higher
        np.copyto(self.peak, quotes, where=higher)
        np.copyto(self.peak_week, index + 1, where=higher)
        np.copyto(self.half_life, horizon, where=higher)
        np.copyto(self.half_life, index + 1 - self.peak_week, where=halved)

    def columns(self, covered):
        """Every outcome by its name, one number a run."""
        block, world = self.block, self.block.world
        fragmented = self.fragmented >= block.input("outcomes.fragmentedFrom")
        brief = ~fragmented & (self.ban <= block.input("outcomes.briefWithin"))
        found = {"banWeeks": self.ban, "blockedWeeks": self.refused, "fragmentedWeeks": self.fragmented}
        found |= {"coversCivilUse": covered, "briefStandoff": brief, "prolongedDispute": ~fragmented & ~brief}
        found |= {"fragmentedMarket": fragmented}
        years = (block.weights * self.output_lost).sum(0) * 7 / DAYS_OF_YEAR / block.weights.sum(0)
        for reading in ("Low", "High"):
            found[f"lossGdp{reading}"] = years * block.input(f"loss.year{reading}")
            found[f"loss{reading}"] = found[f"lossGdp{reading}"] * block.input("loss.gdp")
        found |= self.of_end_uses()
        for m, material in enumerate(world.materials):
            found |= {f"{name}.{material}": values for name, values in self.of_material(m).items()}
        for s, sector in enumerate(world.sectors):
            found[f"firstLineStopWeek.{sector}"] = self.first_stop[s]
            found[f"lineStopped.{sector}"] = self.first_stop[s] < world.weeks
            found[f"firmsStopped.{sector}"] = self.most_stopped[s]
            found[f"firmsStoppedShare.{sector}"] = self.most_stopped[s] / self.firms[s]
            found[f"firmWeeksStopped.{sector}"] = self.firm_weeks[s]
            found[f"sectorShortWeek.{sector}"] = self.first_short[s]
            found[f"weeksShort.{sector}"] = self.weeks_short[s]
            found[f"outputLostWeeks.{sector}"] = self.output_lost[s]
            for m, material in enumerate(world.materials):
                found[f"unmetNeedShare.{material}.{sector}"] = self.unmet[m, s] / self.need[m, s]
                found[f"lowestCoverWeeks.{material}.{sector}"] = self.lowest_cover[m, s]
        return found

    def of_end_uses(self):
        world, none = self.block.world, np.zeros(self.block.runs)
        lost = dict(zip(world.uses, (self.of_use(members) for members in world.members)))
        civil = world.members[world.uses.index("civil")] if "civil" in world.uses else []
        civil_lost = lost.get("civil", none)
        return {
            "civilOutputLostWeeks": civil_lost,
            "civilOutputLostShare": civil_lost / world.weeks,
            "militaryOutputLostWeeks": lost.get("military", none),
            "civilFirmsStopped": self.most_stopped[civil].sum(0),
            "civilFirmWeeksStopped": self.firm_weeks[civil].sum(0),
            "civilLineStopped": (self.first_stop[civil] < world.weeks).any(0),
        }

    def of_use(self, members):
        weights = self.block.weights[members]
        return (weights * self.output_lost[members]).sum(0) / weights.sum(0)

    def of_material(self, m):
        block = self.block
        unmet, need = self.unmet[m].sum(0), self.need[m].sum(0)
        found = {
            "unmetNeedTonnes": unmet,
            "unmetNeedShare": unmet / need,
            "arrivalsTonnes": self.arrivals[m],
            "phantomTonnes": np.maximum(0, block.cancelled[m] - self.cancelled_before[m] - unmet),
            "nationalStockEndTonnes": block.national_stock[m],
            "importBillMillionUsd": self.bill[m],
        }
        for q, name in enumerate(QUOTES):
            start = self.at_start[q, m]
            found[f"price{name}PeakMultiple"] = self.peak[q, m] / start
            found[f"price{name}PeakWeek"] = self.peak_week[q, m]
            found[f"price{name}HalfLifeWeeks"] = self.half_life[q, m]
            found[f"price{name}YearMultiple"] = self.after_year[q, m] / start
            found[f"price{name}EndMultiple"] = block.quotes[q, m] / start
        return found

"""The semi-Markov chain of policy states, after a script of what is known; and settlement, which hastens its clock.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from chain import SHORTEST_DWELL, dwell_weeks, successors
from treatments import Treatments


class Policy:
    def __init__(self, block):
        world, runs = block.world, block.runs
        states = list(world.scenario["policy"]["states"].values())
        self.block = block
        self.treatments = Treatments(block)
        self.restricted = np.array([float(state["role"] != "open") for state in states])
        self.fragmented = np.array([float(state["role"] == "fragmented") for state in states])
        self.until = np.zeros(runs)
        self.speed = np.ones(runs)
        self.stale = np.ones(runs, bool)
        self.settlement = [block.input(f"policy.settlement.{of}") for of in ("lostSales", "counterLeverage", "lockIn")]
        begun = [position for position, (week, _) in enumerate(world.script) if position == 0 or week <= 0]
        self.enter_scripted(begun[-1], np.arange(runs))

    def regime_before(self):
        """What the state in force before a run begins asked for, by lane and by material and lane."""
        block, before = self.block, self.treatments.before
        if not block.world.on["policy"] or before is None:
            return block.licensed.copy(), block.approval.copy()
        return self.treatments.licensed[before], self.treatments.approval[before]

    def settle(self, loadings, usual):
        """Mutual dependence as a way out: the clock of a restriction by the sales that the exporter lost."""
        lost_sales, counter_leverage, lock_in = self.settlement
        lanes = self.block.country_lanes
        sold = np.minimum(loadings[:, :lanes], usual[:, :lanes]).sum((0, 1)) + loadings[:, lanes:].sum((0, 1))
        all_usual = usual.sum((0, 1))
        lost = np.where(all_usual > 0, np.maximum(0, 1 - sold / all_usual), 0)
        self.speed = np.exp(lost_sales * lost + counter_leverage - lock_in)

    def advance(self, week):
        block, until = self.block, self.until
        step = block.world.step
        end = week + step
        settles = block.world.on["settlement"]
        if settles:
            self.hasten(np.arange(block.runs), np.full(block.runs, week), end, 0)
        runs = np.flatnonzero(self.stale | (until < end))
        if runs.size:
            self.clear(runs)
            self.stale[runs] = until[runs] < end
            start = np.full(runs.size, week)
            while runs.size:
                to = np.maximum(start, np.minimum(end, until[runs]))
                self.add(runs, (to - start) / step)
                changing = until[runs] < end
                runs, start = runs[changing], to[changing]
                if runs.size:
                    self.enter_next(runs)
                    if settles:
                        self.hasten(runs, start, end, SHORTEST_DWELL)
        block.perceived = block.refused.copy()
        unclear = np.flatnonzero(week - block.since < self.treatments.known_after)
        block.perceived[unclear] = self.treatments.expected[block.state[unclear], unclear]

    def hasten(self, runs, start, end, least):
        block, speed, until = self.block, self.speed[runs], self.until[runs]
        if self.position < len(block.world.script) - 1:
            return
        since = np.maximum(start, block.world.known_until)
        span, left = end - since, until - since
        moved = np.where(
            left > speed * span, until - (speed - 1) * span, since + np.maximum(left / speed, np.minimum(left, least))
        )
        runs_so = (speed != 1) & (self.restricted[block.state[runs]] > 0) & (span > 0) & (left > 0)
        self.until[runs] = np.where(runs_so, moved, until)

    def clear(self, runs):
        block = self.block
        for array in (block.blocked, block.licensed):
            array[:, runs] = 0
        for array in (block.refused, block.refused_elsewhere, block.restricted, block.fragmented, block.withheld):
            array[runs] = 0

    def add(self, runs, part):
        block, does = self.block, self.treatments
        runs, part = runs[part > 0], part[part > 0]
        state = block.state[runs]
        licensed = does.licensed[state, :, runs].T
        block.blocked[:, runs] += does.blocked[state, :, runs].T * part
        block.licensed[:, runs] += licensed * part
        approval = does.approval[state, :, :, runs].transpose(1, 2, 0)
        block.approval[:, :, runs] = np.where(licensed > 0, approval, block.approval[:, :, runs])
        block.refused[runs] += does.refused[state, runs] * part
        block.refused_elsewhere[runs] += does.refused_elsewhere[state, runs] * part
        block.withheld[runs] += does.withheld[state, runs] * part
        block.restricted[runs] += self.restricted[state] * part
        block.fragmented[runs] += self.fragmented[state] * part

    def enter_next(self, runs):
        """History is the same for all runs, so that they are all at the same place of the script."""
        block = self.block
        if self.position + 1 < len(block.world.script):
            self.enter_scripted(self.position + 1, runs)
            return
        came_from = block.state[runs]
        for state in np.unique(came_from):
            mine = runs[came_from == state]
            block.state[mine] = successors(block, state, mine)
        block.since[runs] = self.until[runs]
        self.until[runs] += dwell_weeks(block, runs, 0)

    def enter_scripted(self, position, runs):
        block = self.block
        script, known_until = block.world.script, block.world.known_until
        week, state = script[position]
        self.position = position
        block.state[runs] = state
        block.since[runs] = week
        if position + 1 < len(script):
            self.until[runs] = script[position + 1][0]
        else:
            self.until[runs] = week + dwell_weeks(block, runs, max(0, known_until - week))

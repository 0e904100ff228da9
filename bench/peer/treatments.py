"""What each policy state does to each lane, run by run.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from licence_office import decision_odds


class Treatments:
    """Arrays [state, lane] and, of the odds of a licence, [state, material, lane]."""

    def __init__(self, block):
        world, runs = block.world, block.runs
        states = world.scenario["policy"]["states"]
        m, count = len(world.materials), len(world.states)
        lanes = world.lanes
        self.blocked = np.zeros((count, len(lanes), runs))
        self.licensed = np.zeros((count, len(lanes), runs))
        self.approval = np.ones((count, m, len(lanes), runs))
        odds = decision_odds(block)
        for k, (name, state) in enumerate(states.items()):
            for a, (form, use) in enumerate(lanes):
                place = f"world.{form}" if use is None else f"country.{form}.{use}"
                treatment = state["world"].get(form, {}) if use is None else state["country"].get(form, {}).get(use, {})
                if "blocked" in treatment:
                    self.blocked[k, a] = block.input(f"policy.states.{name}.{place}.blocked")
                if "approval" in treatment and world.on["licences"]:
                    self.licensed[k, a] = 1
                    self.approval[k, :, a] = odds[treatment["approval"]][:, a]

        before = [state for week, state in world.script if week < 0]
        self.before = before[-1] if before else None
        probability = block.input("policy.coverage.probability")
        self.covered = (block.rng.random(runs) < probability).astype(float)
        self.known_after = block.input("policy.coverage.foundOutAfter")
        open_if_sure = (1 - self.blocked)[:, None] * self.approval
        open_if_told = open_if_sure.copy()
        civil = [a for a, (_, use) in enumerate(lanes) if use == "civil"]
        as_stated = [array.copy() for array in (self.blocked, self.licensed, self.approval)]
        for k, state in enumerate(states.values()):
            if "ifNotCovered" not in state:
                continue
            other = world.states.index(state["ifNotCovered"])
            for array, stated in zip((self.blocked, self.licensed, self.approval), as_stated):
                array[k][..., civil, :] = np.where(
                    self.covered == 1, stated[k][..., civil, :], stated[other][..., civil, :]
                )
            open_if_told[k][:, civil] = (
                probability * open_if_sure[k][:, civil] + (1 - probability) * open_if_sure[other][:, civil]
            )

        country, elsewhere = slice(None, block.country_lanes), slice(block.country_lanes, None)
        open_share = (1 - self.blocked)[:, None] * self.approval
        home_weights = self.lane_weights(block)
        weights = block.form_share * (1 - block.country_share) / block.country_share
        weights = weights / weights.sum(0)
        self.refused = self.beyond_usual(open_share[:, :, country], home_weights, self.approval[:, :, country])
        self.expected = self.beyond_usual(open_if_told[:, :, country], home_weights, self.approval[:, :, country])
        self.refused_elsewhere = self.beyond_usual(
            open_share[:, :, elsewhere], weights, self.approval[:, :, elsewhere]
        )
        self.withheld = np.zeros((count, runs))
        for k, (name, state) in enumerate(states.items()):
            if "alternativeWithheld" in state:
                self.withheld[k] = block.input(f"policy.states.{name}.alternativeWithheld")

    def beyond_usual(self, open_share, weights, approval):
        """By state the share of the usual orders that is refused, beyond what licensing before the beginning refused."""
        refused = ((1 - open_share.mean(1)) * weights).sum(1)
        if self.before is None:
            return refused
        usual = ((1 - approval[self.before].mean(0)) * weights).sum(0)
        return np.where(usual < 1, np.maximum(0, (refused - usual) / (1 - usual)), 0)

    @staticmethod
    def lane_weights(block):
        """Each lane's share of the country's usual use, of its first material as of all."""
        by_use = block.by_use(block.usual_use)[0] / block.usual_total[0]
        return (block.form_share[:, None] * by_use).reshape(block.country_lanes, block.runs)

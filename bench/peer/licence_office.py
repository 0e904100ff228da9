"""The licence office: odds by decision, three stages of work, lots granted by the week.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from distributions import normal_quantile

MANY_LOTS = 12


def decision_odds(block):
    """By mood the odds [material, lane]: decisions differ about the mood's own, alike in all moods."""
    spread = block.input("licences.deskSpread")
    weight = np.exp(spread * by_decision(block, block.rng.standard_normal))
    moods = {mood: block.input(f"licences.approval.{mood}") for mood in block.world.scenario["licences"]["approval"]}
    return {mood: odds * weight / (odds * weight + 1 - odds) for mood, odds in moods.items()}


def by_decision(block, draw):
    """A draw for every material and lane; one for all materials where they are decided together."""
    drawn = draw(block.approval.shape)
    drawn[:, block.world.decided_together] = drawn[0, block.world.decided_together]
    return drawn


def applications_per_tonne(approval, most):
    return np.minimum(1 / approval, most)


class LicenceOffice:
    def __init__(self, block, usual):
        self.block = block
        step, (m, _, f, c) = block.world.step, block.shape
        self.share = 3 / (3 + np.maximum(0, block.input("licences.wait") / step - 1))
        self.suspended = block.input("licences.suspendedShare")
        home = block.by_form_and_use(usual[:, : block.country_lanes]).sum(2)
        of_lane = [block.world.forms.index(form) for form, _ in block.world.lanes]
        self.lots_per_tonne = np.where(home > 0, block.input("licences.lotsPerWeek") / home, 0)[:, of_lane]
        self.stages = np.zeros((3, *block.approval.shape))

    def open_for_ever(self, applied):
        """Where so much has been applied for in each step for ever."""
        self.stages[0] += applied / self.share
        self.stages[1:] += applied * (1 / self.share - 1)

    def draw_lots(self):
        """The luck of a week."""
        self.luck = by_decision(self.block, self.block.rng.random)

    def answer(self):
        """What is answered and granted in the step, of what was applied for in earlier ones."""
        block, stages = self.block, self.stages
        moves = self.share * (1 - self.suspended * block.blocked)
        answered = 0
        for stage in stages:
            stage += answered
            answered = stage * moves
            stage -= answered
        lots = answered * self.lots_per_tonne
        together = block.world.decided_together
        lots[:, together] = lots[:, together].sum(0)
        return answered, answered * granted_share(np.maximum(1, np.floor(lots + 0.5)), block.approval, self.luck)

    def lapse(self, where):
        self.stages[:, where] = 0


def granted_share(lots, odds, luck):
    """Share of so many lots that is granted, at the quantile `luck` of a binomial, or of a normal where lots are many."""
    rare, u = np.minimum(odds, 1 - odds), np.where(odds > 0.5, 1 - luck, luck)
    many = lots * rare > MANY_LOTS
    share = np.zeros(lots.shape)
    share[many] = rare[many] + normal_quantile(u[many]) * np.sqrt(rare[many] * (1 - rare[many]) / lots[many])
    few = np.flatnonzero(~many)
    share.ravel()[few] = binomial_quantile(lots.ravel()[few], rare.ravel()[few], u.ravel()[few]) / lots.ravel()[few]
    return np.clip(np.where(odds > 0.5, 1 - share, share), 0, 1)


def binomial_quantile(lots, odds, u):
    """The smallest count whose summed probability reaches u."""
    count = np.zeros(lots.shape)
    probability = (1 - odds) ** lots
    left = np.flatnonzero(u > probability)
    lots, ratio, probability, u = lots[left], (odds / (1 - odds))[left], probability[left], u[left] - probability[left]
    k = 0
    while left.size:
        probability = probability * ratio * (lots - k) / (k + 1)
        k += 1
        count[left] = k
        on = (u > probability) & (k < lots)
        left, lots, ratio, probability, u = left[on], lots[on], ratio[on], probability[on], (u - probability)[on]
    return count

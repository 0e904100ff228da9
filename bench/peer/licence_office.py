"""The licence office: odds by desk, batches of a week, the wait for an answer.

A desk is a lane of a material. Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from distributions import table_of

EQUALLY_LIKELY = 256
MIDDLES = (np.arange(EQUALLY_LIKELY) + 0.5) / EQUALLY_LIKELY


def tables_of(world):
    """By mood the values of the odds, and those of the office's own delay [weeks]; once a world."""
    licences = world.scenario["licences"]
    table = lambda of: table_of(of["distribution"], MIDDLES) * of["toModelUnit"]
    return {mood: table(of) for mood, of in licences["approval"].items()}, table(licences["delay"])


def desk_odds(block):
    """A desk that is favoured in one mood is favoured in all."""
    moods, _ = block.world.office_tables
    favour = block.rng.integers(0, EQUALLY_LIKELY, block.approval.shape)
    return {mood: table[favour] for mood, table in moods.items()}


def applications_per_tonne(approval, most):
    return np.minimum(1 / approval, most)


class LicenceOffice:
    def __init__(self, block):
        world = block.world
        self.block, self.step_weeks = block, world.step
        _, self.delays = world.office_tables
        self.mean_wait = block.input("licences.statutoryWait") + self.delays.mean()
        self.wait = np.asarray(block.input("licences.statutoryWait"))
        self.slots = int(np.ceil((self.wait.max() + self.delays[-1]) / world.step)) + 2
        self.fixed_steps = self.steps(self.wait + self.delays) if self.wait.ndim == 0 else None
        self.every_desk = np.arange(block.approval.size)
        self.luck = None
        self.answered, self.granted = np.zeros((2, self.slots * block.approval.size))
        self.answered_in, self.granted_in = (
            ring.reshape(self.slots, *block.approval.shape) for ring in (self.answered, self.granted)
        )

    def steps(self, weeks):
        """In whole steps, at least one; halves go up."""
        return np.maximum(1, np.floor(weeks / self.step_weeks + 0.5)).astype(np.intp)

    def open_for_ever(self, applied, granted):
        """Answers still to come where so much has been applied for and granted in each step for ever; what is open."""
        steps = self.steps(self.wait + self.delays.reshape(-1, *[1] * self.wait.ndim))
        for slot in range(int(steps.max())):
            still_to_come = (steps > slot).mean(0)
            self.answered_in[slot] += applied * still_to_come
            self.granted_in[slot] += granted * still_to_come
        return applied * steps.mean(0)

    def draw_batches(self):
        """Granted or refused as a whole, and the delay: for every desk the same through a week."""
        shape = self.block.approval.shape
        self.luck = self.block.rng.random(shape)
        self.delay = self.block.rng.integers(0, EQUALLY_LIKELY, shape, dtype=np.uint8)

    def apply(self, step, tonnes, approval):
        """Takes in the step's applications at all desks."""
        size = self.every_desk.size
        if self.fixed_steps is not None:
            at = ((step + self.fixed_steps) % self.slots * size)[self.delay.ravel()]
        else:
            at = ((step + self.steps(self.wait + self.delays[self.delay])) % self.slots * size).ravel()
        at += self.every_desk
        tonnes = tonnes.ravel()
        self.answered[at] += tonnes
        self.granted[at] += tonnes * (self.luck < approval).ravel()

    def take_answers(self, step):
        """What is answered and granted in the step."""
        slot = step % self.slots
        answered, granted = self.answered_in[slot].copy(), self.granted_in[slot].copy()
        self.answered_in[slot] = 0
        self.granted_in[slot] = 0
        return answered, granted

    def lapse(self, desks):
        """Every open application at these desks lapses."""
        at = np.flatnonzero(desks)
        for ring in (self.answered, self.granted):
            ring.reshape(self.slots, -1)[:, at] = 0

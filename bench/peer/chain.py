"""How long a policy state lasts and what follows it: the draws of the semi-Markov chain.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from distributions import sample, sample_beyond

SHORTEST_DWELL = 1 / 7


def dwell_weeks(block, runs, age):
    """How long the present states of these runs last in all, given that they have lasted `age` weeks already."""
    weeks = np.empty(runs.size)
    states = block.state[runs]
    for state in np.unique(states):
        mine = np.flatnonzero(states == state)
        weeks[mine] = dwell_in(block.world.lasts[state], age, block.rng, mine.size)
    return weeks


def dwell_in(lasts, age, rng, count):
    if lasts == "forever":
        return np.inf
    distribution, factor = lasts["distribution"], lasts["toModelUnit"]
    drawn = sample(distribution, rng, count) if age == 0 else sample_beyond(distribution, age / factor, rng, count)
    return np.maximum(drawn * factor, max(age, SHORTEST_DWELL))


def successors(block, state, runs):
    """The first successor whose summed probability exceeds the draw; what is left goes to the remainder."""
    world = block.world
    name = world.states[state]
    named = world.scenario["policy"]["states"][name]["next"]
    rest = [to for to, probability in named.items() if probability == "remainder"] or list(named)[-1:]
    u = block.rng.random(runs.size)
    chosen = np.full(runs.size, -1)
    below = np.zeros(runs.size)
    for to, probability in named.items():
        if probability != "remainder":
            below += np.broadcast_to(block.input(f"policy.states.{name}.next.{to}"), block.runs)[runs]
            chosen = np.where((chosen < 0) & (u < below), world.states.index(to), chosen)
    return np.where(chosen < 0, world.states.index(rest[0]), chosen)

"""The model once more, in NumPy: what the engine's speed is measured against, and an independent check of it.

Written from docs/model.md for the benchmark only; nothing of the product uses it. The draws are NumPy's own, so that it
agrees with the engine within Monte Carlo error and not in any single run. Reads from standard input a JSON object
{scenario, runs, block, seed, weeks}: a resolved scenario as bench/peer/run-peer.ts passes it on, the number of runs,
how many advance together, and the weeks of which the series are wanted. Prints a JSON object: the processor time of the
simulation alone, and of every outcome, and of every series in those weeks, the mean, its standard error and quantiles.
"""

import json
import platform
import sys
import time

import numpy as np

from maker_stock import dry_table
from planning import remaining_table
from simulate import simulate_block
from tally import Tally
from world import World

PROBABILITIES = (0.05, 0.5, 0.95)


def prepare(scenario):
    """What rests on the scenario alone."""
    world = World(scenario)
    world.dry_table = dry_table()
    planned = scenario["nationalStock"]["release"]["trigger"] == "planned" and world.on["stockRelease"]
    foresees = planned or world.on["planning"]
    world.remaining_tables = [remaining_table(lasts) for lasts in world.lasts] if foresees else []
    return world


def summary(values):
    values = np.asarray(values, float)
    return {
        "mean": values.mean(),
        "standardError": values.std(ddof=1) / np.sqrt(values.size),
        "quantiles": np.quantile(values, PROBABILITIES).tolist(),
    }


def main():
    asked = json.load(sys.stdin)
    world = prepare(asked["scenario"])
    tally = Tally(world, asked["weeks"])
    rng = np.random.Generator(np.random.SFC64(asked["seed"]))
    blocks = []
    before = time.process_time()
    with np.errstate(divide="ignore", invalid="ignore"):
        for first in range(0, asked["runs"], asked["block"]):
            runs = min(asked["block"], asked["runs"] - first)
            blocks.append(simulate_block(world, rng, runs, tally))
    seconds = time.process_time() - before
    outcomes = {name: summary(np.concatenate([each[name] for each in blocks])) for name in blocks[0]}
    series = {}
    for week, kept in tally.kept.items():
        rows = np.concatenate(kept, 1)
        series |= {f"{name}@{week}": summary(rows[k]) for k, name in enumerate(tally.names)}
    versions = {"python": platform.python_version(), "numpy": np.__version__}
    json.dump({**versions, "seconds": seconds, "outcomes": outcomes, "series": series}, sys.stdout)


if __name__ == "__main__":
    main()

"""Draws from the kinds of distribution that a scenario may use.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

from statistics import NormalDist

import numpy as np

NORMAL_P95 = 1.6448536269514722
TABLE_DRAWS = 1 << 20
NORMAL_TABLE = np.array([NormalDist().inv_cdf(p) for p in (np.arange(1 << 14) + 0.5) / (1 << 14)])


def normal_quantile(u):
    return np.interp(u * NORMAL_TABLE.size - 0.5, np.arange(NORMAL_TABLE.size), NORMAL_TABLE)


def sample(distribution, rng, count):
    """`count` independent draws, in the distribution's own unit."""
    kind, d = distribution["kind"], distribution
    if kind == "constant":
        return np.full(count, float(d["value"]))
    if kind == "uniform":
        return rng.uniform(d["low"], d["high"], count)
    if kind == "triangular":
        return rng.triangular(d["low"], d["mode"], d["high"], count)
    if kind == "pert":
        width = d["high"] - d["low"]
        alpha = 1 + 4 * (d["mode"] - d["low"]) / width
        beta = 1 + 4 * (d["high"] - d["mode"]) / width
        return d["low"] + width * rng.beta(alpha, beta, count)
    if kind == "normal":
        return rng.normal(d["mean"], d["sd"], count)
    if kind == "lognormal":
        return rng.lognormal(np.log(d["median"]), np.log(d["p95"] / d["median"]) / NORMAL_P95, count)
    if kind == "beta":
        low, high = d.get("low", 0), d.get("high", 1)
        return low + (high - low) * rng.beta(d["alpha"], d["beta"], count)
    if kind == "gamma":
        return rng.gamma(d["shape"], d["mean"] / d["shape"], count)
    if kind == "weibull":
        return d["median"] * (rng.standard_exponential(count) / np.log(2)) ** (1 / d["shape"])
    if kind == "discrete":
        weights = np.array(d["probabilities"])
        return rng.choice(np.array(d["values"], float), count, p=weights / weights.sum())
    if kind == "mixture":
        return sample_mixture(d["components"], rng, count)
    if kind == "quantiles":
        return sample_two_piece(d, rng, count)
    raise ValueError(f"{kind}: no such kind of distribution")


def sample_mixture(components, rng, count):
    weights = np.array([each["weight"] for each in components])
    chosen = rng.choice(len(components), count, p=weights / weights.sum())
    drawn = np.empty(count)
    for k, each in enumerate(components):
        mine = np.flatnonzero(chosen == k)
        drawn[mine] = sample(each["distribution"], rng, mine.size)
    return drawn


def sample_two_piece(d, rng, count):
    """Two half-normals joined at the median, in the value or in its logarithm."""
    z = rng.standard_normal(count) / NORMAL_P95
    if d["scale"] == "linear":
        return d["p50"] + z * np.where(z < 0, d["p50"] - d["p5"], d["p95"] - d["p50"])
    return d["p50"] * np.exp(z * np.where(z < 0, np.log(d["p50"] / d["p5"]), np.log(d["p95"] / d["p50"])))


def sample_beyond(distribution, age, rng, count):
    """Draws given that they exceed `age`, by drawing again those that do not."""
    drawn = sample(distribution, rng, count)
    again = np.flatnonzero(drawn <= age)
    while again.size:
        drawn[again] = sample(distribution, rng, again.size)
        again = again[drawn[again] <= age]
    return drawn


def table_of(distribution, probabilities):
    """Quantiles, read off a million draws: within a few thousandths of the distribution's width."""
    return np.quantile(sample(distribution, np.random.default_rng(1), TABLE_DRAWS), probabilities)

"""Chokepoint from Python: starts the installed command, and reads what it leaves into data frames of pandas.

    import chokepoint
    study = chokepoint.run("ban-2026", seed="board", runs=2000, out="results/ban")
    runs = study.runs()
    print(runs["unmetNeedShare.Dy"].mean(), study.units()["input.nationalStock.held"])

The command is `chokepoint` where that is found, else `npx chokepoint`; CHOKEPOINT_COMMAND says another, as a shell would
take it. Parquet is read by pandas where pyarrow or fastparquet is installed, else by way of the command.
Needs Python 3.8 and pandas 1.3 or newer.
"""

import importlib.util
import io
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import warnings
from pathlib import Path


class ChokepointError(RuntimeError):
    """The command ended with another code than 0: 1 too many runs failed, 2 wrong input, 70 a mistake of the program."""

    def __init__(self, exit_code, message):
        super().__init__(message.strip())
        self.exit_code = exit_code


def command():
    """The words that start the command."""
    told = os.environ.get("CHOKEPOINT_COMMAND")
    if told:
        return shlex.split(told)
    found = shutil.which("chokepoint")
    return [found] if found else [shutil.which("npx") or "npx", "--no", "chokepoint"]


class ChokepointWarning(UserWarning):
    """What the command warns of, such as runs that failed."""


def start(*words, cwd=None, progress=False):
    """Runs the command with these words and returns what it printed; ChokepointError where it fails.

    With `progress` its lines of progress, one every few seconds, are shown as they come.
    """
    told = []
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen([*command(), *map(str, words)], cwd=cwd, **options) as process:

        def listen():
            for line in process.stderr:
                told.append(line)
                if progress:
                    print(line, end="", file=sys.stderr, flush=True)

        listener = threading.Thread(target=listen)
        listener.start()
        printed = process.stdout.read()
        listener.join()
    if process.returncode != 0:
        raise ChokepointError(process.returncode, "".join(told) or f"exit code {process.returncode}")
    return printed


def ask(name, *given, cwd=None, progress=False, **options):
    """Runs a command and returns its answer: a dictionary of `command`, `warnings`, `results` (a folder or None), `record`.

    A scenario is the name of a shipped one, a file, a results folder, or a dictionary in the place of a file. Options
    are those of the command: `workers=2`, `severity_matched=True`; a list gives one several times.
    """
    with tempfile.TemporaryDirectory(prefix="chokepoint-") as folder:
        words = [_as_word(each, folder) for each in given]
        answer = json.loads(start(name, *words, *_as_flags(options), "--json", cwd=cwd, progress=progress))
    for each in answer["warnings"]:
        warnings.warn(each, ChokepointWarning, stacklevel=2)
    return answer


def _as_word(given, folder):
    if not isinstance(given, dict):
        return given
    # A base is a file's neighbour or shipped; JSON is YAML.
    path = Path(folder) / f"{given.get('name', 'scenario')}.yaml"
    path.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    return path


def _as_flags(options):
    flags = []
    for name, value in options.items():
        flag = "--" + name.rstrip("_").replace("_", "-")
        for each in value if isinstance(value, (list, tuple)) else [value]:
            if each is True:
                flags.append(flag)
            elif each is not False and each is not None:
                flags.extend([flag, each])
    return flags


class Results:
    """A results folder, and the answer of the command that made it (None where it was opened)."""

    def __init__(self, folder, answer=None, cwd=None):
        self.folder = Path(cwd or ".") / folder
        self.answer = answer

    def runs(self, columns=None):
        """A row a run: outcomes, what was drawn (`input.…`), weight and address."""
        return read(self.folder / "runs.parquet", columns)

    def paths(self, columns=None):
        """A row a run and week, of a study that was run with `paths`."""
        return read(self.folder / "paths.parquet", columns)

    def table(self, name):
        """A table of the folder by its name, such as bands.csv or drivers.csv."""
        import pandas

        return pandas.read_csv(self.folder / name)

    def record(self, name):
        """A record of the folder by its name, such as summary.json or manifest.json."""
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def units(self, name="runs.parquet"):
        """The unit of each column of a Parquet file."""
        return units(self.folder / name)


def run(scenario, seed, out, **options):
    """Runs a scenario into a results folder."""
    return results("run", scenario, seed=seed, out=out, **options)


def compare(*scenarios, seed, out, **options):
    """Compares scenarios, run for run; the studies lie in the folders `a`, `b` and so on below it."""
    return results("compare", *scenarios, seed=seed, out=out, **options)


def results(name, *given, cwd=None, **options):
    """Runs any command that leaves a results folder: sweep, sensitivity, discover, hindcast, rules, watch."""
    answer = ask(name, *given, cwd=cwd, **options)
    return Results(answer["results"], answer, cwd)


def read(path, columns=None):
    """A Parquet file as a data frame: all of its columns, or some."""
    import pandas

    if any(importlib.util.find_spec(each) for each in ("pyarrow", "fastparquet")):
        return pandas.read_parquet(path, columns=columns)
    chosen = [] if columns is None else ["--columns", ",".join(columns)]
    # Letter for letter as the command wrote it: pandas rounds by default.
    return pandas.read_csv(io.StringIO(start("table", path, *chosen)), float_precision="round_trip")


def units(path):
    """The unit of each column of a Parquet file."""
    columns = ask("table", path)["record"]["columns"]
    return {column["name"]: column["unit"] for column in columns if column["unit"] is not None}

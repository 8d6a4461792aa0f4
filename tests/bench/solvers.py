"""Compare the solvers that were thought of (docs/adr/0022): python -m tests.bench.solvers.

Every solver gets every instance in a process of its own; all of them are exact, so they must
agree in coverage, score and even load, or the comparison ends. Seconds are of processor time.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from itertools import product
from resource import RUSAGE_SELF, getrusage
from time import process_time

from mentoring.plans.instance import Assignment, Instance, worth_of
from tests.bench.plain_solver import by_shortest_paths
from tests.mentoring.plans.oracles import TASTES, by_scipy, instance

SIZES = ((20, 60), (150, 400), (500, 500), (500, 2_000))
ELIGIBLE = (50, None)
LONGEST = 120
"""Seconds after which a solver is not waited for."""


def main() -> None:
    """Print a line for each instance and solver, the slowest known at the end."""
    worst = dict.fromkeys(SOLVERS, 0.0)
    for shape in product(SIZES, TASTES, ELIGIBLE):
        worths = set[tuple[float, ...]]()
        for name in SOLVERS:
            (mentors, mentees), taste, eligible = shape
            found = _apart(name, mentors, mentees, taste, eligible)
            where = f"{mentors} x {mentees} {taste} {eligible or 'all'}"
            if found is None:
                worst[name] = float("inf")
                print(f"{where} | {name} | more than {LONGEST} s", flush=True)
                continue
            seconds, megabytes, *worth = found
            worst[name] = max(worst[name], seconds)
            worths.add(tuple(worth[:3]))
            print(f"{where} | {name} | {seconds:.3f} s | {megabytes:.0f} MB", flush=True)
        if len(worths) != 1:
            raise SystemExit(f"they do not agree: {worths}")
    print(*(f"the worst of {name}: {seconds:.2f} s" for name, seconds in worst.items()), sep="\n")


def _apart(
    name: str, mentors: int, mentees: int, taste: str, eligible: int | None
) -> list[float] | None:
    """Solve in a process of its own; return seconds, megabytes and the worth."""
    arguments = json.dumps([name, mentors, mentees, taste, eligible])
    try:
        said = subprocess.run(
            [sys.executable, "-m", "tests.bench.solvers", arguments],
            capture_output=True,
            check=True,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return None
    found: list[float] = json.loads(said.stdout)
    return found


def _here(name: str, mentors: int, mentees: int, taste: str, eligible: int | None) -> None:
    """Be that process: the memory is what solving added to an instance that was there."""
    solve = SOLVERS[name]()
    solve(instance(2, 3, "random", 1))
    some = instance(mentors, mentees, taste, 1, eligible)
    before, began = getrusage(RUSAGE_SELF).ru_maxrss, process_time()
    assignment = solve(some)
    seconds = process_time() - began
    megabytes = (getrusage(RUSAGE_SELF).ru_maxrss - before) / 1024
    print(json.dumps([seconds, megabytes, *worth_of(assignment, some)]))


Solve = Callable[[Instance], Assignment]


def _flow() -> Solve:
    from bot.solving.flow import solve

    return solve


def _scipy() -> Solve:
    return lambda some: by_scipy(some, queue=False)


def _plain() -> Solve:
    return by_shortest_paths


SOLVERS: dict[str, Callable[[], Solve]] = {
    "OR-Tools": _flow,
    "SciPy": _scipy,
    "plain Python": _plain,
}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _here(*json.loads(sys.argv[1]))
    else:
        main()

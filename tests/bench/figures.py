"""Hold figures and print them: name | ours | baseline | ratio | target | ok."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """Hold one measured figure; `most` (or `least`) is what it may be, none is for reading.

    `of` says what the target is about: the ratio to the baseline or our own figure.
    """

    name: str
    ours: float
    unit: str
    baseline: float | None = None
    most: float | None = None
    least: float | None = None
    of: str = "ours"

    @property
    def ratio(self) -> float | None:
        """Return how many times the baseline we are."""
        return self.ours / self.baseline if self.baseline else None

    @property
    def met(self) -> bool:
        """Tell whether the target is met; without a target it is."""
        value = self.ratio if self.of == "ratio" else self.ours
        if value is None:
            return False
        return (self.most is None or value <= self.most) and (
            self.least is None or value >= self.least
        )

    @property
    def target(self) -> str:
        """Say what is asked for."""
        unit = "×" if self.of == "ratio" else f" {self.unit}"
        if self.most is not None:
            return f"≤ {self.most:g}{unit}"
        return f"≥ {self.least:g}{unit}" if self.least is not None else "-"

    def line(self) -> str:
        """Return the line that is printed."""
        baseline = "-" if self.baseline is None else f"{self.baseline:.3g} {self.unit}"
        ratio = "-" if self.ratio is None else f"{self.ratio:.2f}"
        word = "ok" if self.met else "SHORT"
        ours = f"{self.ours:.4g} {self.unit}"
        return f"{self.name} | {ours} | {baseline} | {ratio} | {self.target} | {word}"


def write(figures: list[Figure], file: Path) -> None:
    """Write all figures as JSON."""
    rows = [{**asdict(each), "ratio": each.ratio, "met": each.met} for each in figures]
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


def percentile(values: list[float], share: float) -> float:
    """Return the value below which a share of all lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

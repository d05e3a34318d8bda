"""A plot of lines on two logarithmic axes, as one SVG file, in letsbe's colours."""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from pathlib import Path

_WIDTH, _HEIGHT = 760, 480
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 200, 30, 60
_COLOURS = ("#3f6b4f", "#7a4a78", "#a8642a", "#3a6a8c", "#8a8a2a", "#555555")
Points = Sequence[tuple[float, float]]


def written(path: Path, lines: Mapping[str, Points], *, across: str, up: str) -> None:
    """Write the plot of some lines, each of points (x, y) above zero."""
    every = [point for some in lines.values() for point in some]
    xs, ys = _decades([x for x, _ in every]), _decades([y for _, y in every])
    drawn = [*_axis(xs, ys, across, up)]
    for at, (name, points) in enumerate(lines.items()):
        drawn += _line(name, [(_x(x, xs), _y(y, ys)) for x, y in points], _COLOURS[at])
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="13">\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fdfcf9"/>\n'
        + "\n".join(drawn)
        + "\n</svg>\n",
        "utf-8",
    )


def _decades(values: Sequence[float]) -> tuple[int, int]:
    return floor(log10(min(values))), ceil(log10(max(values)))


def _x(value: float, span: tuple[int, int]) -> float:
    room = _WIDTH - _LEFT - _RIGHT
    return _LEFT + room * (log10(value) - span[0]) / (span[1] - span[0])


def _y(value: float, span: tuple[int, int]) -> float:
    room = _HEIGHT - _TOP - _BOTTOM
    return _HEIGHT - _BOTTOM - room * (log10(value) - span[0]) / (span[1] - span[0])


def _axis(xs: tuple[int, int], ys: tuple[int, int], across: str, up: str) -> list[str]:
    drawn = []
    for power in range(xs[0], xs[1] + 1):
        x = _x(10**power, xs)
        drawn.append(_stroke(x, _TOP, x, _HEIGHT - _BOTTOM))
        drawn.append(_text(x, _HEIGHT - _BOTTOM + 20, f"{10**power:,g}", "middle"))
    for power in range(ys[0], ys[1] + 1):
        y = _y(10.0**power, ys)
        drawn.append(_stroke(_LEFT, y, _WIDTH - _RIGHT, y))
        drawn.append(_text(_LEFT - 8, y + 4, f"{10.0**power:,g}", "end"))
    drawn.append(_text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 15, across, "middle"))
    drawn.append(_text(_LEFT, _TOP - 10, up, "start"))
    return drawn


def _line(name: str, points: Points, colour: str) -> list[str]:
    told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
    x, y = points[-1]
    path = f'<polyline points="{told}" fill="none" stroke="{colour}" stroke-width="2"/>'
    return [path, *dots, _text(x + 8, y + 4, name, "start", colour)]


def _stroke(x1: float, y1: float, x2: float, y2: float) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="#ddd8cc"/>'


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#333333") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"'
    return f"<text {place}>{escape(words)}</text>"

"""Colours of the style sheets as a browser reckons them: tokens filled in, OKLCH to sRGB, contrast by WCAG."""

import math
import re

Colour = tuple[float, float, float]


def tokens(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """What a sheet sets on the root: in the light, and in the dark."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    light, _, dark = css.partition("@media")
    found = [dict(re.findall(r"(--[\w-]+)\s*:\s*([^;]+);", part)) for part in (light, dark)]
    return found[0], {**found[0], **found[1]}


def filled(value: str, given: dict[str, str]) -> str:
    """A value with its tokens filled in; raises KeyError for one that nobody sets."""
    while found := re.search(r"var\(\s*(--[\w-]+)\s*\)", value):
        value = value[: found.start()] + given[found[1]] + value[found.end() :]
    return value


def colour(value: str, given: dict[str, str]) -> Colour:
    """Linear red, green and blue of an `oklch()` value; what a screen cannot show is cut off, as Chromium does."""
    text = re.sub(
        r"calc\(\s*([\d.]+)\s*\*\s*([\d.]+)\s*\)", lambda m: str(float(m[1]) * float(m[2])), filled(value, given)
    )
    found = re.fullmatch(r"oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)", text.strip())
    if not found:
        raise ValueError(f"{value} is {text}, and no colour in OKLCH.")
    return from_oklch(*map(float, found.groups()))


def from_oklch(lightness: float, chroma: float, hue: float) -> Colour:
    """By the matrices of Björn Ottosson, https://bottosson.github.io/posts/oklab/."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in channels)
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2's contrast ratio of two linear colours."""
    darker, lighter = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (one, other))
    return (lighter + 0.05) / (darker + 0.05)

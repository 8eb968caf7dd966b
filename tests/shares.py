"""Shares out between runs what looks at the HTML alone: it takes long, and the HTML is the same in each."""

import os
from collections.abc import Iterable

SHARE = "SHARE_OF_TESTS"


def left_to_others(names: Iterable[str]) -> set[str]:
    """The tests that another run does: all but this run's shares; none when no share was given.

    "0,1/3" are the first two shares of three. Names that follow each other go to different shares, so one long row
    of cases weighs on all of them.
    """
    own, _slash, shares = os.environ.get(SHARE, "0/1").partition("/")
    return {name for number, name in enumerate(sorted(names)) if str(number % int(shares)) not in own.split(",")}

"""How a word or phrase is looked for in running text: whole, over line ends, with either apostrophe."""

import re

# Whole words only, and none within a web or mail address. What follows a hyphen is no word of its own; what comes
# before one may be: the SISA in ‘SISA-convenant’.
WORD_STARTS = r"(?<![\w@/.-])"
WORD_ENDS = r"(?![\w@]|[./]\w)"
SPACES = re.compile(r"\s+")


def as_kept(text: str) -> str:
    """What stands in a text, in the way records write it: one space between words, the Dutch apostrophe."""
    return SPACES.sub(" ", text).strip().replace("'", "’")


def as_written(kept: str) -> str:
    """The regular expression of all that `as_kept` would make this of."""
    return re.escape(kept).replace(r"\ ", r"\s+").replace("’", "['’]")

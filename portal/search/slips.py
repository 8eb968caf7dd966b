"""Which differences between two words are slips of the hand, and not two words."""

from itertools import pairwise

from rapidfuzz.distance import Indel, Levenshtein

# Letters that are written for each other, as they sound alike: ‘konvenant’, ‘sentrum’, ‘fertrouwen’, ‘paart’.
ALIKE = {frozenset(pair) for pair in ("ck", "cs", "sz", "fv", "dt", "gh", "iy", "ij", "kq")}
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")  # of a keyboard
BESIDE = {frozenset(pair) for row in ROWS for pair in pairwise(row)}
# Letters of a word in which one letter may be another: the key beside it, and any. Of shorter words that is mostly
# another word: ‘kerk’ and ‘keek’, ‘klacht’ and ‘kracht’.
FEWEST_FOR_BESIDE, FEWEST_FOR_ANY = 6, 9


def is_slip(typed: str, meant: str) -> bool:
    """Whether the one is likely to be typed for the other: letters too many, too few, swapped, or alike in sound.

    A letter that is wrong otherwise is a slip when it is the only one, in a word that is long enough.
    """
    changes = Levenshtein.editops(typed, meant)
    if Indel.distance(typed, meant) == len(changes):  # no letter needs to be another one: ‘proffesional’
        return True
    pairs = (frozenset((typed[o.src_pos], meant[o.dest_pos])) for o in changes if o.tag == "replace")
    wrong = [pair for pair in pairs if pair not in ALIKE]
    if not wrong or sorted(typed) == sorted(meant):
        return True
    if len(changes) > 1:
        return False
    return len(typed) >= FEWEST_FOR_ANY or (len(typed) >= FEWEST_FOR_BESIDE and wrong[0] in BESIDE)

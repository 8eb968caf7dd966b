"""Other forms of a Dutch word that the stemmer does not bring together: of verbs, plurals, and of names of places.

Only shapes are made here, right ones and wrong ones; the vocabulary of the index says which of them are words.
Rules: Algemene Nederlandse Spraakkunst, 2.3 (verbs) and 3.5 (plurals).
"""

import re
from collections.abc import Iterator
from itertools import chain

SHORTEST_ROOT = 3  # letters: ‘les’, ‘hel’ of ‘helen’ are too many things below it
VOWELS = "aeiouy"
# What a verb begins with that has no ‘ge’ in its participle, and what ‘ge’ comes after: ‘opgeleid’.
INSEPARABLE = ("be", "ge", "her", "mis", "ont", "ver", "er")
SEPARABLE_LIST = """
aan achter af bij binnen buiten dicht door in langs los mee na neer om onder op over samen tegen terug toe uit vast voor
voort vrij waar weg
"""
SEPARABLE = SEPARABLE_LIST.split()
# Verbs that change their vowel, as far as people ask about them here, and nouns with a plural of their own.
STRONG = (
    "slaan sla slaat sloeg sloegen geslagen",
    "helpen help helpt hielp hielpen geholpen",
    "spreken spreek spreekt sprak spraken gesproken",
    "bespreken bespreek bespreekt besprak bespraken besproken",
    "afspreken afgesproken",
    "zien zie ziet zag zagen gezien",
    "geven geef geeft gaf gaven gegeven",
    "nemen neem neemt nam namen genomen",
    "ondernemen onderneemt ondernam ondernomen",
    "lezen lees leest las lazen gelezen",
    "schrijven schrijf schrijft schreef schreven geschreven",
    "kijken kijk kijkt keek keken gekeken",
    "begrijpen begrijp begrijpt begreep begrepen",
    "krijgen kreeg kregen gekregen",
    "vragen vraag vraagt vroeg vroegen gevraagd",
    "bevragen bevraagt bevraagd",
    "zoeken zocht zochten gezocht",
    "onderzoeken onderzoek onderzoekt onderzocht onderzochten",
    "brengen bracht brachten gebracht",
    "denken dacht dachten gedacht",
    "doorverwijzen verwijzen verwijs verwijst verwees verwezen doorverwezen",
    "beslissen beslist besloten besluiten besluit besloot",
    "sluiten sluit sloot sloten gesloten aansluiten aangesloten",
    "ingrijpen grijpen greep ingegrepen",
    "aanbieden biedt bood aangeboden bieden geboden",
    "verdwijnen verdween verdwenen",
    "verbreken verbrak verbroken",
    "verbieden verbood verboden",
    "liegen loog gelogen",
    "sterven stierf gestorven",
    "misbruiken misbruik misbruikt misbruikte",
    "stad steden",
    "lid leden",
    "schip schepen",
)
IRREGULAR = {
    form: tuple(other for other in forms if other != form) for forms in map(str.split, STRONG) for form in forms
}


def inflections(form: str) -> Iterator[str]:
    """Shapes that may be another form of this word, itself left out, each once."""
    found = chain(IRREGULAR.get(form, ()), plurals(form), adjectives(form), *map(verb_forms, roots(form)))
    yield from dict.fromkeys(other for other in found if other != form)


def plurals(form: str) -> Iterator[str]:
    """‘themas’ of ‘thema’, ‘adviezen’ of ‘advies’, ‘brieven’ of ‘brief’, and back."""
    if form.endswith("s") and form[-2:-1] in VOWELS:
        yield form[:-1]
    if form[-1:] in VOWELS:
        yield form + "s"
    for sharp, soft in (("s", "z"), ("f", "v")):
        if form.endswith(sharp):
            yield shortened(form)[:-1] + soft + "en"
        if form.endswith(soft + "en"):
            yield lengthened(form[:-3] + sharp)
            yield form[:-3] + sharp


def adjectives(form: str) -> Iterator[str]:
    """‘anonieme’ of ‘anoniem’ and back; ‘rotterdamse’ and ‘rotterdams’ of ‘rotterdam’, only that way."""
    yield from (bare + "e" for bare in (form, shortened(form), doubled(form)))
    if form.endswith("e"):
        yield from (form[:-1], lengthened(form[:-1]), undoubled(form[:-1]))
    for ending in ("se", "s"):
        if form.endswith(ending) and len(form) > SHORTEST_ROOT + 3:
            yield form[: -len(ending)]


def roots(form: str) -> Iterator[str]:
    """What a verb may be made of: ‘deel’ of ‘deelt’, ‘delen’, ‘gedeeld’ and ‘gedeelde’."""
    yield form
    for ending in ("de", "te", "den", "ten", "d", "t", "e"):
        if form.endswith(ending):
            yield from participle_roots(form[: -len(ending)])
    if form.endswith("en"):
        yield from (form[:-2], lengthened(form[:-2]), undoubled(form[:-2]))
        yield lengthened(hardened(form[:-2]))
    yield from participle_roots(form)


def participle_roots(form: str) -> Iterator[str]:
    """Without the ‘ge’ of a participle, in front or after the first part: ‘opgeleid’ is ‘opleid’."""
    yield form
    if form.startswith("ge"):
        yield form[2:]
    for first in SEPARABLE:
        if form.startswith(first + "ge"):
            yield first + form[len(first) + 2 :]


def verb_forms(root: str) -> Iterator[str]:
    """What a verb with this root is written like."""
    if len(root) < SHORTEST_ROOT or not root.isalpha():
        return
    yield from (root, root + "t", root + "d", root + "de", root + "te")
    yield from (infinitive + "en" for infinitive in {root, shortened(root), doubled(root), softened(shortened(root))})
    for participle in participles(root):
        yield from (participle, participle + "d", participle + "t", participle + "de", participle + "te")


def participles(root: str) -> Iterator[str]:
    if not root.startswith(INSEPARABLE):
        yield "ge" + root
    for first in SEPARABLE:
        if root.startswith(first) and len(root) - len(first) >= SHORTEST_ROOT:
            yield f"{first}ge{root[len(first) :]}"


def lengthened(root: str) -> str:
    """A vowel before one last consonant doubled: ‘deel’ of ‘del-en’."""
    return re.sub(rf"(?<![{VOWELS}])([aeou])([^{VOWELS}])$", r"\1\1\2", root)


def shortened(root: str) -> str:
    """The other way: ‘del-en’ of ‘deel’."""
    return re.sub(rf"([aeou])\1([^{VOWELS}])$", r"\1\2", root)


def doubled(root: str) -> str:
    """‘zegg-en’ of ‘zeg’."""
    return re.sub(rf"(?<![{VOWELS}])([{VOWELS}])([^{VOWELS}])$", r"\1\2\2", root)


def undoubled(root: str) -> str:
    return root[:-1] if root[-1:] == root[-2:-1] else root


def hardened(root: str) -> str:
    """‘lees’ of ‘lez-en’, ‘geef’ of ‘gev-en’."""
    return root[:-1] + {"z": "s", "v": "f"}.get(root[-1:], root[-1:])


def softened(root: str) -> str:
    return root[:-1] + {"s": "z", "f": "v"}.get(root[-1:], root[-1:])

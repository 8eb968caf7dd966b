"""Made-up Dutch for made-up items: roots put together into as many words as a large portal has."""

import random
from itertools import accumulate

ROOT_LIST = """
kind ouder gezin school wijk team zorg huis arts recht meld code gesprek film kaart plan route handel les week dag
nacht jaar werk groep hulp lijn raad bank kamer straat stad dorp land water lucht boom tuin weg fiets trein boek
blad brief woord taal vraag antwoord doel stap proef toets norm wet regel dienst ambt keten partner bond vereniging
sport club spel feest dans lied beeld foto kunst smaak kleur vorm lijst tafel stoel deur raam dak muur vloer trap
geld markt winkel prijs loon kost waarde belang macht kracht rust angst vreugde pijn ziekte koorts wond genezing
leeftijd jeugd baby peuter kleuter puber broer zus oma opa tante neef nicht buur vriend gast klant bewoner burger
leraar juf meester rector docent leerling student cursus training scholing kennis inzicht ervaring oordeel mening
signaal zorgpunt melding onderzoek rapport verslag dossier gegeven bestand systeem scherm toetsenbord netwerk
convenant afspraak opdracht taak rol functie beroep ambacht vak methode aanpak werkwijze praktijk theorie
"""
COMMON_LIST = "de het een van en in op voor met dat is te aan die zijn er om als bij ook door naar over wordt niet"
# Of which roots are made that no list has: begin, middle and end of a syllable.
SYLLABLES = (
    "b bl br d dr f fl g gr h j k kl kr l m n p pl pr r s sch sl sn sp st t tr v vl w z zw",
    "a aa e ee ei eu i ie ij o oe oo ou u ui uu",
    "f g k kt l ld m mp n nd ng nk p r rd rm s st t",
)
MADE_ROOTS = 0.25  # of the words; the rest is put together of these and of the real ones
LINKS = ("", "s", "en")
ENDINGS = ("", "", "", "en", "s", "je")
STEEPNESS = 1.05  # of Zipf's law: how quickly words get rarer


class Lexicon:
    """Words by how common they are, the same ones for the same seed."""

    def __init__(self, *, words: int, seed: int):
        lot = random.Random(seed)  # noqa: S311  no secret
        letters = [part.split() for part in SYLLABLES]
        roots = dict.fromkeys(ROOT_LIST.split())
        while len(roots) < MADE_ROOTS * words:
            syllables = lot.choice((1, 2, 2, 3))
            roots["".join(lot.choice(part) for _ in range(syllables) for part in letters)] = None
        parts = list(roots)
        made = dict.fromkeys(COMMON_LIST.split())
        made |= dict.fromkeys(parts[: len(ROOT_LIST.split())])
        rest = {word: None for word in parts if word not in made}
        while len(made) + len(rest) < words:
            number = lot.choice((1, 2, 2, 3))
            rest[lot.choice(LINKS).join(lot.choices(parts, k=number)) + lot.choice(ENDINGS)] = None
        others = [word for word in rest if word not in made]
        lot.shuffle(others)
        self.words = [*made, *others]
        self._weights = list(accumulate(1 / (place + 2) ** STEEPNESS for place in range(len(self.words))))

    def text(self, lot: random.Random, words: int) -> str:
        """So many words, each drawn by how common it is."""
        return " ".join(lot.choices(self.words, cum_weights=self._weights, k=words))

    def title(self, lot: random.Random) -> str:
        return self.text(lot, lot.randint(3, 9)).capitalize()

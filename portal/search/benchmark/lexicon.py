"""Made-up Dutch for made-up items: real roots, put together into as many words as a large portal has."""

import random
from itertools import accumulate

ROOTS = (
    "kind ouder gezin school wijk team zorg huis arts recht meld code gesprek film kaart plan route handel les week"
    " dag nacht jaar werk groep hulp lijn raad bank kamer straat stad dorp land water lucht boom tuin weg fiets trein"
    " boek blad brief woord taal vraag antwoord doel stap proef toets norm wet regel dienst ambt keten partner bond vereniging"
    " sport club spel feest dans lied beeld foto kunst smaak kleur vorm lijst tafel stoel deur raam dak muur vloer trap"
    " geld markt winkel prijs loon kost waarde belang macht kracht rust angst vreugde pijn ziekte koorts wond genezing"
    " leeftijd jeugd baby peuter kleuter puber broer zus oma opa tante neef nicht buur vriend gast klant bewoner burger"
    " leraar juf meester rector docent leerling student cursus training scholing kennis inzicht ervaring oordeel mening"
    " signaal zorgpunt melding onderzoek rapport verslag dossier gegeven bestand systeem scherm toetsenbord netwerk"
    " convenant afspraak opdracht taak rol functie beroep ambacht vak methode aanpak werkwijze praktijk theorie"
).split()
LINKS = ("", "s", "en")
ENDINGS = ("", "", "", "en", "s", "je")
COMMON = "de het een van en in op voor met dat is te aan die zijn er om als bij ook door naar over wordt niet".split()
STEEPNESS = 1.05  # of Zipf's law: how quickly words get rarer


class Lexicon:
    """Words by how common they are, the same ones for the same seed."""

    def __init__(self, *, words: int, seed: int):
        lot = random.Random(seed)  # noqa: S311  no secret
        made = dict.fromkeys([*COMMON, *ROOTS])
        while len(made) < words:
            parts = lot.choice((1, 2, 2, 2, 3))
            made[lot.choice(LINKS).join(lot.choices(ROOTS, k=parts)) + lot.choice(ENDINGS)] = None
        self.words = list(made)
        self._weights = list(accumulate(1 / (place + 2) ** STEEPNESS for place in range(len(self.words))))

    def text(self, lot: random.Random, words: int) -> str:
        """So many words, each drawn by how common it is."""
        return " ".join(lot.choices(self.words, cum_weights=self._weights, k=words))

    def title(self, lot: random.Random) -> str:
        return self.text(lot, lot.randint(3, 9)).capitalize()

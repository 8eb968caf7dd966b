"""The smallest folder of content that has every kind of record, as the rows of its files."""


def term(model: str, slug: str, name: str, **fields) -> dict:
    return {"model": model, "fields": {"slug": slug, "name": name, **fields}}


FILES: dict[str, list[dict]] = {
    "vocabularies/themes.yaml": [
        term("themes.theme", "leren", "Samen leren", number=1),
        term("themes.theme", "delen", "Informatie delen", number=2),
    ],
    "vocabularies/headings.yaml": [
        {
            "model": "themes.heading",
            "fields": {
                "theme": ["leren"],
                "part": "aanpak",
                "slug": "scholing",
                "title": "Scholing",
                "sort_order": 1,
                "source": "218",
            },
        }
    ],
    "vocabularies/regions.yaml": [
        term("core.region", "parkstad", "Heerlen (Parkstad)", kind="regio", part_of=None, cbs_code=""),
        term("core.region", "heerlen", "Heerlen", kind="gemeente", part_of=["parkstad"], cbs_code="GM0917"),
    ],
    "vocabularies/audiences.yaml": [term("core.audience", "ouders", "Ouders")],
    "vocabularies/partners.yaml": [term("core.partner", "vng", "VNG", abbreviation="VNG", sector="bestuur")],
    "vocabularies/subjects.yaml": [term("core.subject", "privacy", "Privacy", description="Wat mag gedeeld worden.")],
    "vocabularies/synonyms.yaml": [
        {"model": "search.synonym", "fields": {"words": "dokter", "meanings": "huisarts", "two_way": False}}
    ],
    "vocabularies/foreign_phrases.yaml": [
        {"model": "core.foreignphrase", "fields": {"text": "learning by doing", "language": "en"}}
    ],
    "addresses/adressen.yaml": [{"key": "adres-01", "url": "https://vng.nl/stuk.pdf", "bron": "143"}],
    "anchors/anchors.yaml": [{"key": "ijkpunt-avg", "name": "AVG", "subjects": ["privacy"]}],
    "anchors/changes.yaml": [
        {
            "key": "wijziging-avg-2018",
            "anchor": "ijkpunt-avg",
            "date": "2018-05-25",
            "label": "van vóór de AVG",
            "sentence": "Sinds 25 mei 2018 geldt de AVG.",
        }
    ],
    "themes/thema-1.yaml": [
        {
            "key": "thema-1",
            "slug": "leren",
            "title": "Samen leren",
            "theme": "leren",
            "summary": "Waar het over gaat.",
            "about": ["Een alinea."],
            "bron": "201-316",
        }
    ],
    "collectieven/parkstad.yaml": [
        {
            "key": "collectief-heerlen",
            "slug": "heerlen",
            "title": "Heerlen (Parkstad)",
            "region": "parkstad",
            "period": "medio 2015 tot 31 december 2016",
            "summary": "Wat Heerlen deed.",
            "continuation": ["Het ging door.", {"list": ["een pilot"]}],
            "matrix": {1: "Scholing", 2: ""},
            "bron": "770-786",
        }
    ],
    "tips/thema-1.yaml": [
        {
            "key": "tip-1-01",
            "number": 1,
            "title": "Train elk jaar",
            "summary": "Regel een training.",
            "body": ["Een alinea.", {"heading": "Hoe"}, {"steps": ["eerst", "dan"]}],
            "themes": ["leren"],
            "audiences": ["ouders"],
            "subjects": ["privacy"],
            "bron": "166, 168",
        },
        {
            "key": "tip-1-02",
            "number": 2,
            "title": "Oefen met een acteur",
            "summary": "Een deel van de eerste tip.",
            "themes": ["leren"],
            "part_of": "tip-1-01",
            "bron": "168",
        },
    ],
    "actions/thema-1.yaml": [
        {
            "key": "actie-1-01",
            "number": 1,
            "title": "Scholing voor leerkrachten",
            "summary": "Leerkrachten volgden een module.",
            "themes": ["leren"],
            "regions": ["heerlen"],
            "partners": ["vng"],
            "heading": "scholing",
            "type": "uitgevoerd",
            "see_also": ["actie-1-02"],
            "bron": "219-224",
        },
        {
            "key": "actie-1-02",
            "number": 2,
            "title": "Gastlessen",
            "summary": "Er waren gastlessen.",
            "themes": ["leren"],
            "type": "voornemen",
            "bron": "235-239",
        },
    ],
    "products/heerlen.yaml": [
        {
            "key": "product-plan",
            "number": 1,
            "title": "Communicatieplan",
            "summary": "Een plan voor voorlichting.",
            "body": ["Een alinea."],
            "themes": ["leren", "delen"],
            "regions": ["parkstad"],
            "type": "communicatieplan",
            "origin": "collectief",
            "availability": "available",
            "places": [{"address": "adres-01", "certainty": "sure"}],
            "actions": ["actie-1-01"],
            "tips": ["tip-1-01"],
            "related_tips": ["tip-1-02"],
            "variants": [{"title": "Plan", "bron": "82"}],
            "bron": "81-85",
        },
        {
            "key": "product-nieuwsbrief",
            "number": 2,
            "title": "Nieuwsbrief voor ouders",
            "summary": "Een nieuwsbrief.",
            "themes": ["leren"],
            "type": "nieuwsbrief",
            "origin": "collectief",
            "availability": "part",
            "part_of": "product-plan",
            "page_from": 3,
            "page_to": 4,
            "bron": "83-84",
        },
    ],
    "glossary/a-z.yaml": [
        {
            "key": "begrip-vng",
            "term": "VNG",
            "expansion": "Vereniging van Nederlandse Gemeenten",
            "also": ["de vereniging"],
            "keywords": "gemeentenclub",
            "explanation": "De vereniging van gemeenten.",
            "origin": "own",
            "bron": "4",
        }
    ],
    "links/categories.yaml": [{"key": "rubriek-kennis", "title": "Kennis", "sort_order": 1}],
    "links/kennis.yaml": [
        {
            "key": "link-01",
            "number": 1,
            "category": "rubriek-kennis",
            "title": "Dossier van de VNG",
            "addresses": ["adres-01"],
            "products": ["product-plan"],
            "bron": "887",
        }
    ],
    "pages/over.yaml": [
        {
            "key": "pagina-over",
            "slug": "over",
            "title": "Over dit portaal",
            "body": ["Een alinea.", {"link": {"text": "Stuk van de VNG", "address": "adres-01"}}],
            "goals": [{"number": 1, "text": "Beter samenwerken.", "bron": "15"}],
        }
    ],
    "pages/toegankelijkheid.yaml": [
        {
            "key": "pagina-toegankelijkheid",
            "slug": "toegankelijkheid",
            "title": "Toegankelijkheid",
            "status": "E",
            "untested": [{"heading": "Browsers"}, "Safari."],
            "tests": [{"title": "Toetsenbord", "how": "In Chromium.", "date": "2026-11-03"}],
            "problems": [
                {"title": "De film", "cause": "Geen tekst.", "effect": "U hoort niets.", "plan": "Ondertitels."}
            ],
            "date": "2026-11-25",
        }
    ],
}

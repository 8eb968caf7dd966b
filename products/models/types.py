"""The words in which a product is described. The values stand in query strings, so they are Dutch slugs."""

from django.db import models


class ProductType(models.TextChoices):
    """The 22 types that the report's products have, and 8 of ours that make ‘anders’ the exception."""

    FACTSHEET = "factsheet", "factsheet"
    FOLDER = "folder", "folder"
    CHECKLIST = "checklist", "checklist"
    MANUAL = "handleiding", "handleiding"
    COVENANT = "convenant", "convenant"
    REPORT = "rapport", "rapport"
    RECOMMENDATIONS = "aanbevelingen", "aanbevelingen"
    COMMUNICATION_PLAN = "communicatieplan", "communicatieplan"
    NEWSLETTER = "nieuwsbrief", "nieuwsbrief"
    DOCUMENTARY = "documentaire", "documentaire"
    ROUTE_MAP = "routekaart", "routekaart"
    PRESENTATION = "presentatie", "presentatie"
    TRAINING_PLAN = "trainingsopzet", "trainingsopzet"
    CRITERIA = "criteria", "criteria"
    SCHEME = "schema", "schema"
    EVALUATION = "evaluatie", "evaluatie"
    ADVICE = "advies", "advies"
    AGREEMENTS = "samenwerkingsafspraken", "samenwerkingsafspraken"
    PROCEDURE = "procedure", "procedure"
    VISION = "visie", "visie"
    ART = "kunstinstallatie", "kunstinstallatie"
    TOOLKIT = "toolkit", "toolkit"
    VIDEO = "video", "filmpje"
    TEACHING = "lesmateriaal", "lesmateriaal of training"
    MODEL = "model", "model of stappenplan"
    PROGRAMME = "beleidsprogramma", "beleidsprogramma"
    AGENDA = "verbeteragenda", "verbeteragenda"
    MEDIA = "media", "artikelen in de media"
    MANIFESTO = "manifest", "manifest"
    OTHER = "other", "anders"


class Origin(models.TextChoices):
    COLLECTIEF = "collectief", "van een Collectief"
    OTHERS = "extern", "van anderen"
    PROGRAMME = "beleidskader", "beleidsprogramma waarin resultaten een plek kregen"


class Availability(models.TextChoices):
    AVAILABLE = "available", "beschikbaar"
    PART = "part", "onderdeel van een ander stuk"
    EXPECTED = "expected", "aangekondigd in het rapport"
    NOT_SPREAD = "not_spread", "bewust niet verspreid"
    MENTIONED = "mentioned", "alleen genoemd, zonder link"
    WITHDRAWN = "withdrawn", "ingetrokken"


class Rights(models.TextChoices):
    FREE = "free", "vrij over te nemen"
    ATTRIBUTION = "attribution", "over te nemen met bronvermelding"
    READ_ONLY = "read_only", "alleen lezen"
    UNKNOWN = "unknown", "niet vermeld in het rapport"

from .address import ExternalAddress
from .anchor import Anchor, AnchorChange
from .document_text import DocumentText, texts_to_find
from .document_version import DocumentVersion
from .files import PortalDocument, PortalImage, PortalRendition
from .foreign_phrase import ForeignPhrase
from .item import ItemPage
from .job_run import JobClock, JobRun
from .judgement import JudgementMixin
from .ledger import LedgerEntry
from .page import IndexPageMixin, KeyMixin, KeywordsMixin, PortalPage
from .permalink import PermalinkCounter
from .publication import PublicationMixin, PublishedChange
from .section import SectionPageMixin
from .site_settings import PortalSettings
from .vocabulary import (
    Audience,
    AudienceTie,
    Partner,
    PartnerTie,
    Region,
    RegionTie,
    Subject,
    SubjectTie,
    Tie,
    Vocabulary,
    VocabularyTags,
)
from .withdrawal import Withdrawal

__all__ = [
    "Anchor",
    "AnchorChange",
    "Audience",
    "AudienceTie",
    "DocumentText",
    "DocumentVersion",
    "ExternalAddress",
    "ForeignPhrase",
    "IndexPageMixin",
    "ItemPage",
    "JobClock",
    "JobRun",
    "JudgementMixin",
    "KeyMixin",
    "KeywordsMixin",
    "LedgerEntry",
    "Partner",
    "PartnerTie",
    "PermalinkCounter",
    "PortalDocument",
    "PortalImage",
    "PortalPage",
    "PortalRendition",
    "PortalSettings",
    "PublicationMixin",
    "PublishedChange",
    "Region",
    "RegionTie",
    "SectionPageMixin",
    "Subject",
    "SubjectTie",
    "Tie",
    "Vocabulary",
    "VocabularyTags",
    "Withdrawal",
    "texts_to_find",
]

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "portal.search"
    label = "search"
    verbose_name = "zoeken"

    def ready(self) -> None:
        from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
        from wagtail.models import PageViewRestriction
        from wagtail.signals import page_published, page_unpublished

        from collectieven.models import CollectiefPage
        from portal.core.file_texts import texts_changed
        from portal.core.health import register_part
        from portal.core.listing import register_engine
        from portal.core.models import Anchor, AnchorChange, ExternalAddress, PortalDocument, Vocabulary
        from portal.glossary.models import Term

        from . import signals, stale
        from .backends import backend
        from .engine import SearchTableEngine
        from .models import SearchRow, Synonym
        from .phrasebook import phrasebook

        register_engine(SearchTableEngine())
        register_part("zoeken", lambda: backend().health())
        page_published.connect(signals.page_changed)
        page_unpublished.connect(signals.page_withdrawn)
        pre_delete.connect(signals.row_deleted, sender=SearchRow)
        post_delete.connect(signals.collectief_deleted, sender=CollectiefPage)
        for model in (Synonym, Term):
            post_save.connect(phrasebook.forget, sender=model)
            post_delete.connect(phrasebook.forget, sender=model)
        for model in signals.RECORDS:
            post_save.connect(signals.record_changed, sender=model)
            post_delete.connect(signals.record_changed, sender=model)
        for ties in signals.RECORD_TIES:
            m2m_changed.connect(signals.record_changed, sender=ties)
        texts_changed.connect(signals.texts_read)
        post_save.connect(signals.file_changed, sender=PortalDocument)
        pre_delete.connect(signals.file_to_be_deleted, sender=PortalDocument)
        post_delete.connect(signals.file_deleted, sender=PortalDocument)
        post_save.connect(signals.address_changed, sender=ExternalAddress)
        for model in (Anchor, AnchorChange):
            pre_delete.connect(stale.anchor_changed, sender=model)
        post_save.connect(stale.anchor_changed, sender=AnchorChange)
        m2m_changed.connect(stale.subjects_of_anchor_changed, sender=Anchor.subjects.through)
        stale.register()
        for vocabulary in Vocabulary.__subclasses__():
            pre_save.connect(signals.term_to_be_saved, sender=vocabulary)
            post_save.connect(signals.term_changed, sender=vocabulary)
        post_save.connect(signals.restriction_changed, sender=PageViewRestriction)
        post_delete.connect(signals.restriction_changed, sender=PageViewRestriction)

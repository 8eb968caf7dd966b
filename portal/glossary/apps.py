from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class GlossaryConfig(AppConfig):
    name = "portal.glossary"
    label = "glossary"
    verbose_name = "begrippen"

    def ready(self) -> None:
        from wagtail.models import PageViewRestriction

        from .known_terms import glossary
        from .models import GlossaryPage, Term

        for model in (Term, GlossaryPage, PageViewRestriction):
            post_save.connect(glossary.forget, sender=model, dispatch_uid=f"glossary_forget_{model.__name__}")
            post_delete.connect(glossary.forget, sender=model, dispatch_uid=f"glossary_forget_{model.__name__}")

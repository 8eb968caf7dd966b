from django.apps import AppConfig


class LinkCheckConfig(AppConfig):
    name = "portal.linkcheck"
    label = "linkcheck"
    verbose_name = "linkcontrole"

    def ready(self) -> None:
        from django.db.models.signals import m2m_changed, post_delete, post_save
        from wagtail.signals import page_published, page_unpublished

        from portal.links.models import UsefulLink

        from . import dashboard, scheduled, signals

        scheduled.register()
        dashboard.register_dead_links()
        page_published.connect(signals.page_changed)
        page_unpublished.connect(signals.page_changed)
        post_save.connect(signals.link_changed, sender=UsefulLink)
        post_delete.connect(signals.link_changed, sender=UsefulLink)
        m2m_changed.connect(signals.link_changed, sender=UsefulLink.addresses.through)

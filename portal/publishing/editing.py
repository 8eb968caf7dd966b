"""The editor of a page, as Wagtail has it, but for the mails about comments."""

from django.db import transaction
from wagtail.admin.views.pages import edit


class EditView(edit.EditView):
    def send_commenting_notifications(self, changes: dict) -> None:
        """Once all is stored; a mail server that refuses is logged and breaks no save."""
        send = super().send_commenting_notifications
        transaction.on_commit(lambda: send(changes), robust=True)

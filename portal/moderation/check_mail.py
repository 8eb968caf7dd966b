"""Tells who made a check link that somebody answered."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from .models import CheckAnswer

logger = logging.getLogger(__name__)


def tell_maker(answer: CheckAnswer) -> None:
    """To who still may change the page and has an address. A mail that fails is logged: the answer is kept anyhow."""
    link, page = answer.link, answer.link.page.specific_deferred
    maker = link.created_by
    if not (maker and maker.is_active and maker.email and page.permissions_for_user(maker).can_edit()):
        return
    title = page.get_admin_display_title()
    context = {
        "maker": maker,
        "title": title,
        "reader": link.reader,
        "verdict": answer.get_verdict_display(),
        "remark": answer.remark,
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("moderation_check_links", args=[page.pk]),
    }
    body = render_to_string("moderation/check_answer.txt", context)
    subject = " ".join(f"{link.reader} heeft geantwoord: {title}".split())
    try:
        EmailMessage(subject, body, to=[maker.email]).send()
    except (SMTPException, OSError):
        logger.exception("The mail about an answer to a check link of page %s could not be sent.", page.pk)

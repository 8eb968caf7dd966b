from django.http import HttpRequest

from portal.core.middleware import ADMIN_PREFIX

from .known_terms import glossary
from .marking import PageTerms


def page_terms(request: HttpRequest) -> dict:
    """`page_terms`, with which `{% explain %}` keeps account of the terms of this page. Nothing in the admin."""
    return {} if request.path.startswith(ADMIN_PREFIX) else {"page_terms": PageTerms(glossary.get)}

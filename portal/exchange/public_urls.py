"""Addresses of the site's lists as files. A page cannot have them: no slug has a dot."""

from django.urls import re_path

from portal.core.entries import LIST_ADDRESSES

from .public_lists import list_file, search_file

FORMAT = r"(?P<extension>csv|xlsx)"
urlpatterns = [
    re_path(rf"^{address.strip('/')}/lijst\.{FORMAT}$", list_file, {"kind": kind}, name=f"exchange_list_{kind}")
    for kind, address in LIST_ADDRESSES.items()
]
urlpatterns += [re_path(rf"^zoeken/lijst\.{FORMAT}$", search_file, name="exchange_search")]

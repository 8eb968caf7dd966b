"""How often one address may ask; counted in the cache, of which nothing is left after the window."""

import hashlib
import ipaddress
import time

from django.core.cache import cache
from django.http import HttpRequest

WINDOW = 600  # seconds, as the limits on signing in have it


def within_limit(request: HttpRequest, what: str, most: int, *, count: bool = True) -> bool:
    """Whether this address may do it (once more, unless `count` is off) in this window of ten minutes."""
    window = int(time.time() // WINDOW)
    key = f"moderation:{what}:{network_of(request)}:{window}"
    cache.add(key, 0, WINDOW)
    try:
        done = cache.incr(key) if count else cache.get(key, 0) + 1
        if count:  # some caches, that of files for one, count into a new entry that lasts as long as they like
            cache.touch(key, WINDOW)
    except ValueError:  # the cache threw it away between the two
        done = 1
    return done <= most


def network_of(request: HttpRequest) -> str:
    """The client's address, hashed; of IPv6 the network, because one visitor has many addresses in it."""
    text = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        address = None
    if isinstance(address, ipaddress.IPv6Address):
        text = str(ipaddress.IPv6Network((address, 64), strict=False))
    return hashlib.sha256(text.encode()).hexdigest()

"""Pages that need neither database nor static files, because those may be what failed."""

import base64
import hashlib

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

STYLE = """
:root{color-scheme:light dark;
--page:#fff;--text:#172126;--accent:#1f4e5f;--link:#0b5a78;--frame:#fdf4e7;--edge:#c98a3a}
@media (prefers-color-scheme:dark){:root{
--page:#12191d;--text:#e8eeef;--accent:#17333d;--link:#86cbe6;--frame:#2a2418;--edge:#c2914a}}
body{margin:0;background:var(--page);color:var(--text);
font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
header,main{padding:1rem max(1rem,calc((100% - 43rem)/2))}
header{background:var(--accent);color:#fff;font-weight:700}
h1{margin:1.5rem 0 .5rem;font-size:clamp(1.75rem,1.4rem + 1.6vw,2.5rem);line-height:1.2}
aside{margin:2rem 0;padding:.25rem 1rem;border-left:4px solid var(--edge);background:var(--frame)}
h2{font-size:1.25rem}
a{color:var(--link)}
header a{color:inherit;text-decoration:none}
header a:hover{text-decoration:underline}
:focus-visible{outline:3px solid currentcolor;outline-offset:2px}
"""
STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    f"img-src 'self'; style-src '{STYLE_HASH}'"
)


def standalone_page(template: str, *, status: int) -> HttpResponse:
    """A page with its style in itself; its own policy allows exactly that style and nothing else."""
    response = render(None, template, {"style": mark_safe(STYLE)}, status=status)  # noqa: S308  a constant of ours
    response["Content-Security-Policy"] = POLICY
    response["Cache-Control"] = "no-store"
    return response

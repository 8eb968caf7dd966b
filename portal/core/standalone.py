"""Pages that need neither database nor static files, because those may be what failed."""

import base64
import hashlib

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

# The colours of the site as they come out of its tokens, in a form that every browser knows.
STYLE = """
:root{color-scheme:light dark;
--page:#fff;--text:#172126;--quiet:#46545b;--header:#0e4b5c;--strip:#003849;--link:#005a78;
--warm:#fef5e9;--edge:#9a4914}
@media (prefers-color-scheme:dark){:root{
--page:#10171a;--text:#e8eeef;--quiet:#b6c3c8;--header:#003445;--strip:#004253;--link:#86cbe6;
--warm:#231d15;--edge:#e48b5c}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--page);color:var(--text);
font:1.125rem/1.55 "Source Sans 3",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
header,main,aside{padding-inline:max(1rem,calc((100% - 73rem)/2))}
header{padding-block:1.125rem;border-bottom:.5rem solid var(--strip);background:var(--header);color:#fff}
header a{display:inline-flex;gap:.75rem;align-items:center;color:inherit;font-weight:700;line-height:1.25}
header a,header a:hover{text-decoration:none}
header a:hover .name{text-decoration:underline}
header svg{flex:none}
.kind{display:block;font-size:1rem;font-weight:400}
main{flex:1;padding-block:2rem 3rem}
h1{margin:0 0 1rem;font-size:clamp(1.9375rem,1.6rem + 1.7vw,2.875rem);line-height:1.15;letter-spacing:-.015em}
main p{max-width:42rem;margin:0 0 1rem}
small{color:var(--quiet);font-size:1rem}
p:has(+ h1){margin-bottom:.25rem}
aside{border-top:4px solid var(--edge);padding-block:1.75rem;background:var(--warm)}
h2{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25}
aside p{margin:0 0 .5rem}
.phones{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1rem}
.phones a{padding:.5rem 1rem;border:2px solid var(--edge);border-radius:.375rem;background:var(--page);
font-size:1.25rem;font-weight:700;line-height:1.3;text-decoration:none}
.phones span{display:block;color:var(--text);font-size:1rem;font-weight:400}
a{color:var(--link);text-underline-offset:.15em}
a:hover{text-decoration-thickness:.125em}
:focus-visible{outline:3px solid currentcolor;outline-offset:3px}
@media print{header{border:0;padding-inline:0;background:none;color:#000}main,aside{padding-inline:0}}
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

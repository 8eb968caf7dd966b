"""Looks at an external address and says what it comes to."""

import logging
import secrets
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings

from .connection import Limits
from .fetching import Answer, Fetcher
from .outcomes import Outcome, Trouble
from .page_text import PageText, read_page

logger = logging.getLogger(__name__)

MOST_OF_A_PAGE = 256 * 1024  # bytes; the title stands near the beginning
FILE_LIMITS = Limits(total=120)
PAGE_TYPES = {"text/html", "application/xhtml+xml"}
# Of these nothing more is asked than whether they are there.
NO_FILES = {"application/json", "application/javascript", "application/xml", "application/rss+xml"}
NOT_FOUND = {404, 410}
# The website answers but does not want us there; 999 is what LinkedIn gives to programs.
CLOSED_TO_US = {401, 402, 403, 405, 406, 407, 451, 999}
# After one of these a GET may still go well: servers that do not know HEAD, or answer it in a broken way.
HEAD_MAY_BE_TO_BLAME = {Outcome.TIMEOUT, Outcome.NO_CONNECTION, Outcome.LOOP, Outcome.REFUSED}


@dataclass(frozen=True)
class FileSeen:
    """What tells one version of a file from another. `sha256` is empty when the file was not read whole."""

    content_type: str = ""
    length: int | None = None
    etag: str = ""
    last_modified: str = ""
    sha256: str = ""

    def is_still(self, other: "FileSeen") -> bool:
        """Whether the server's own marks say that this is the file that was read before."""
        same_mark = (self.etag and self.etag == other.etag) or (
            self.last_modified and self.last_modified == other.last_modified
        )
        return bool(other.sha256 and same_mark and self.length == other.length)


@dataclass(frozen=True)
class Verdict:
    """What one look came to; `detail` is a Dutch sentence for the editor."""

    outcome: Outcome
    detail: str = ""
    status: int | None = None
    moved_to: str = ""
    file: FileSeen | None = None
    retry_at: object = None


@dataclass(frozen=True)
class Nonsense:
    """How a website answers when asked for a page that cannot exist, if it says that the page is there."""

    final_url: str
    redirected: bool
    fingerprint: str


class Examiner:
    """Looks at addresses in one run, and remembers what it learnt of each website."""

    def __init__(self, fetcher: Fetcher | None = None):
        self.fetcher = fetcher or Fetcher()
        self.websites: dict[str, Nonsense | None] = {}

    def examine(self, url: str, known: FileSeen | None = None) -> Verdict:
        """What this address comes to now. `known`: the file as it was read before, to read it only when it changed."""
        try:
            return self.judge(self.look(url, known or FileSeen()), known or FileSeen())
        except Trouble as trouble:
            return Verdict(trouble.outcome, trouble.detail, retry_at=trouble.retry_at)
        except Exception:
            logger.exception("An external address could not be judged: %s", url)
            return Verdict(
                Outcome.POSTPONED, "De controle van dit adres ging mis. De beheerder vindt meer in het logboek."
            )

    def look(self, url: str, known: FileSeen) -> Answer:
        """By HEAD first; by GET too when HEAD was refused or odd, or when the page or file itself must be seen."""
        head = self.head(url)
        if head is not None and not must_be_read(head, known):
            return head
        if is_file(head) if head is not None else urlsplit(url).path.lower().endswith(".pdf"):
            return self.fetcher.fetch(url, most=settings.WAGTAILDOCS_MAX_UPLOAD_SIZE, limits=FILE_LIMITS)
        return self.fetcher.fetch(url, most=MOST_OF_A_PAGE)

    def head(self, url: str) -> Answer | None:
        """The answer to HEAD; None when it says nothing, so that GET must decide."""
        try:
            answer = self.fetcher.fetch(url, "HEAD")
        except Trouble as trouble:
            if trouble.outcome in HEAD_MAY_BE_TO_BLAME:
                return None
            raise
        return answer if answer.status in range(200, 300) and content_type(answer) else None

    def judge(self, answer: Answer, known: FileSeen) -> Verdict:
        status = answer.status
        if status in range(200, 300):
            return self.judge_found(answer, known)
        if status in NOT_FOUND:
            return Verdict(Outcome.NOT_FOUND, f"De website zegt dat deze pagina er niet is ({status}).", status)
        if status in CLOSED_TO_US:
            return Verdict(Outcome.REFUSED, f"De website laat onze controle niet toe ({status}).", status)
        if status in range(300, 400):
            return Verdict(Outcome.SERVER_ERROR, "De website stuurt door zonder te zeggen waarheen.", status)
        return Verdict(Outcome.SERVER_ERROR, f"De website geeft een fout ({status}).", status)

    def judge_found(self, answer: Answer, known: FileSeen) -> Verdict:
        page = read_page(answer.reply.body, answer.header("Content-Type")) if is_page(answer) else None
        if page is not None and self.is_another_page(answer, page):
            return Verdict(Outcome.SOFT_404, "De website toont een andere pagina dan bedoeld.", answer.status)
        seen = file_seen(answer, known) if is_file(answer) else None
        if answer.moved_to:
            return Verdict(
                Outcome.MOVED, "Het adres is voorgoed verhuisd.", answer.status, moved_to=answer.moved_to, file=seen
            )
        return Verdict(Outcome.REACHABLE, "", answer.status, file=seen)

    def is_another_page(self, answer: Answer, page: PageText) -> bool:
        """Whether this is what the website shows for any address that does not exist (a soft 404)."""
        if page.says_not_found:
            return True
        if urlsplit(answer.url).path in {"", "/"}:
            return False
        nonsense = self.nonsense_of(answer.final_url)
        if nonsense is None:
            return False
        if nonsense.redirected:
            return bool(answer.hops) and answer.final_url == nonsense.final_url
        if page.fingerprint(urlsplit(answer.final_url).path) != nonsense.fingerprint:
            return False
        # A website that is put together in the browser sends the same shell for every address, the front page too.
        return nonsense.fingerprint != self.fingerprint_of(origin(answer.final_url) + "/")

    def nonsense_of(self, url: str) -> Nonsense | None:
        """What the website of this address does with an address that cannot exist; None when it honestly says so."""
        site = origin(url)
        if site not in self.websites:
            self.websites[site] = self.ask_nonsense(f"{site}/bestaat-niet-{secrets.token_hex(8)}")
        return self.websites[site]

    def ask_nonsense(self, url: str) -> Nonsense | None:
        try:
            answer = self.fetcher.fetch(url, most=MOST_OF_A_PAGE)
        except Trouble:
            return None
        if answer.status not in range(200, 300) or not is_page(answer):
            return None
        page = read_page(answer.reply.body, answer.header("Content-Type"))
        return Nonsense(answer.final_url, bool(answer.hops), page.fingerprint(urlsplit(url).path))

    def fingerprint_of(self, url: str) -> str:
        try:
            answer = self.fetcher.fetch(url, most=MOST_OF_A_PAGE)
        except Trouble:
            return ""
        return read_page(answer.reply.body, answer.header("Content-Type")).fingerprint(urlsplit(url).path)


def origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def content_type(answer: Answer) -> str:
    return answer.header("Content-Type").split(";")[0].strip().lower()


def is_page(answer: Answer) -> bool:
    return content_type(answer) in PAGE_TYPES


def is_file(answer: Answer) -> bool:
    """Whether this is something to download rather than a page or a picture."""
    kind = content_type(answer)
    return kind.startswith("application/") and kind not in PAGE_TYPES | NO_FILES


def must_be_read(head: Answer, known: FileSeen) -> bool:
    """Whether HEAD leaves a question: what a page says, or whether a file is still the same."""
    if is_page(head):
        return True
    seen = file_seen(head, known)
    return is_file(head) and not seen.sha256 and (seen.length or 0) <= settings.WAGTAILDOCS_MAX_UPLOAD_SIZE


def file_seen(answer: Answer, known: FileSeen) -> FileSeen:
    length = answer.header("Content-Length")
    marks = FileSeen(
        content_type=content_type(answer)[:100],
        length=int(length) if length.isascii() and length.isdigit() and len(length) < 18 else None,
        etag=answer.header("ETag")[:200],
        last_modified=answer.header("Last-Modified")[:100],
    )
    if answer.reply.body and answer.reply.complete:
        return FileSeen(**{**vars(marks), "sha256": sha256(answer.reply.body).hexdigest()})
    if marks.is_still(known):
        return FileSeen(**{**vars(marks), "sha256": known.sha256})
    return marks

"""A simulated OpenSearch cluster: a small HTTP server that answers what the portal sends, as we read its documentation.

It is no cluster. What passes here shows that the requests say what we mean and that failures are borne; whether a real
cluster reads them the same has to be measured there (docs/besluiten/0020-naar-een-cluster.md). Whatever the portal
does not send, it refuses.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from .simulated_query import Refused, Searcher


class SimulatedCluster:
    """`indices`: documents by id; `asked`: bodies of searches; `trouble`: how it misbehaves, a name or a status."""

    def __init__(self):
        self.indices: dict[str, dict] = {}
        self.aliases: dict[str, str] = {}
        self.asked: list[dict] = []
        self.requests: list[tuple[str, str, str]] = []  # method, path, authorization
        self.trouble: str | int = ""
        self.released = threading.Event()

    @property
    def documents(self) -> int:
        return sum(len(index["documents"]) for index in self.indices.values())

    def respond(self, method: str, path: str, body: str, options: dict[str, str]) -> tuple[int, dict]:
        parts = path.strip("/").split("/")
        try:
            match (method, *parts):
                case ("DELETE", name):
                    return self.delete(name)
                case ("PUT", name):
                    return self.create(name, json.loads(body))
                case ("POST" | "PUT", name, "_bulk"):
                    return self.bulk(name, [json.loads(line) for line in body.splitlines()], options)
                case ("GET" | "POST", name, "_count"):
                    return 200, {"count": len(self.behind(name)["documents"])}
                case ("GET" | "POST", name, "_search"):
                    self.asked.append(json.loads(body))
                    return 200, Searcher(self.behind(name)["documents"]).search(self.asked[-1])
            raise Refused(400, f"{method} {path}")
        except Refused as error:
            return error.status, {"status": error.status, "error": {"type": "refused", "reason": str(error)}}

    def behind(self, alias: str) -> dict:
        if alias not in self.aliases:
            raise Refused(404, f"no such index [{alias}]")
        return self.indices[self.aliases[alias]]

    def delete(self, name: str) -> tuple[int, dict]:
        if name not in self.indices:
            raise Refused(404, f"no such index [{name}]")
        del self.indices[name]
        self.aliases = {alias: index for alias, index in self.aliases.items() if index != name}
        return 200, {"acknowledged": True}

    def create(self, name: str, shape: dict) -> tuple[int, dict]:
        if name in self.indices:
            raise Refused(400, "resource_already_exists_exception")
        assert shape["mappings"]["dynamic"] == "strict"
        self.indices[name] = {"documents": {}, "versions": {}, "fields": shape["mappings"]["properties"]}
        self.aliases.update(dict.fromkeys(shape["aliases"], name))
        return 200, {"acknowledged": True, "index": name}

    def bulk(self, alias: str, lines: list[dict], options: dict[str, str]) -> tuple[int, dict]:
        assert options == {"require_alias": "true", "refresh": "true"}
        items, rest = [], iter(lines)
        for line in rest:
            ((action, told),) = line.items()
            document = next(rest) if action == "index" else None
            items.append({action: {"_id": told["_id"], **self.change(alias, told, document)}})
        return 200, {"errors": any("error" in result for item in items for result in item.values()), "items": items}

    def change(self, alias: str, told: dict, document: dict | None) -> dict:
        """One line of a bulk, with versions that are given from outside."""
        if alias not in self.aliases:
            return {"status": 404, "error": {"type": "index_not_found_exception"}}
        index = self.behind(alias)
        assert told["version_type"] == "external_gte"
        if told["version"] < index["versions"].get(told["_id"], 0):
            return {"status": 409, "error": {"type": "version_conflict_engine_exception"}}
        if document is not None and not set(document) <= set(index["fields"]):
            return {"status": 400, "error": {"type": "strict_dynamic_mapping_exception"}}
        index["versions"][told["_id"]] = told["version"]
        there = index["documents"].pop(told["_id"], None)
        if document is not None:
            index["documents"][told["_id"]] = document
            return {"status": 200 if there else 201, "result": "updated" if there else "created"}
        return {"status": 200, "result": "deleted"} if there else {"status": 404, "result": "not_found"}


class Handler(BaseHTTPRequestHandler):
    cluster: SimulatedCluster
    protocol_version = "HTTP/1.1"

    def handle_one(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        parts = urlsplit(self.path)
        self.cluster.requests.append((self.command, parts.path, self.headers.get("Authorization", "")))
        options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        trouble = self.cluster.trouble
        if trouble == "hangs":
            self.cluster.released.wait(20)
            self.close_connection = True
        elif trouble == "hangs up":
            self.close_connection = True
        elif trouble in NONSENSE:
            self.send(200, *NONSENSE[trouble])
        elif isinstance(trouble, int):
            self.send(trouble, json.dumps({"error": "x", "status": trouble}).encode(), "application/json")
        else:
            status, answer = self.cluster.respond(self.command, parts.path, body, options)
            answer = answer | PARTIAL.get(trouble, {}) if "hits" in answer else answer
            self.send(status, json.dumps(answer).encode(), "application/json")

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_one

    def send(self, status: int, body: bytes, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args) -> None:
        """Says nothing."""


NONSENSE = {
    "no json": (b'{"hits": ', "application/json"),
    "a web page": (b"<p>Aanmelden</p>", "text/html; charset=UTF-8"),
    "words": (b"welkom", "text/plain"),
    "another thing": (b'{"hits": [], "items": 3, "count": "veel"}', "application/json"),
}
PARTIAL = {"timed out": {"timed_out": True}, "a part": {"_shards": {"total": 2, "successful": 1, "failed": 1}}}


@contextmanager
def simulated_cluster() -> Iterator[tuple[SimulatedCluster, str]]:
    """A cluster that runs, and the address for SEARCH_URL."""
    cluster = SimulatedCluster()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OwnHandler", (Handler,), {"cluster": cluster}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield cluster, f"http://zoeker:geh%E2%82%ACim@127.0.0.1:{server.server_address[1]}/kennis"
    finally:
        cluster.released.set()
        server.shutdown()
        server.server_close()

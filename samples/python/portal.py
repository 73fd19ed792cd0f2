"""A portal that mints sessions for partner widgets. Python 3.8 or newer, standard library alone."""
import json
import os
import sys
import urllib.error
import urllib.request
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BFF = os.environ.get("PARTNER_WIDGETS_URL", "http://localhost:8787")  # as this server reaches it
KEY = os.environ.get("PARTNER_WIDGETS_KEY", "")  # the partner's secret key
ORIGIN = os.environ.get("PORTAL_ORIGIN", "http://localhost:3000")  # the pages that may use the session
PAGES = os.environ.get("PAGES", str(Path(__file__).parent.parent / "plain-html"))
PORT = int(os.environ.get("PORT", "3000"))


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """The key goes to the BFF and nowhere else."""

    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(NoRedirects)


def mint_session(user_id, roles):
    """
    Asks the BFF for a session in the name of an operator. Answers with what the page is told: 200 and a secret that works once,
    for a minute; or 502, the BFF's code and the id under which the BFF's log knows the request.
    """
    # Where the BFF keeps the roles itself ("rolesFrom":"store"), leave them out.
    wanted = {"subject": {"kind": "operator", "userId": user_id, "roles": roles}, "origins": [ORIGIN]}
    headers = {"Authorization": "Bearer " + KEY, "Content-Type": "application/json"}
    request = urllib.request.Request(BFF + "/v1/sessions", json.dumps(wanted).encode(), headers, method="POST")
    try:
        with OPENER.open(request, timeout=5) as answer:
            return 200, {"secret": json.load(answer)["secret"]}
    except urllib.error.HTTPError as refused:
        with refused:
            problem = problem_of(refused)
        print(f"No session for {user_id}: the BFF answered {refused.code} {problem}.", file=sys.stderr, flush=True)
        return 502, problem
    except (OSError, ValueError, KeyError) as failure:
        print(f"No session for {user_id}: the BFF did not answer ({type(failure).__name__}).", file=sys.stderr, flush=True)
        return 502, {"code": "bff-unavailable"}


def problem_of(refused):
    try:
        problem = json.load(refused)
        return {"code": problem["code"], "requestId": problem["requestId"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {"code": "answer-unreadable", "requestId": refused.headers.get("X-Request-Id")}


def signed_in(_request):
    """
    YOUR SIGN-IN goes here: answer (user id, roles) of who is signed in, from your own session, or None.
    Until then PORTAL_OPERATOR stands in for it; without it nobody is signed in.
    """
    user_id = os.environ.get("PORTAL_OPERATOR")
    return (user_id, ["administrator"]) if user_id else None


class Portal(SimpleHTTPRequestHandler):
    """Pages from a folder, and the route that they ask for a session."""

    def do_POST(self):
        if self.path != "/partner-session":
            return self.answer(404, {"code": "not-found"})
        # Browsers say with every POST which page sends it. A page of another site is not let in.
        if self.headers.get("Origin") != ORIGIN:
            return self.answer(403, {"code": "origin-not-allowed"})
        operator = signed_in(self)
        if operator is None:
            return self.answer(401, {"code": "not-signed-in"})
        return self.answer(*mint_session(*operator))

    def answer(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Quiet: what went wrong is written where it happens."""


if __name__ == "__main__":
    if not KEY:
        sys.exit("Set PARTNER_WIDGETS_KEY to the partner's secret key, then start again.")
    server = ThreadingHTTPServer(("localhost", PORT), partial(Portal, directory=PAGES))
    print(f"http://localhost:{server.server_port}/", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass

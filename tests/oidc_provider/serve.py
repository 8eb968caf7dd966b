"""Run as `python -m tests.oidc_provider.serve PORT REDIRECT_URI`: makes the database, one client and one person."""

import os
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

CLIENT, SECRET = "portaal", "een geheim van de test"
NAME, PASSWORD = "rita", "het wachtwoord bij de organisatie"


class Quiet(WSGIRequestHandler):
    def log_message(self, *args) -> None:
        pass


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def main(port: int, redirect_uri: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.oidc_provider.settings"
    import django

    django.setup()
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    call_command("migrate", verbosity=0)
    user = get_user_model().objects.create_user(NAME, "rita@gemeente.test", PASSWORD, first_name="Rita", last_name="R")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client = Client(id=CLIENT, name="Portaal", scopes="openid\nprofile\nemail", skip_consent=True)
    client.redirect_uris = redirect_uri
    client.set_secret(SECRET)
    client.save()
    server = make_server("localhost", port, get_wsgi_application(), server_class=Threaded, handler_class=Quiet)
    print("ready", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])

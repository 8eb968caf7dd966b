"""What the provider says of its people; `behaviour.json` in its folder makes it say other things, or lie."""

import json

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.conf import settings


def behaviour() -> dict:
    """claims: added to the answers. id_token: put over the token. issuer: what it calls itself."""
    return json.loads((settings.FOLDER / "behaviour.json").read_text())


class Adapter(DefaultOIDCAdapter):
    def get_issuer(self) -> str:
        return behaviour().get("issuer") or super().get_issuer()

    def get_claims(self, purpose, user, client, scopes, **kwargs) -> dict:
        claims = {**super().get_claims(purpose, user, client, scopes, **kwargs), **behaviour().get("claims", {})}
        return {**claims, **behaviour().get("userinfo", {})} if purpose == "userinfo" else claims

    def populate_id_token(self, id_token, client, scopes, **kwargs) -> None:
        id_token.update(behaviour().get("claims", {}))
        id_token.update(behaviour().get("id_token", {}))

"""How the secrets of second factors are kept, and what is said about codes."""

import base64
import hashlib

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from qrcode.image.svg import SvgPathImage

QUIET_ZONE = 4  # modules around a QR code, as ISO/IEC 18004 asks


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": (
            "Deze code klopt niet, of is al gebruikt. Wacht tot uw app een nieuwe code laat zien en vul die in. "
            "Blijft het misgaan? Kijk dan of de klok van uw telefoon goed staat."
        ),
        "unreadable_secret": (
            "Het portaal kan uw tweede stap niet meer lezen. Vraag de beheerder om uw tweede stap te resetten."
        ),
        "cannot_generate_recovery_codes": "Stel eerst de tweede stap in.",
    }

    def get_totp_label(self, user: AbstractUser) -> str:
        return user.get_username()

    def build_totp_svg(self, url: str) -> str:
        """A drawing that stands in the page itself: the secret goes to no other host and into no file."""
        return qrcode.make(url, image_factory=SvgPathImage, border=QUIET_ZONE).to_string().decode()

    def encrypt(self, text: str) -> str:
        """Whoever gets a copy of the database alone cannot make codes with it."""
        return keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises ValidationError when no key of this portal fits, so that a form can tell it."""
        try:
            return keys().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise self.validation_error("unreadable_secret") from error


def keys() -> MultiFernet:
    """Made from SECRET_KEY and its fallbacks; the first encrypts, all decrypt."""
    return MultiFernet([Fernet(derived(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def derived(secret: str) -> bytes:
    """A key for Fernet; SECRET_KEY is long and random, so one round with a name of its own is enough."""
    return base64.urlsafe_b64encode(hashlib.sha256(b"portal.accounts.second_factor:" + secret.encode()).digest())

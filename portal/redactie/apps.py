from django.apps import AppConfig


class RedactieConfig(AppConfig):
    name = "portal.redactie"
    label = "redactie"
    verbose_name = "redactie"

    def ready(self) -> None:
        from allauth.account.signals import password_reset
        from django.contrib.auth import get_user_model
        from django.db.models.signals import pre_save

        from . import accounts, rights

        rights.register_upload_rights()
        password_reset.connect(accounts.forget_failed_tries, dispatch_uid="forget_failed_tries")
        pre_save.connect(
            accounts.write_email_in_small_letters, sender=get_user_model(), dispatch_uid="write_email_in_small_letters"
        )

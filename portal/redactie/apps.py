from django.apps import AppConfig


class RedactieConfig(AppConfig):
    name = "portal.redactie"
    label = "redactie"
    verbose_name = "redactie"

    def ready(self) -> None:
        from django.contrib.auth import get_user_model
        from django.db.models.signals import post_save, pre_save

        from . import accounts, rights

        rights.register_upload_rights()
        user = get_user_model()
        pre_save.connect(accounts.write_email_in_small_letters, sender=user, dispatch_uid="small_letters")
        post_save.connect(accounts.forget_former_addresses, sender=user, dispatch_uid="former_addresses")

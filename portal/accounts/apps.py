from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "accounts"

    def ready(self) -> None:
        from django.contrib.auth import get_user_model
        from django.db.models.signals import post_save, pre_save

        from . import adapter, audit, retention

        user = get_user_model()
        pre_save.connect(adapter.write_email_in_small_letters, sender=user, dispatch_uid="small_letters")
        post_save.connect(adapter.forget_former_addresses, sender=user, dispatch_uid="former_addresses")
        audit.listen()
        retention.register()

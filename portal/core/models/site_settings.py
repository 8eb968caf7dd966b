from django.conf import settings
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


def house_style_choices() -> list[tuple[str, str]]:
    """The sheets in `static/css/themes`, so that a new one needs no migration."""
    return [(name, name.replace("-", " ").capitalize()) for name in settings.HOUSE_STYLES]


@register_setting(icon="mail")
class PortalSettings(BaseSiteSetting):
    """What an editor may want to change on every page: whom to mail, and where to find help at once."""

    contact_email = models.EmailField(
        "e-mailadres van de redactie",
        blank=True,
        help_text="Staat bij ‘Klopt er iets niet?’ en op de contactpagina. Leeg: dan staat er geen adres.",
    )
    advice_phone = models.CharField("telefoon Veilig Thuis", max_length=20, default="0800-2000")
    advice_text = models.CharField(
        "tekst bij direct advies",
        max_length=300,
        default="Bel Veilig Thuis. Dat kan dag en nacht, en het is gratis.",
    )
    emergency_text = models.CharField(
        "tekst bij direct gevaar", max_length=200, default="Is er direct gevaar? Bel 112."
    )
    advice_checked_on = models.DateField("hulpinformatie gecontroleerd op", null=True, blank=True)

    house_style = models.CharField(
        "huisstijl",
        max_length=50,
        blank=True,
        choices=house_style_choices,
        help_text="Kleuren, hoeken en letters van deze site. Leeg: de stijl die voor het hele portaal is ingesteld.",
    )

    panels = [
        FieldPanel("contact_email"),
        MultiFieldPanel(
            [
                FieldPanel("advice_phone"),
                FieldPanel("advice_text"),
                FieldPanel("emergency_text"),
                FieldPanel("advice_checked_on"),
            ],
            heading="Direct advies nodig?",
        ),
        FieldPanel("house_style"),
    ]

    class Meta:
        verbose_name = "instellingen van het portaal"

    @property
    def house_style_sheet(self) -> str:
        """Path of the sheet that dresses this site; empty for the portal's own look, or when the sheet is gone."""
        name = self.house_style if self.house_style in settings.HOUSE_STYLES else settings.HOUSE_STYLE
        return f"css/themes/{name}.css" if name else ""

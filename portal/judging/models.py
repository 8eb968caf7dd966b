"""Which mails went out, so that no mailbox gets two in a month."""

from django.db import models


class ReminderMail(models.Model):
    mailbox = models.EmailField("postbus")
    month = models.DateField("maand", help_text="De eerste dag van de maand.")
    sent_at = models.DateTimeField("verstuurd", auto_now_add=True)
    items = models.PositiveIntegerField("aantal items")

    class Meta:
        verbose_name = "mail over beoordelen"
        verbose_name_plural = "mails over beoordelen"
        ordering = ["-month", "mailbox"]
        constraints = [models.UniqueConstraint(fields=["mailbox", "month"], name="one_reminder_a_month")]

    def __str__(self) -> str:
        return f"{self.mailbox}, {self.month:%Y-%m}"

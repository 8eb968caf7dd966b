from django.db import models

from portal.core.models import Subject


class StaleSubject(models.Model):
    """A subject of which the rows say something of the law that is no longer so; forgotten once they are made anew."""

    subject = models.OneToOneField(Subject, on_delete=models.CASCADE, related_name="+")
    marked_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "onderwerp met verouderde rijen"
        verbose_name_plural = "onderwerpen met verouderde rijen"

    def __str__(self) -> str:
        return self.subject.name

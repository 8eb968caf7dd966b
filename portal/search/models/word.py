"""The words that the rows hold together, and which copy of the search table is asked."""

from django.db import models


class CountedWord(models.Model):
    """A word, and how many rows of a slot hold it."""

    slot = models.PositiveSmallIntegerField()
    word = models.CharField(max_length=60)
    rows = models.IntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.word


class SearchWord(CountedWord):
    """A stem: what all forms of a word share."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slot", "word"], name="search_word_once")]


class SearchSpelling(CountedWord):
    """A form in which a word is written."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slot", "word"], name="search_spelling_once")]


class SearchState(models.Model):
    """The one row that says which slot is asked. Who writes to the table locks it first, so writers come in turn."""

    slot = models.PositiveSmallIntegerField(default=0)
    build = models.CharField(max_length=32, blank=True)  # the name of the rebuild that is filling the other slot now
    # Drawn anew at every change, so that each process sees it. Not a number that rises: after a transaction that was
    # undone it would come back with other words.
    version = models.CharField(max_length=32, blank=True)
    made_by = models.PositiveSmallIntegerField(default=0)  # `indexing.INDEX_VERSION` that made the table
    cluster = models.CharField(max_length=200, blank=True)  # that holds the same words; empty when there is none

    def __str__(self) -> str:
        return f"slot {self.slot}, version {self.version}"


class SearchChange(models.Model):
    """What one publication changed of the words of a slot, so that a process need not read all of them again.

    `before` and `after` are versions of the state; together the changes make a chain from an older one to a newer.
    `words` and `forms` map each to the rows that hold it more, or fewer.
    """

    slot = models.PositiveSmallIntegerField()
    before = models.CharField(max_length=32)
    after = models.CharField(max_length=32)
    rows = models.IntegerField()
    words = models.JSONField(default=dict)
    forms = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"

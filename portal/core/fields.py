"""Fields that keep migrations readable."""

from wagtail import fields


class StreamField(fields.StreamField):
    """A StreamField whose blocks stay out of the migration files: adding a block then needs none."""

    def __init__(self, block_types=(), **kwargs):
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs

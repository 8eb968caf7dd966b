"""A real OpenID Connect provider for the tests: allauth's own, as a process of its own, on this machine."""

"""Stijlgids: every component in every state, from the templates that the site itself uses."""

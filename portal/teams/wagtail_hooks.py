from wagtail import hooks

from .viewsets import viewset


@hooks.register("register_admin_viewset")
def team_viewset():
    return viewset

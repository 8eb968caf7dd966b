"""Every role × every action, on the own collectief's work and on another's, through the real screens."""

import pytest
from django.test import override_settings

from tests.factories import UserFactory
from tests.teams import actions
from tests.teams.conftest import SECRET, make_place, sign_in

pytestmark = pytest.mark.django_db

WRITER, EDITOR = "Redacteur Zwolle", "Eindredacteur Zwolle"
OTHER_WRITER, OTHER_EDITOR = "Redacteur Arnhem", "Eindredacteur Arnhem"
NATIONAL, BEHEERDER = "Landelijke eindredacteur", "Beheerder"
ROLES = [WRITER, EDITOR, OTHER_WRITER, OTHER_EDITOR, NATIONAL, BEHEERDER]

READS = {WRITER, EDITOR, NATIONAL}
PUBLISHES = {EDITOR, NATIONAL}
# What each action on Zwolle's work is for; nobody else.
MAY = {
    actions.opens_the_editor: READS,
    actions.sees_the_preview: READS,
    actions.sees_the_history: READS,
    actions.saves: READS,
    actions.submits: READS,
    actions.adds_a_page: READS,
    actions.finds_it_in_the_admin: READS,
    actions.may_link_to_the_draft: READS,
    actions.reads_it_by_the_api: READS,
    actions.reads_the_unpublished_file: READS,
    actions.chooses_the_file: READS,
    actions.sees_the_picture: READS,
    actions.publishes: PUBLISHES,
    actions.publishes_in_bulk: PUBLISHES,
    actions.goes_back_to_an_earlier_text: READS,
    actions.copies: READS,
    actions.takes_it_off_the_plan: PUBLISHES,
    actions.judges: PUBLISHES,
    actions.hides_an_old_text: PUBLISHES,
    actions.moves_it_to_another_collectief: {NATIONAL},
    actions.withdraws: PUBLISHES,
    actions.deletes: PUBLISHES,
    actions.deletes_in_bulk: PUBLISHES,
    actions.locks: PUBLISHES,
    actions.edits_the_file: PUBLISHES,
    actions.deletes_the_file: PUBLISHES,
    actions.edits_the_picture: PUBLISHES,
    actions.sees_a_bundle: READS,
    actions.submits_a_bundle: READS,
    actions.puts_a_page_in_a_bundle: READS,
    actions.approves_a_bundle: PUBLISHES,
    actions.sends_a_bundle_back: PUBLISHES,
    actions.publishes_a_bundle: PUBLISHES,
    actions.changes_a_shared_list: {NATIONAL},
    actions.sees_who_may_what: {BEHEERDER},
    actions.lists_users: {BEHEERDER},
    actions.makes_a_collectief: {BEHEERDER},
}


class TestMatrix:
    @pytest.fixture(scope="class")
    @classmethod
    def zwolle(cls, once_a_class, tmp_path_factory):
        with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")):
            with once_a_class():
                make_place("Arnhem", "Arnhemse zaak")
                place = make_place("Zwolle", SECRET)
            yield place

    @pytest.mark.parametrize("role", ROLES)
    @pytest.mark.parametrize("action", MAY, ids=lambda action: action.__name__)
    def test_who_may(self, zwolle, role, action):
        assert action(sign_in(role), zwolle) is (role in MAY[action])


def test_every_action_of_the_list_is_in_the_matrix():
    named = {one for name, one in vars(actions).items() if callable(one) and one.__module__ == actions.__name__}
    parts = {actions.page_url, actions.opens, actions.fresh, actions.send, actions.bundle_of, actions.has_state}
    assert named - set(MAY) == parts


class TestReport:
    def test_a_beheerder_reads_who_may_what_in_words(self, zwolle, person):
        zwolle.team.editors.user_set.add(zwolle.draft.owner)
        html = person("Beheerder").get("/beheer/wie-mag-wat/").content.decode()
        for told in (
            "Redacteur Zwolle",
            "bevindingen/zwolle",
            "maken, wijzigen, publiceren, vergrendelen, ontgrendelen",
            "het hele portaal",
            zwolle.draft.owner.username,
        ):
            assert told in html

    def test_each_kind_of_right_is_named_once_a_group_and_settings_are_no_plural_of_a_portal(self, zwolle, person):
        html = person("Beheerder").get("/beheer/wie-mag-wat/").content.decode()
        assert ">instellingen van het portaal</td>" in html
        writers = html.partition("Redacteur Zwolle")[2].partition("</section>")[0]
        assert [writers.count(f">{kind}<") for kind in ("Pagina’s", "Bestanden", "Lijsten en beheer")] == [1, 1, 1]

    def test_the_number_of_queries_does_not_grow_with_the_teams(self, zwolle, person, django_assert_max_num_queries):
        client = person("Beheerder")
        client.get("/beheer/wie-mag-wat/")
        with django_assert_max_num_queries(30) as first:
            client.get("/beheer/wie-mag-wat/")
        make_place("Deventer", "Iets")
        with django_assert_max_num_queries(len(first)):
            client.get("/beheer/wie-mag-wat/")

    def test_an_account_without_a_group_is_named(self, zwolle, person):
        UserFactory(username="vergeten")
        html = person("Beheerder").get("/beheer/wie-mag-wat/").content.decode()
        assert "vergeten" in html.partition("Accounts zonder groep")[2]

"""Looking across municipalities is rare, and each place that does is known."""

import re

from tests.house.test_docs import APPS, files, named

ACROSS = {
    "accounts/acting_notices.py": "who acts today, each morning",
    "accounts/admin_site.py": "the administrator's pages",
    "accounts/signing_in/emails.py": "the trails of a person who confirmed another address",
    "accounts/signing_in/passwords.py": "where a person works, whose names are no password",
    "accounts/signing_in/profile.py": "where a person works, for the person",
    "accounts/signing_in/second_factor.py": "whether a person signs anywhere",
    "accounts/step_up.py": "how often a person proved wrongly that it is they, wherever they work",
    "accounts/audit.py": "whether any chain has a key yet, and where every chain ends",
    "accounts/people/members.py": "whether an account is one municipality's alone",
    "accounts/permissions.py": "which municipalities and roles a user has",
    "approvals/publishing/public_year.py": "which pages anyone may find",
    "approvals/old_papers/sign_out.py": "what a person brought in this session, to whichever municipality",
    "approvals/own_certificates/endings.py": "whose certificate runs out, each morning",
    "approvals/tasks.py": "the sweepers of signatures and of papers made elsewhere",
    "approvals/verification/public_papers.py": "what anyone may know of a paper",
    "approvals/telling/reminders.py": "where signers wait to be reminded, each morning",
    "documents/tasks.py": "the sweeper of papers",
    "accounts/offers.py": "what a person is asked, wherever",
    "accounts/signing_in/mails.py": "the mail that tells of it",
    "accounts/tasks.py": "old drafts, at night",
    "ita_portal/health/metrics.py": "how many versions there are in each state",
    "ita_portal/health/waiting_jobs.py": "what waits for the worker",
    "ita_portal/integrity.py": "whether everything is whole",
    "ita_portal/unneeded_files.py": "what no municipality's row names, at night",
    "ita_portal/management/commands/issue_keys.py": "which municipalities can make papers",
    "ita_portal/municipality_views.py": "who looks after which municipality",
    "ita_portal/overview/reading.py": "years anybody has figures for",
    "ita_portal/overview/views.py": "many municipalities' year: page and export",
    "ita_portal/room.py": "which municipalities' evidence will soon find no room",
    "ita_portal/first_steps.py": "where a person works first",
    "ita_portal/search/views.py": "what a person looks for, wherever they may look",
    "ita_portal/views.py": "home",
    "plans/calendar/reminders.py": "whose days are near, each morning",
    "plans/handover/reminders.py": "everybody's reminders, at night",
    "plans/tasks.py": "links to check and drafts to tidy, at night",
    "scores/actions.py": "a country's file",
    "scores/comparison.py": "totals and levels of others, without their names",
}


def test_the_places_that_look_across_municipalities_are_known() -> None:
    found = {
        named(file)
        for file in files()
        if file.suffix == ".py"
        and named(file).split("/")[0] in APPS
        and named(file) != "accounts/tenancy.py"
        and re.search(r"\bopen_all\(\)", file.read_text("utf-8"))
    }
    assert found == set(ACROSS)

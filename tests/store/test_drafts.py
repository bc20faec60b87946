from __future__ import annotations

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Decision, Reason, SignOff
from cds_app.domain.draft import OwnViewDraft, own_view_draft, sign_off_draft
from tests.store.helpers import sign_in

HALF = SignOff(Decision("treat", "sertraline", None), (Reason("cds", "other", "Other"),), "a word", ("basis",))


def keep(store, draft):
    with store.change(EventKind.LOCKED) as change:
        change.keep_draft(draft)


@pytest.mark.requirement("STO-18")
def test_a_draft_comes_back_as_it_was_entered_also_in_the_next_sitting(folder):
    with sign_in(folder) as store:
        keep(store, sign_off_draft("a" * 32, HALF))
    with sign_in(folder) as store:
        assert store.draft("sign_off", "a" * 32).sign_off == HALF
        assert store.draft("own_view", "a" * 32) is None
        assert store.verify_chain() is None


@pytest.mark.requirement("STO-18")
def test_a_draft_is_encrypted_and_stands_in_no_entry(folder):
    word = "wattlebird"
    with sign_in(folder) as store:
        keep(store, sign_off_draft("a" * 32, SignOff(comment=word)))
        assert all(word not in str(entry) for _, _, entry in store.entries())
    assert word.encode() not in (folder / "store.db").read_bytes()


def test_a_draft_is_its_own_persons_alone(store, folder):
    keep(store, own_view_draft("r" * 32, OwnViewDraft(("sertraline",))))
    store.close()
    with sign_in(folder, "carol") as other:
        assert other.draft("own_view", "r" * 32) is None


def test_the_last_draft_takes_the_place_of_the_one_before_and_an_empty_one_leaves_none(store):
    keep(store, own_view_draft("r" * 32, OwnViewDraft(("sertraline",), 3, "past_response")))
    keep(store, own_view_draft("r" * 32, OwnViewDraft(("mirtazapine",))))
    assert store.draft("own_view", "r" * 32).own_view == OwnViewDraft(("mirtazapine",))
    keep(store, own_view_draft("r" * 32, OwnViewDraft()))
    assert store.draft("own_view", "r" * 32) is None

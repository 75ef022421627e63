"""Every promise's test finds the build that breaks the promise: no test passes blind."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.promises.sabotage_run import PATCHES, TREE, applied, outcome, sabotaged


@dataclass(frozen=True)
class Sabotage:
    """A patch, the test that must fail with it, words of the reason, and the promise it breaks."""

    patch: str
    test: str
    reason: str
    promise: str


ALL = (
    Sabotage("acknowledge_before_commit", "tests/promises/test_kill.py", "acknowledged and lost", "P1"),
    Sabotage(
        "totals_in_a_second_transaction",
        "tests/promises/test_kill.py",
        "the totals are not what the ledger says",
        "P9",
    ),
    Sabotage("no_unique_claim", "tests/promises/test_once.py", "every_event_that_was_kept_counts_once", "P3"),
    Sabotage(
        "a_correction_that_keeps_its_customers",
        "tests/promises/test_totals.py::test_what_is_kept_is_what_counting_from_scratch_gives",
        "faces",
        "P9",
    ),
    Sabotage(
        "a_cell_guarded_at_its_beginning_alone",
        "tests/promises/test_sheets.py::test_nothing_that_was_typed_is_a_formula",
        "a live formula",
        "P20",
    ),
    Sabotage("never_parked", "tests/promises/test_poison.py", "== {'parked'}", "P34"),
    Sabotage(
        "one_failure_stops_the_batch",
        "tests/bot/test_failure.py::test_an_error_keeps_the_others_of_the_batch_and_is_tried_again_after_a_pause",
        "assert [",
        "P34",
    ),
    Sabotage(
        "rows_kept_after_a_refusal",
        "tests/bot/test_failure.py::test_a_refusal_discards_the_rows_of_its_message_alone_and_tells_the_person",
        "(3, 1, 2) == (3, 0, 2)",
        "P3",
    ),
    Sabotage(
        "a_pause_ends_with_the_next_message",
        "tests/bot/test_sender.py::test_a_platform_that_asks_to_wait_is_left_alone_for_so_long_and_order_holds",
        "== ['w1']",
        "P8",
    ),
    Sabotage("commits_that_do_not_wait", "tests/promises/test_power.py", "an acknowledged message is lost", "P2"),
    Sabotage(
        "marked_before_it_is_sent",
        "tests/promises/test_posts.py::test_every_post_is_made_and_doubled_by_no_more_than_what_was_killed_or_cut",
        "a post was skipped",
        "P7",
    ),
    Sabotage(
        "a_stop_that_dawdles",
        "tests/promises/test_restart.py::test_a_restart_refuses_connections_for_a_moment_only",
        "the port stays shut",
        "P5",
    ),
    Sabotage(
        "a_taken_lane_is_waited_for",
        "tests/storage/test_locks.py::test_a_lane_that_another_is_just_taking_is_passed_over",
        "lock timeout",
        "P3",
    ),
    Sabotage(
        "a_lease_ends_before_the_sending",
        "tests/promises/test_posts.py::test_nobody_takes_a_chat_in_which_another_is_still_sending",
        "is still sending",
        "P7",
    ),
    Sabotage(
        "a_forgetful_server_is_trusted",
        "tests/storage/test_durable.py::test_a_server_that_does_not_write_through_is_refused[fsync]",
        "DID NOT RAISE",
        "P2",
    ),
    Sabotage("a_clock_that_forgets", "tests/promises/test_clocks.py", "skipped, or made up", "P28"),
    Sabotage("an_outage_is_swallowed", "tests/promises/test_outage.py", "nothing was refused", "P26"),
    Sabotage("a_copy_without_the_journal", "tests/promises/test_backups.py", "and not in it", "P25"),
    Sabotage("a_migration_in_pieces", "tests/promises/test_upgrade.py", "between the versions", "P27"),
    Sabotage(
        "a_pattern_of_quadratic_time",
        "tests/scoring/reading/test_hostile.py::test_every_pattern_takes_linear_time_on_pumped_text",
        "_SPAN",
        "P17",
    ),
    Sabotage(
        "a_name_is_drawn_whole",
        "tests/charts/test_label.py::test_a_long_name_is_cut_to_24_graphemes_with_an_ellipsis",
        "assert",
        "P18",
    ),
    Sabotage(
        "a_log_holds_what_was_said",
        "tests/bot/test_house.py::test_a_day_in_the_house",
        "a log holds what it must not hold",
        "P24",
    ),
    Sabotage(
        "link_gives_up_as_the_sdk_does",
        "tests/bot/wecom/test_link.py::test_it_works_again_after_every_end[close 1000]",
        "the link gave up",
        "P30",
    ),
    Sabotage("answer_without_the_inbox", "tests/bot/wecom/test_intake.py", "no '已记：电话 5'", "P1"),
    Sabotage(
        "unpaced_catch_up",
        "tests/bot/wecom/test_sending.py::test_a_burst_is_sent_in_order_and_never_faster_than_wecom_takes_it",
        "dropped",
        "P8",
    ),
    Sabotage(
        "unescaped_name",
        "tests/bot/wecom/test_escape.py::test_no_hostile_name_becomes_anything_live_in_what_is_sent[bot]",
        "assert not",
        "P19",
    ),
    Sabotage(
        "slack_acknowledges_before_commit",
        "tests/bot/slack/test_door.py::test_a_database_that_is_away_is_503_so_that_slack_comes_again",
        "(503, b'later')",
        "P1",
    ),
    Sabotage(
        "slack_shows_names_unescaped",
        "tests/bot/slack/test_draw.py::test_no_name_or_note_becomes_a_mention_a_link_or_formatting",
        "re.Match object",
        "P19",
    ),
    Sabotage(
        "slack_counts_a_mention_twice",
        "tests/bot/slack/test_inbound.py::test_a_message_and_its_mention_are_one",
        "app_mention",
        "P3",
    ),
    Sabotage(
        "slack_posts_without_pause",
        "tests/bot/slack/test_sending.py::test_posts_in_one_channel_are_a_second_apart_whichever_lanes_they_come_from",
        "ratelimited",
        "P8",
    ),
    Sabotage(
        "wecom_pads_to_sixteen",
        "tests/bot/wecom/app/test_crypto.py::test_every_vector_comes_out_right",
        "Forged",
        "P15",
    ),
    Sabotage(
        "wecom_decrypts_before_the_signature",
        "tests/bot/wecom/app/test_crypto.py::test_nothing_is_decrypted_before_its_signature_is_right",
        "decrypted",
        "P15",
    ),
    Sabotage(
        "wecom_events_have_no_number",
        "tests/bot/wecom/app/test_callback.py::test_two_events_of_one_second_are_two_and_the_same_one_twice_is_one",
        "assert",
        "P16",
    ),
    Sabotage(
        "wecom_renews_its_token_without_a_lock",
        "tests/bot/wecom/app/test_application.py::test_a_token_that_no_longer_holds_is_renewed_once_for_all_who_wait",
        "10 == 1",
        "P8",
    ),
)


def test_every_patch_is_run() -> None:
    assert sorted(path.stem for path in PATCHES.glob("*.patch")) == sorted(one.patch for one in ALL)


@pytest.mark.parametrize("patch", sorted(PATCHES.glob("*.patch")), ids=lambda patch: patch.stem)
def test_every_patch_fits(patch: Path) -> None:
    applied(patch, TREE, only_check=True)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.patch)
def test_a_broken_build_is_found(one: Sabotage, tmp_path: Path, caught: Callable[[str, str], None]) -> None:
    ended = outcome(sabotaged(PATCHES / f"{one.patch}.patch", tmp_path), one.test)
    said = ended.stdout + ended.stderr
    assert ended.returncode == 1, said
    assert "1 failed" in ended.stdout, said
    assert "error" not in ended.stdout.splitlines()[-1], said
    assert one.reason in ended.stdout, said
    caught(one.promise, one.patch)


def test_a_copy_with_a_patch_that_changes_nothing_that_matters_passes(tmp_path: Path) -> None:
    none = tmp_path / "none.patch"
    none.write_text("--- /dev/null\n+++ b/bot/nothing.py\n@@ -0,0 +1 @@\n+WORD = 1\n", encoding="utf-8")
    one = next(one for one in ALL if one.patch == "rows_kept_after_a_refusal")
    copy = sabotaged(none, tmp_path)
    assert (copy / "bot" / "nothing.py").read_text(encoding="utf-8") == "WORD = 1\n"
    ended = outcome(copy, one.test)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("text", ["one\ntwo and more\n", "one\n", "zero\none\nthree\n"])
def test_a_patch_that_no_longer_fits_is_an_error(text: str, tmp_path: Path) -> None:
    patch, there = tmp_path / "a.patch", tmp_path / "tree" / "x.py"
    patch.write_text("--- a/x.py\n+++ b/x.py\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n", encoding="utf-8")
    there.parent.mkdir()
    there.write_text("one\ntwo\n", encoding="utf-8")
    applied(patch, there.parent)
    assert there.read_text(encoding="utf-8") == "one\nthree\n"
    there.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="no longer fits"):
        applied(patch, there.parent)
    assert there.read_text(encoding="utf-8") == text

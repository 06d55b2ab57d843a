"""The slowest tests, of which the whole suite takes a part; `make slow` takes all of them.

Each starts programs for seconds, or tries hundreds of damaged files. Whoever runs fewer files than
the whole suite gets all of what they ask for.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

import pytest

WHOLE: Final = 4_000  # tests from which on it is the whole suite
QUARTER: Final = Fraction(1, 4)
FEW: Final = Fraction(1, 12)
ALL: Final = os.environ.get("BIBLIO_SLOW", "") == "1"
KEPT: Final[Mapping[str, int | Fraction]] = {
    "tests/annotations/test_citation_keys.py::test_no_order_of_imports_tells": 2,
    "tests/annotations/test_lines.py::"
    "test_what_no_export_wrote_is_told_and_nothing_is_taken": QUARTER,
    "tests/changes/test_checking.py::test_what_stands_elsewhere_is_told_and_put_back": QUARTER,
    "tests/changes/test_people_rows.py::test_what_is_wrong_is_found_and_mended": QUARTER,
    "tests/changes/test_repair.py::test_what_is_lost_comes_back_when_its_source_does": QUARTER,
    "tests/changes/test_repair.py::test_what_the_tables_tell_is_mended": QUARTER,
    "tests/changes/test_undo_portions.py::test_a_killed_undo_is_finished_by_the_same_command": 1,
    "tests/changes/test_undo_portions.py::test_the_log_stays_small": 0,
    "tests/citations/test_cited.py::test_accents_do_not_put_anybody_last": 0,
    "tests/citations/test_cited.py::test_five_kinds_of_papers": 1,
    "tests/citations/test_cited.py::"
    "test_other_authors_of_the_same_look_have_letters_too_and_others_none": 0,
    "tests/citations/test_cited.py::test_papers_without_a_date_and_of_a_range": 0,
    "tests/citations/test_cited.py::test_years_have_letters_in_the_order_of_the_references": 1,
    "tests/cli/test_completion.py::test_the_shell_is_told": QUARTER,
    "tests/cli/test_ends.py::test_a_reader_may_close_the_pipe": QUARTER,
    "tests/cli/test_harvesting.py::test_ctrl_c_leaves_a_harvest_that_goes_on": 0,
    "tests/cli/test_hostile.py::test_no_field_drives_the_terminal": FEW,
    "tests/cli/test_outputs.py::test_json_is_all_that_stdout_has": QUARTER,
    "tests/cli/test_people.py::test_a_name_that_is_none_gets_a_clear_answer": FEW,
    "tests/cli/test_printing.py::test_fields_are_printed_in_the_order_asked_for": QUARTER,
    "tests/cli/test_progress.py::test_a_terminal_gets_a_bar_on_one_line": 1,
    "tests/cli/test_repeats.py::test_an_option_that_cannot_repeat_is_refused": FEW,
    "tests/cli/test_same_answers.py::test_both_engines_say_the_same": FEW,
    "tests/cli/test_streams.py::test_an_answer_ends_with_its_stream": QUARTER,
    "tests/cli/test_streams.py::test_an_import_goes_on_whoever_listens": 2,
    "tests/cli/test_terminal.py::test_a_long_list_of_authors_is_shortened_for_people": 0,
    "tests/cli/test_terminal.py::test_data_sends_nothing_to_the_terminal": QUARTER,
    "tests/cli/test_terminal.py::test_identifiers_and_dates_are_whole_at_any_width": 0,
    "tests/cli/test_terminal.py::test_small_bars_stand_where_there_is_room_and_letters_for_them": 0,
    "tests/cli/test_trouble.py::test_a_dry_run_needs_no_permission_and_touches_no_byte": 1,
    "tests/cli/test_trouble.py::test_a_file_that_goes_away": 1,
    "tests/cli/test_trouble.py::test_a_full_disk": QUARTER,
    "tests/cli/test_trouble.py::test_a_signal_keeps_whole_batches": 1,
    "tests/cli/test_trouble.py::test_what_is_read_only_is_read_and_not_written": 1,
    "tests/db/engines/sqlite/test_search_index.py::test_spelling_is_folded": QUARTER,
    "tests/db/engines/sqlite/test_views.py::test_a_view_reads_what_its_key_names": QUARTER,
    "tests/db/test_maintenance.py::test_check_finds_tables_that_contradict_each_other": QUARTER,
    "tests/db/test_migrations.py::"
    "test_an_older_library_keeps_every_row_and_goes_on_with_its_numbers": QUARTER,
    "tests/db/test_models.py::test_constraint_refuses": QUARTER,
    "tests/db/test_models.py::test_foreign_key_alone_refuses": FEW,
    "tests/db/test_models.py::test_type_is_strict": FEW,
    "tests/db/test_models.py::test_value_is_required": FEW,
    "tests/db/test_models.py::test_value_may_be_missing": FEW,
    "tests/db/test_older_libraries.py::test_an_upgrade_that_is_killed_is_made_again": 2,
    "tests/docs/test_cookbook.py::test_recipes_print_what_the_page_shows": 0,
    "tests/docs/test_names.py::test_examples_print_what_the_page_shows": 0,
    "tests/docs/test_news.py::test_examples_print_what_the_page_shows": 0,
    "tests/docs/test_people.py::test_examples_print_what_the_page_shows": 0,
    "tests/docs/test_queries.py::test_examples_print_what_the_page_shows": 0,
    "tests/docs/test_readme.py::test_examples_print_what_the_page_shows": 1,
    "tests/exporters/bibtex/test_round.py::test_a_real_bibliography_comes_back_equal": 1,
    "tests/formats/test_fuzz.py::test_damage_gives_records_rejections_or_one_clear_error": 2,
    "tests/harvesting/test_harvest.py::"
    "test_whatever_fails_at_whatever_page_the_database_is_the_same": QUARTER,
    "tests/importing/test_bugs.py::test_a_bug_keeps_its_traceback_and_the_run_is_failed": QUARTER,
    "tests/importing/test_crash.py::test_a_kill_costs_at_most_one_batch": 1,
    "tests/importing/test_crash.py::test_a_kill_of_one_of_two_costs_at_most_one_batch": 0,
    "tests/importing/test_parse_process.py::"
    "test_a_large_first_import_starts_from_whatever_there_is": 2,
    "tests/importing/test_together.py::test_a_backup_while_two_import": 0,
    "tests/importing/test_together.py::test_importers_take_turns_and_readers_never_wait": 0,
    "tests/library/test_connected.py::test_many_threads_ask_while_one_imports": 0,
    "tests/parquet/test_exporting.py::test_again_only_what_changed_is_written": 2,
    "tests/queries/narrowing/test_dated.py::test_pages_are_those_of_the_walk": QUARTER,
    "tests/queries/papers/test_beginnings.py::test_pages_are_the_same_either_way": QUARTER,
    "tests/queries/papers/test_paging.py::test_no_page_misses_or_repeats_what_was_there": 1,
    "tests/sources/test_compressed.py::test_junk_behind_the_end_is_told_and_costs_nothing": QUARTER,
    "tests/sources/test_compressed.py::"
    "test_of_a_cut_file_all_is_read_that_its_program_reads": QUARTER,
    "tests/sources/test_opening.py::test_flipped_bits_never_raise": QUARTER,
    "tests/test_corpus.py::test_each_name_is_found_in_either_order": 0,
    "tests/test_corpus.py::test_five_listings_in_any_order_give_the_same_eight_papers": 0,
}
"""How many of the cases of each are kept: so many, or such a part of them from all over."""


PART: Final = Fraction(os.environ.get("BIBLIO_PART", "1"))
"""How much of the tests is run on an engine beside the first, which has them all."""


def in_part(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """`PART` of the tests, from all over."""
    return [each for number, each in enumerate(items) if number * PART % 1 < PART]


def parted(items: Sequence[pytest.Item]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """The tests that are run now, and those that are left out."""
    if ALL or len(items) < WHOLE:
        return list(items), []
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    met = Counter[str]()
    for item in items:
        name = item.nodeid.partition("[")[0]
        met[name] += 1
        (kept if _is_kept(name, met[name]) else left).append(item)
    return kept, left


def _is_kept(name: str, number: int) -> bool:
    """Whether the case of that *number*, from 1 on, is one that is run."""
    share = KEPT.get(name)
    if isinstance(share, Fraction):
        return number % share.denominator == 1
    return share is None or number <= share

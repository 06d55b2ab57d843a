"""What commands ask most, as SQLite gets it; `python docs/texts.py` writes this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from biblio.db.texts import Text

TEXTS: Final[dict[str, Text]] = {
    'biblio.db.revision_statements.REVISION': (
        'SELECT version_num \nFROM alembic_version',
        (),
        {},
    ),
    'biblio.queries.annotations_statements.ALL_CHANGES': (
        'SELECT count(*) AS count_1 \nFROM annotation_changes',
        (),
        {},
    ),
    'biblio.queries.annotations_statements.HAS_LIST': (
        'SELECT annotations.change_id \nFROM annotations \nWHERE annotations.kind = ? AND annotations.name_key = ? AND annotations.is_current = ? AND annotations.is_set = ?\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('name_key', None), ('fixed_1', None), ('fixed_2', None), ('fixed_3', None), ('fixed_4', None)),
        {'fixed_0': 'list', 'fixed_1': 1, 'fixed_2': 1, 'fixed_3': 1, 'fixed_4': 0},
    ),
    'biblio.queries.annotations_statements.IN_LIST': (
        'SELECT paper_annotations.paper_id \nFROM paper_annotations \nWHERE paper_annotations.kind = ? AND paper_annotations.name_key = ? ORDER BY paper_annotations.changed_at, paper_annotations.change_id, paper_annotations.ordinal',
        (('fixed_0', None), ('name_key', None)),
        {'fixed_0': 'list'},
    ),
    'biblio.queries.annotations_statements.LABELS': (
        'SELECT anon_1.name_key, max(anon_1.name) FILTER (WHERE anon_1.place = ?) AS anon_2, sum(anon_1.rests) AS sum_1 \nFROM (SELECT annotations.name_key AS name_key, annotations.name AS name, row_number() OVER (PARTITION BY annotations.name_key ORDER BY annotations.changed_at DESC, annotations.change_id DESC, annotations.ordinal DESC) AS place, CASE WHEN (((annotations.scheme || ? || annotations.value) NOT IN (SELECT anon_3.said \nFROM (SELECT DISTINCT paper_annotations.scheme || ? || paper_annotations.value AS said, paper_annotations.handle AS handle \nFROM paper_annotations \nWHERE paper_annotations.kind = ?) AS anon_3))) THEN ? ELSE ? END AS rests \nFROM annotations \nWHERE annotations.kind = ? AND annotations.is_current = ? AND annotations.is_set = ?) AS anon_1 GROUP BY anon_1.name_key ORDER BY anon_1.name_key',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('kind', None), ('fixed_3', None), ('fixed_4', None), ('kind', None), ('fixed_5', None), ('fixed_6', None)),
        {'fixed_0': 1, 'fixed_1': ':', 'fixed_2': ':', 'fixed_3': 1, 'fixed_4': 0, 'fixed_5': 1, 'fixed_6': 1},
    ),
    'biblio.queries.annotations_statements.NAMES_OF': (
        'SELECT annotations.change_id, annotations.name \nFROM annotations \nWHERE annotations.change_id IN (SELECT value \nFROM json_each(?)) AND annotations.name != ? GROUP BY annotations.change_id, annotations.name ORDER BY annotations.change_id, min(annotations.ordinal)',
        (('given', None), ('fixed_0', None)),
        {'fixed_0': ''},
    ),
    'biblio.queries.annotations_statements.PAPERS_BY_LABEL': (
        'SELECT paper_annotations.name_key, count(DISTINCT paper_annotations.paper_id) AS count_1 \nFROM paper_annotations \nWHERE paper_annotations.kind = ? GROUP BY paper_annotations.name_key',
        (('kind', None),),
        {},
    ),
    'biblio.queries.annotations_statements.PAPERS_OF': (
        'SELECT annotations.change_id, count(DISTINCT (annotations.scheme || ? || annotations.value)) AS count_1 \nFROM annotations \nWHERE annotations.change_id IN (SELECT value \nFROM json_each(?)) GROUP BY annotations.change_id',
        (('fixed_0', None), ('given', None)),
        {'fixed_0': ':'},
    ),
    'biblio.queries.annotations_statements.SAID_OF': (
        'SELECT paper_annotations.paper_id, paper_annotations.kind, paper_annotations.name, paper_annotations.name_key, paper_annotations.text \nFROM paper_annotations \nWHERE paper_annotations.paper_id IN (SELECT value \nFROM json_each(?)) ORDER BY paper_annotations.changed_at, paper_annotations.change_id, paper_annotations.ordinal',
        (('given', None),),
        {},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.AUTHORS_A_PAPER: 'authors-a-paper'>,), <DateKind.SUBMITTED: 'submitted'>, ())": (
        'SELECT (SELECT max(authorships.ordinal) AS max_1 \nFROM authorships \nWHERE authorships.paper_id = papers.id) AS value_0, count(*) AS count_1 \nFROM papers GROUP BY value_0',
        (),
        {},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.CONTAINER: 'container'>,), <DateKind.SUBMITTED: 'submitted'>, ())": (
        'SELECT coalesce(papers.container_title, papers.container_short) AS value_0, count(*) AS count_1 \nFROM papers GROUP BY value_0',
        (),
        {},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.KIND: 'kind'>,), <DateKind.SUBMITTED: 'submitted'>, ())": (
        'SELECT coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS value_0, count(*) AS count_1 \nFROM papers GROUP BY value_0',
        (('fixed_0', None),),
        {'fixed_0': 'preprint'},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.MONTH: 'month'>,), <DateKind.SUBMITTED: 'submitted'>, ())": (
        'SELECT nullif(substr(papers.listed_submitted, ?, ?), ?) AS value_0, count(*) AS count_1 \nFROM papers GROUP BY value_0',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None)),
        {'fixed_0': 1, 'fixed_1': 7, 'fixed_2': '0000'},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.YEAR: 'year'>,), <DateKind.SUBMITTED: 'submitted'>, ())": (
        'SELECT nullif(substr(papers.listed_submitted, ?, ?), ?) AS value_0, count(*) AS count_1 \nFROM papers GROUP BY value_0',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None)),
        {'fixed_0': 1, 'fixed_1': 4, 'fixed_2': '0000'},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.YEAR: 'year'>,), <DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT nullif(substr(papers.listed_submitted, ?, ?), ?) AS value_0, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? GROUP BY value_0',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('part_0_0', None), ('part_1_0', None)),
        {'fixed_0': 1, 'fixed_1': 4, 'fixed_2': '0000'},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.YEAR: 'year'>,), <DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT nullif(substr(papers.listed_submitted, ?, ?), ?) AS value_0, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?) GROUP BY value_0',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('part_0_0', None), ('part_1_0', None), ('part_2_0', None)),
        {'fixed_0': 1, 'fixed_1': 4, 'fixed_2': '0000'},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.YEAR: 'year'>,), <DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT nullif(substr(papers.listed_submitted, ?, ?), ?) AS value_0, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?) GROUP BY value_0',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None)),
        {'fixed_0': 1, 'fixed_1': 4, 'fixed_2': '0000'},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.YEAR: 'year'>,), <DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT nullif(substr(papers.listed_submitted, ?, ?), ?) AS value_0, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?) GROUP BY value_0',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('part_0_0', None), ('part_1_0', None)),
        {'fixed_0': 1, 'fixed_1': 4, 'fixed_2': '0000'},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.YEAR: 'year'>,), <DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT nullif(substr(papers.listed_submitted, ?, ?), ?) AS value_0, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?) GROUP BY value_0',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('part_0_0', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {'fixed_0': 1, 'fixed_1': 4, 'fixed_2': '0000'},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.YEAR: 'year'>,), <DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT nullif(substr(papers.listed_submitted, ?, ?), ?) AS value_0, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? GROUP BY value_0',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('part_0_0', None)),
        {'fixed_0': 1, 'fixed_1': 4, 'fixed_2': '0000'},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.YEAR: 'year'>,), <DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1),))": (
        'SELECT nullif(substr(papers.listed_submitted, ?, ?), ?) AS value_0, count(*) AS count_1 \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?) GROUP BY value_0',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('part_0_0', None)),
        {'fixed_0': 1, 'fixed_1': 4, 'fixed_2': '0000'},
    ),
    "biblio.queries.counting.counts_statements.grouped((<Dimension.YEAR: 'year'>,), <DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3),))": (
        'SELECT nullif(substr(papers.listed_submitted, ?, ?), ?) AS value_0, count(*) AS count_1 \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?) GROUP BY value_0',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None)),
        {'fixed_0': 1, 'fixed_1': 4, 'fixed_2': '0000'},
    ),
    "biblio.queries.counting.counts_statements.having_rows(<Dimension.CATEGORY: 'category'>)": (
        'SELECT count(DISTINCT paper_categories_1.paper_id) AS count_1 \nFROM paper_categories AS paper_categories_1',
        (),
        {},
    ),
    "biblio.queries.counting.counts_statements.having_rows(<Dimension.COLLABORATION: 'collaboration'>)": (
        'SELECT count(DISTINCT anon_1.paper_id) AS count_1 \nFROM (SELECT DISTINCT authorships.paper_id AS paper_id, (SELECT min(authors_1.id) AS min_1 \nFROM authors AS authors_1 \nWHERE authors_1.name_key = authors.name_key AND authors_1.suffix = authors.suffix AND authors_1.is_collaboration = ?) AS one \nFROM authorships JOIN authors ON authors.id = authorships.author_id \nWHERE authors.is_collaboration = ?) AS anon_1',
        (('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 1},
    ),
    "biblio.queries.counting.counts_statements.having_rows(<Dimension.PRIMARY: 'primary'>)": (
        'SELECT count(DISTINCT paper_categories_1.paper_id) AS count_1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.ordinal = ?',
        (('fixed_0', None),),
        {'fixed_0': 1},
    ),
    "biblio.queries.counting.counts_statements.of_rows(<Dimension.CATEGORY: 'category'>)": (
        'SELECT paper_categories_1.category, count(*) AS count_1 \nFROM paper_categories AS paper_categories_1 GROUP BY paper_categories_1.category',
        (),
        {},
    ),
    "biblio.queries.counting.counts_statements.of_rows(<Dimension.COLLABORATION: 'collaboration'>)": (
        'SELECT anon_1.one, count(*) AS count_1 \nFROM (SELECT DISTINCT authorships.paper_id AS paper_id, (SELECT min(authors_1.id) AS min_1 \nFROM authors AS authors_1 \nWHERE authors_1.name_key = authors.name_key AND authors_1.suffix = authors.suffix AND authors_1.is_collaboration = ?) AS one \nFROM authorships JOIN authors ON authors.id = authorships.author_id \nWHERE authors.is_collaboration = ?) AS anon_1 GROUP BY anon_1.one',
        (('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 1},
    ),
    "biblio.queries.counting.counts_statements.of_rows(<Dimension.PRIMARY: 'primary'>)": (
        'SELECT paper_categories_1.category, count(*) AS count_1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.ordinal = ? GROUP BY paper_categories_1.category',
        (('fixed_0', None),),
        {'fixed_0': 1},
    ),
    'biblio.queries.counting.places_statements.GIVEN': (
        'SELECT value \nFROM json_each(?)',
        (('given', None),),
        {},
    ),
    'biblio.queries.counting.places_statements.OF_NAMES': (
        'SELECT json_group_array(anon_1.paper_id) AS gathered_1, json_group_array(anon_1.author_id) AS gathered_2 \nFROM (SELECT authorships.paper_id AS paper_id, authorships.author_id AS author_id \nFROM authorships \nWHERE authorships.paper_id IN (SELECT value \nFROM json_each(?)) ORDER BY authorships.paper_id, authorships.ordinal) AS anon_1',
        (('given', None),),
        {},
    ),
    'biblio.queries.counting.places_statements.OF_PEOPLE': (
        'SELECT json_group_array(anon_1.paper_id) AS gathered_1, json_group_array(anon_1.author_id) AS gathered_2, json_group_array(anon_1.person_id) AS gathered_3 \nFROM (SELECT authorships.paper_id AS paper_id, authorships.author_id AS author_id, person_exceptions.person_id AS person_id \nFROM authorships LEFT OUTER JOIN person_exceptions ON person_exceptions.paper_id = authorships.paper_id AND person_exceptions.ordinal = authorships.ordinal \nWHERE authorships.paper_id IN (SELECT value \nFROM json_each(?)) ORDER BY authorships.paper_id, authorships.ordinal) AS anon_1',
        (('given', None),),
        {},
    ),
    "biblio.queries.counting.places_statements.chosen(<DateKind.SUBMITTED: 'submitted'>, 0, ())": (
        'SELECT json_group_array(papers.id) AS gathered_1, json_group_array(NULL) AS gathered_2 \nFROM papers',
        (),
        {},
    ),
    "biblio.queries.counting.places_statements.chosen(<DateKind.SUBMITTED: 'submitted'>, 0, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT json_group_array(papers.id) AS gathered_1, json_group_array(NULL) AS gathered_2 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ?',
        (('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.counting.places_statements.chosen(<DateKind.SUBMITTED: 'submitted'>, 0, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT json_group_array(papers.id) AS gathered_1, json_group_array(NULL) AS gathered_2 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?)',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None)),
        {},
    ),
    "biblio.queries.counting.places_statements.chosen(<DateKind.SUBMITTED: 'submitted'>, 0, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT json_group_array(papers.id) AS gathered_1, json_group_array(NULL) AS gathered_2 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?)',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None)),
        {},
    ),
    "biblio.queries.counting.places_statements.chosen(<DateKind.SUBMITTED: 'submitted'>, 0, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT json_group_array(papers.id) AS gathered_1, json_group_array(NULL) AS gathered_2 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?)',
        (('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.counting.places_statements.chosen(<DateKind.SUBMITTED: 'submitted'>, 0, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT json_group_array(papers.id) AS gathered_1, json_group_array(NULL) AS gathered_2 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?)',
        (('part_0_0', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {},
    ),
    "biblio.queries.counting.places_statements.chosen(<DateKind.SUBMITTED: 'submitted'>, 0, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT json_group_array(papers.id) AS gathered_1, json_group_array(NULL) AS gathered_2 \nFROM papers \nWHERE papers.listed_submitted >= ?',
        (('part_0_0', None),),
        {},
    ),
    "biblio.queries.counting.places_statements.chosen(<DateKind.SUBMITTED: 'submitted'>, 0, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1),))": (
        'SELECT json_group_array(papers.id) AS gathered_1, json_group_array(NULL) AS gathered_2 \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?)',
        (('part_0_0', None),),
        {},
    ),
    "biblio.queries.counting.places_statements.chosen(<DateKind.SUBMITTED: 'submitted'>, 0, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3),))": (
        'SELECT json_group_array(papers.id) AS gathered_1, json_group_array(NULL) AS gathered_2 \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?)',
        (('part_0_0', None), ('part_0_1', None), ('part_0_2', None)),
        {},
    ),
    "biblio.queries.counting.top_papers_statements.counted(<DateKind.SUBMITTED: 'submitted'>, 0, ())": (
        'SELECT json_group_array(anon_1.paper_id) AS gathered_1, json_group_array(anon_1.period) AS gathered_2, json_group_array(anon_1.citations) AS gathered_3 \nFROM (SELECT papers.id AS paper_id, NULL AS period, count(DISTINCT cited_identifiers.paper_id) AS citations \nFROM papers JOIN identifiers ON identifiers.paper_id = papers.id JOIN cited_identifiers ON identifiers.scheme = cited_identifiers.scheme AND identifiers.value = cited_identifiers.value \nWHERE cited_identifiers.paper_id != papers.id GROUP BY papers.id) AS anon_1',
        (),
        {},
    ),
    'biblio.queries.names.candidates_statements.CANDIDATES': (
        "SELECT authors.id, authors.name, authors.keyname, authors.forenames, authors.is_collaboration, authors.name_key, authors.keyname_key, authors.german_key, authors.suffix \nFROM authors \nWHERE authors.id IN (SELECT authors.id \nFROM authors \nWHERE authors.name_key IN (SELECT value \nFROM json_each(?)) UNION ALL SELECT authors.id \nFROM authors \nWHERE authors.german_key IN (SELECT value \nFROM json_each(?)) UNION ALL SELECT authors.id \nFROM authors \nWHERE authors.keyname_key IN (SELECT value \nFROM json_each(?)) UNION ALL SELECT authors.id \nFROM json_each(?) AS given_ranges JOIN authors ON authors.german_key >= json_extract(given_ranges.value, '$[0]') AND authors.german_key < json_extract(given_ranges.value, '$[1]') UNION ALL SELECT authors.id \nFROM json_each(?) AS given_initials JOIN authors ON authors.keyname_key = json_extract(given_initials.value, '$[0]') AND authors.initials >= json_extract(given_initials.value, '$[1]') AND authors.initials < json_extract(given_initials.value, '$[2]') UNION ALL SELECT authors.id \nFROM json_each(?) AS given_endings JOIN authors ON authors.name_key >= json_extract(given_endings.value, '$[0]') AND authors.name_key < json_extract(given_endings.value, '$[1]') AND substr(authors.name_key, -length(json_extract(given_endings.value, '$[2]'))) = json_extract(given_endings.value, '$[2]'))",
        (('names', None), ('germans', None), ('keynames', None), ('ranges', None), ('initials', None), ('endings', None)),
        {},
    ),
    'biblio.queries.names.doubts_statements.AUTHORS': (
        'SELECT authorships.paper_id, json_group_array(authorships.author_id) AS gathered_1 \nFROM authorships JOIN authors ON authors.id = authorships.author_id \nWHERE authorships.paper_id IN (SELECT value \nFROM json_each(?)) AND authorships.ordinal <= ? AND authors.is_collaboration = ? GROUP BY authorships.paper_id ORDER BY authorships.paper_id',
        (('given', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 100, 'fixed_1': 0},
    ),
    'biblio.queries.names.doubts_statements.GIVEN': (
        'SELECT value \nFROM json_each(?)',
        (('given', None),),
        {},
    ),
    'biblio.queries.names.doubts_statements.PLACES': (
        'SELECT authorships.paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))\n LIMIT ? OFFSET ?',
        (('given', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 2, 'fixed_1': 0},
    ),
    'biblio.queries.names.doubts_statements.SOME_PAPERS': (
        'SELECT DISTINCT authorships.paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))\n LIMIT ? OFFSET ?',
        (('given', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 200, 'fixed_1': 0},
    ),
    'biblio.queries.names.matching_statements.MOST_PAPERS': (
        'SELECT authorships.author_id, count(DISTINCT authorships.paper_id) AS count_1 \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) GROUP BY authorships.author_id ORDER BY count(DISTINCT authorships.paper_id) DESC, authorships.author_id\n LIMIT ? OFFSET ?',
        (('authors', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    'biblio.queries.names.matching_statements.OF_ID': (
        'SELECT authors.id, authors.name, authors.keyname, authors.forenames, authors.is_collaboration, authors.name_key, authors.keyname_key, authors.german_key, authors.suffix \nFROM authors \nWHERE authors.id = ?',
        (('author_id', None),),
        {},
    ),
    'biblio.queries.names.matching_statements.collaborations(1)': (
        'SELECT authors.id, authors.name, authors.keyname, authors.forenames, authors.is_collaboration, authors.name_key, authors.keyname_key, authors.german_key, authors.suffix \nFROM authors \nWHERE authors.is_collaboration = ? AND authors.keyname_key >= ? AND authors.keyname_key < ?',
        (('fixed_0', None), ('first_0', None), ('end_0', None)),
        {'fixed_0': 1},
    ),
    'biblio.queries.narrowing.author_statements.COLLABORATIONS': (
        'SELECT authors.id, authors.name_key \nFROM authors \nWHERE authors.is_collaboration = ?',
        (('fixed_0', None),),
        {'fixed_0': 1},
    ),
    'biblio.queries.narrowing.category_statements.KNOWN': (
        'SELECT paper_categories.category \nFROM paper_categories \nWHERE paper_categories.category = ?\n LIMIT ? OFFSET ?',
        (('category', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    'biblio.queries.narrowing.citation_statements.NAMES': (
        'SELECT identifiers.scheme, identifiers.value \nFROM identifiers \nWHERE identifiers.paper_id IN (SELECT value \nFROM json_each(?))',
        (('papers', None),),
        {},
    ),
    'biblio.queries.narrowing.citation_statements.all_of(Shape(made=biblio.queries.narrowing.handles_statements.on_arxiv, fixed=(), parameters=1))': (
        'SELECT papers.id \nFROM papers \nWHERE papers.arxiv_id IN (SELECT value \nFROM json_each(?))',
        (('asked_0', None),),
        {},
    ),
    'biblio.queries.narrowing.dated_statements.CODES': (
        '\nWITH RECURSIVE codes (category) AS (\n    SELECT min(category) FROM paper_categories WHERE category >= ? AND category < ?\n    UNION ALL\n    SELECT (SELECT min(c.category) FROM paper_categories AS c\n            WHERE c.category > before.category AND c.category < ?)\n    FROM codes AS before WHERE before.category IS NOT NULL\n)\nSELECT category FROM codes WHERE category IS NOT NULL\n',
        (('low', None), ('high', None), ('high', None)),
        {},
    ),
    "biblio.queries.narrowing.dated_statements.count(False, (), ('end',))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT DISTINCT paper_categories.paper_id AS paper_id \nFROM paper_categories \nWHERE paper_categories.category IN (SELECT value \nFROM json_each(?)) AND paper_categories.listed_on < ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('lists', None), ('end', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.narrowing.dated_statements.count(False, (), ('first', 'end'))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT DISTINCT paper_categories.paper_id AS paper_id \nFROM paper_categories \nWHERE paper_categories.category IN (SELECT value \nFROM json_each(?)) AND paper_categories.listed_on >= ? AND paper_categories.listed_on < ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('lists', None), ('first', None), ('end', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.narrowing.dated_statements.count(False, (), ('first',))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT DISTINCT paper_categories.paper_id AS paper_id \nFROM paper_categories \nWHERE paper_categories.category IN (SELECT value \nFROM json_each(?)) AND paper_categories.listed_on >= ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('lists', None), ('first', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.narrowing.dated_statements.count(False, (), ())': (
        'SELECT count(*) AS count_1 \nFROM (SELECT DISTINCT paper_categories.paper_id AS paper_id \nFROM paper_categories \nWHERE paper_categories.category IN (SELECT value \nFROM json_each(?))\n LIMIT ? OFFSET ?) AS anon_1',
        (('lists', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.narrowing.dated_statements.count(False, (Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), ('first', 'end'))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT DISTINCT paper_categories.paper_id AS paper_id \nFROM paper_categories \nWHERE paper_categories.category IN (SELECT value \nFROM json_each(?)) AND paper_categories.listed_on >= ? AND paper_categories.listed_on < ? AND paper_categories.ordinal = ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('lists', None), ('first', None), ('end', None), ('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.count(False, (Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), ('first',))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT DISTINCT paper_categories.paper_id AS paper_id \nFROM paper_categories \nWHERE paper_categories.category IN (SELECT value \nFROM json_each(?)) AND paper_categories.listed_on >= ? AND paper_categories.ordinal = ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('lists', None), ('first', None), ('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    'biblio.queries.narrowing.dated_statements.count(False, (Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), ())': (
        'SELECT count(*) AS count_1 \nFROM (SELECT DISTINCT paper_categories.paper_id AS paper_id \nFROM paper_categories \nWHERE paper_categories.category IN (SELECT value \nFROM json_each(?)) AND paper_categories.ordinal = ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('lists', None), ('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.count(True, (), ('end',))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT DISTINCT authorships.paper_id AS paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND authorships.listed_on < ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('lists', None), ('end', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.narrowing.dated_statements.count(True, (), ('first', 'end'))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT DISTINCT authorships.paper_id AS paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND authorships.listed_on >= ? AND authorships.listed_on < ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('lists', None), ('first', None), ('end', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.narrowing.dated_statements.count(True, (), ('first',))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT DISTINCT authorships.paper_id AS paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND authorships.listed_on >= ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('lists', None), ('first', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.narrowing.dated_statements.count(True, (), ())': (
        'SELECT count(*) AS count_1 \nFROM (SELECT DISTINCT authorships.paper_id AS paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))\n LIMIT ? OFFSET ?) AS anon_1',
        (('lists', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(False, (), ('first', 'last'), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on >= ? AND paper_categories.listed_on <= ? ORDER BY paper_categories.listed_on DESC, paper_categories.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('last', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(False, (), ('first', 'last'), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on >= ? AND paper_categories.listed_on <= ? ORDER BY paper_categories.listed_on, paper_categories.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('last', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(False, (), ('first',), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on >= ? ORDER BY paper_categories.listed_on DESC, paper_categories.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(False, (), ('first',), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on >= ? ORDER BY paper_categories.listed_on, paper_categories.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(False, (), ('last',), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on <= ? ORDER BY paper_categories.listed_on DESC, paper_categories.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('last', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(False, (), ('last',), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on <= ? ORDER BY paper_categories.listed_on, paper_categories.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('last', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    'biblio.queries.narrowing.dated_statements.first_entries(False, (), (), oldest=False)': (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value ORDER BY paper_categories.listed_on DESC, paper_categories.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    'biblio.queries.narrowing.dated_statements.first_entries(False, (), (), oldest=True)': (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value ORDER BY paper_categories.listed_on, paper_categories.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(False, (Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), ('first', 'last'), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on >= ? AND paper_categories.listed_on <= ? AND paper_categories.ordinal = ? ORDER BY paper_categories.listed_on DESC, paper_categories.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('last', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(False, (Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), ('first', 'last'), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on >= ? AND paper_categories.listed_on <= ? AND paper_categories.ordinal = ? ORDER BY paper_categories.listed_on, paper_categories.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('last', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(False, (Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), ('first',), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on >= ? AND paper_categories.ordinal = ? ORDER BY paper_categories.listed_on DESC, paper_categories.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(False, (Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), ('first',), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on >= ? AND paper_categories.ordinal = ? ORDER BY paper_categories.listed_on, paper_categories.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(False, (Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), ('last',), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on <= ? AND paper_categories.ordinal = ? ORDER BY paper_categories.listed_on DESC, paper_categories.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('last', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    'biblio.queries.narrowing.dated_statements.first_entries(False, (Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), (), oldest=False)': (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.ordinal = ? ORDER BY paper_categories.listed_on DESC, paper_categories.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    'biblio.queries.narrowing.dated_statements.first_entries(False, (Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), (), oldest=True)': (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT paper_categories.listed_on * ? + paper_categories.paper_id AS entry \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.ordinal = ? ORDER BY paper_categories.listed_on, paper_categories.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (), ('first', 'last'), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND authorships.listed_on <= ? ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('last', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (), ('first', 'last'), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND authorships.listed_on <= ? ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('last', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (), ('first',), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (), ('first',), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (), ('last',), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on <= ? ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('last', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (), ('last',), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on <= ? ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('last', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    'biblio.queries.narrowing.dated_statements.first_entries(True, (), (), oldest=False)': (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    'biblio.queries.narrowing.dated_statements.first_entries(True, (), (), oldest=True)': (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=False),), False), parameters=1),), ('first', 'last'), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND authorships.listed_on <= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND +paper_categories_1.category = ?)) ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('last', None), ('part_0_0', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=False),), False), parameters=1),), ('first', 'last'), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND authorships.listed_on <= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND +paper_categories_1.category = ?)) ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('last', None), ('part_0_0', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=False),), False), parameters=1),), ('first',), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND +paper_categories_1.category = ?)) ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('part_0_0', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=False),), False), parameters=1),), ('first',), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND +paper_categories_1.category = ?)) ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('part_0_0', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=False),), False), parameters=1),), (), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND +paper_categories_1.category = ?)) ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('part_0_0', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=False),), False), parameters=1),), (), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND +paper_categories_1.category = ?)) ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('part_0_0', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=False),), True), parameters=1),), ('first', 'last'), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND authorships.listed_on <= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)) ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('last', None), ('part_0_0', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=False),), True), parameters=1),), ('first', 'last'), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND authorships.listed_on <= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)) ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('last', None), ('part_0_0', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=False),), True), parameters=1),), ('first',), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)) ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('part_0_0', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=False),), True), parameters=1),), ('first',), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)) ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('part_0_0', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=False),), True), parameters=1),), (), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)) ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('part_0_0', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=False),), True), parameters=1),), (), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)) ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('part_0_0', None), ('fixed_1', None), ('limit', None), ('fixed_2', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 1, 'fixed_2': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=True),), False), parameters=3),), ('first', 'last'), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND authorships.listed_on <= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('last', None), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=True),), False), parameters=3),), ('first', 'last'), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND authorships.listed_on <= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('last', None), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=True),), False), parameters=3),), ('first',), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=True),), False), parameters=3),), ('first',), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND authorships.listed_on >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('first', None), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=True),), False), parameters=3),), (), oldest=False)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY authorships.listed_on DESC, authorships.paper_id DESC\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.first_entries(True, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('authorships', (Form(codes=1, has_range=True),), False), parameters=3),), (), oldest=True)": (
        'SELECT (SELECT json_group_array(head.entry) AS gathered_1 \nFROM (SELECT authorships.listed_on * ? + authorships.paper_id AS entry \nFROM authorships \nWHERE authorships.author_id = list.value AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = authorships.paper_id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY authorships.listed_on, authorships.paper_id\n LIMIT ? OFFSET ?) AS head) AS anon_1 \nFROM json_each(?) AS list',
        (('fixed_0', None), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None), ('limit', None), ('fixed_1', None), ('lists', None)),
        {'fixed_0': 4398046511104, 'fixed_1': 0},
    ),
    "biblio.queries.narrowing.dated_statements.long((), ('end',))": (
        'SELECT ? AS anon_1 \nFROM json_each(?) AS list \nWHERE EXISTS (SELECT ? AS anon_2 \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on < ?\n LIMIT ? OFFSET ?)\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('lists', None), ('fixed_1', None), ('end', None), ('fixed_2', None), ('number', None), ('fixed_3', None), ('fixed_4', None)),
        {'fixed_0': 1, 'fixed_1': 1, 'fixed_2': 1, 'fixed_3': 1, 'fixed_4': 0},
    ),
    "biblio.queries.narrowing.dated_statements.long((), ('first', 'end'))": (
        'SELECT ? AS anon_1 \nFROM json_each(?) AS list \nWHERE EXISTS (SELECT ? AS anon_2 \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on >= ? AND paper_categories.listed_on < ?\n LIMIT ? OFFSET ?)\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('lists', None), ('fixed_1', None), ('first', None), ('end', None), ('fixed_2', None), ('number', None), ('fixed_3', None), ('fixed_4', None)),
        {'fixed_0': 1, 'fixed_1': 1, 'fixed_2': 1, 'fixed_3': 1, 'fixed_4': 0},
    ),
    "biblio.queries.narrowing.dated_statements.long((), ('first',))": (
        'SELECT ? AS anon_1 \nFROM json_each(?) AS list \nWHERE EXISTS (SELECT ? AS anon_2 \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on >= ?\n LIMIT ? OFFSET ?)\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('lists', None), ('fixed_1', None), ('first', None), ('fixed_2', None), ('number', None), ('fixed_3', None), ('fixed_4', None)),
        {'fixed_0': 1, 'fixed_1': 1, 'fixed_2': 1, 'fixed_3': 1, 'fixed_4': 0},
    ),
    'biblio.queries.narrowing.dated_statements.long((), ())': (
        'SELECT ? AS anon_1 \nFROM json_each(?) AS list \nWHERE EXISTS (SELECT ? AS anon_2 \nFROM paper_categories \nWHERE paper_categories.category = list.value\n LIMIT ? OFFSET ?)\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('lists', None), ('fixed_1', None), ('fixed_2', None), ('number', None), ('fixed_3', None), ('fixed_4', None)),
        {'fixed_0': 1, 'fixed_1': 1, 'fixed_2': 1, 'fixed_3': 1, 'fixed_4': 0},
    ),
    "biblio.queries.narrowing.dated_statements.long((Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), ('first', 'end'))": (
        'SELECT ? AS anon_1 \nFROM json_each(?) AS list \nWHERE EXISTS (SELECT ? AS anon_2 \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on >= ? AND paper_categories.listed_on < ? AND paper_categories.ordinal = ?\n LIMIT ? OFFSET ?)\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('lists', None), ('fixed_1', None), ('first', None), ('end', None), ('fixed_2', None), ('fixed_3', None), ('number', None), ('fixed_4', None), ('fixed_5', None)),
        {'fixed_0': 1, 'fixed_1': 1, 'fixed_2': 1, 'fixed_3': 1, 'fixed_4': 1, 'fixed_5': 0},
    ),
    "biblio.queries.narrowing.dated_statements.long((Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), ('first',))": (
        'SELECT ? AS anon_1 \nFROM json_each(?) AS list \nWHERE EXISTS (SELECT ? AS anon_2 \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.listed_on >= ? AND paper_categories.ordinal = ?\n LIMIT ? OFFSET ?)\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('lists', None), ('fixed_1', None), ('first', None), ('fixed_2', None), ('fixed_3', None), ('number', None), ('fixed_4', None), ('fixed_5', None)),
        {'fixed_0': 1, 'fixed_1': 1, 'fixed_2': 1, 'fixed_3': 1, 'fixed_4': 1, 'fixed_5': 0},
    ),
    'biblio.queries.narrowing.dated_statements.long((Shape(made=biblio.queries.narrowing.filters_statements.is_first, fixed=(), parameters=0),), ())': (
        'SELECT ? AS anon_1 \nFROM json_each(?) AS list \nWHERE EXISTS (SELECT ? AS anon_2 \nFROM paper_categories \nWHERE paper_categories.category = list.value AND paper_categories.ordinal = ?\n LIMIT ? OFFSET ?)\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('lists', None), ('fixed_1', None), ('fixed_2', None), ('fixed_3', None), ('number', None), ('fixed_4', None), ('fixed_5', None)),
        {'fixed_0': 1, 'fixed_1': 1, 'fixed_2': 1, 'fixed_3': 1, 'fixed_4': 1, 'fixed_5': 0},
    ),
    'biblio.queries.narrowing.dated_statements.page((), False, oldest=False)': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?))',
        (('papers', None),),
        {},
    ),
    'biblio.queries.narrowing.dated_statements.page((), False, oldest=True)': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?))',
        (('papers', None),),
        {},
    ),
    'biblio.queries.narrowing.dated_statements.page((), True, oldest=False)': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND (papers.listed_submitted, papers.id) < (?, ?)',
        (('papers', None), ('at', None), ('behind', None)),
        {},
    ),
    'biblio.queries.narrowing.dated_statements.page((), True, oldest=True)': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND (papers.listed_submitted, papers.id) > (?, ?)',
        (('papers', None), ('at', None), ('behind', None)),
        {},
    ),
    "biblio.queries.narrowing.dated_statements.page((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), False, oldest=False)": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND papers.listed_submitted < ?',
        (('papers', None), ('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.narrowing.dated_statements.page((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), False, oldest=True)": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND papers.listed_submitted < ?',
        (('papers', None), ('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.narrowing.dated_statements.page((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), True, oldest=False)": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (papers.listed_submitted, papers.id) < (?, ?)',
        (('papers', None), ('part_0_0', None), ('part_1_0', None), ('at', None), ('behind', None)),
        {},
    ),
    "biblio.queries.narrowing.dated_statements.page((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), True, oldest=True)": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (papers.listed_submitted, papers.id) > (?, ?)',
        (('papers', None), ('part_0_0', None), ('part_1_0', None), ('at', None), ('behind', None)),
        {},
    ),
    "biblio.queries.narrowing.dated_statements.page((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), False, oldest=False)": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ?',
        (('papers', None), ('part_0_0', None)),
        {},
    ),
    "biblio.queries.narrowing.dated_statements.page((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), False, oldest=True)": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ?',
        (('papers', None), ('part_0_0', None)),
        {},
    ),
    "biblio.queries.narrowing.dated_statements.page((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), True, oldest=False)": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND (papers.listed_submitted, papers.id) < (?, ?)',
        (('papers', None), ('part_0_0', None), ('at', None), ('behind', None)),
        {},
    ),
    "biblio.queries.narrowing.dated_statements.page((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), True, oldest=True)": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND (papers.listed_submitted, papers.id) > (?, ?)',
        (('papers', None), ('part_0_0', None), ('at', None), ('behind', None)),
        {},
    ),
    'biblio.queries.narrowing.field_statements.KNOWN': (
        'SELECT 1 \nFROM annotations \nWHERE annotations.kind = ? AND annotations.name_key = ? AND annotations.is_current = ? AND annotations.is_set = ?\n LIMIT ? OFFSET ?',
        (('kind', None), ('key', None), ('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('fixed_3', None)),
        {'fixed_0': 1, 'fixed_1': 1, 'fixed_2': 1, 'fixed_3': 0},
    ),
    'biblio.queries.narrowing.filters_statements.BY': (
        'SELECT DISTINCT authorships.paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))',
        (('authors', None),),
        {},
    ),
    'biblio.queries.narrowing.filters_statements.first(Shape(made=biblio.queries.narrowing.author_statements.ended_by, fixed=(False,), parameters=1))': (
        'SELECT json_group_array(anon_1.paper_id) AS gathered_1 \nFROM (SELECT anon_2.paper_id AS paper_id \nFROM (SELECT DISTINCT authorships.paper_id AS paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))) AS anon_2 \nWHERE (SELECT authorships_1.author_id \nFROM authorships AS authorships_1 \nWHERE authorships_1.paper_id = anon_2.paper_id ORDER BY authorships_1.ordinal\n LIMIT ? OFFSET ?) IN (SELECT value \nFROM json_each(?)) OR (SELECT authorships_1.author_id \nFROM authorships AS authorships_1 \nWHERE authorships_1.paper_id = anon_2.paper_id AND (SELECT authors_1.is_collaboration \nFROM authors AS authors_1 \nWHERE authors_1.id = authorships_1.author_id) = ? ORDER BY authorships_1.ordinal\n LIMIT ? OFFSET ?) IN (SELECT value \nFROM json_each(?))\n LIMIT ? OFFSET ?) AS anon_1',
        (('papers_0', None), ('fixed_0', None), ('fixed_1', None), ('papers_0', None), ('fixed_2', None), ('fixed_0', None), ('fixed_3', None), ('papers_0', None), ('limit', None), ('fixed_4', None)),
        {'fixed_0': 1, 'fixed_1': 0, 'fixed_2': 0, 'fixed_3': 0, 'fixed_4': 0},
    ),
    'biblio.queries.narrowing.filters_statements.first(Shape(made=biblio.queries.narrowing.author_statements.ended_by, fixed=(True,), parameters=1))': (
        'SELECT json_group_array(anon_1.paper_id) AS gathered_1 \nFROM (SELECT anon_2.paper_id AS paper_id \nFROM (SELECT DISTINCT authorships.paper_id AS paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))) AS anon_2 \nWHERE ((SELECT authorships_1.author_id \nFROM authorships AS authorships_1 \nWHERE authorships_1.paper_id = anon_2.paper_id ORDER BY authorships_1.ordinal DESC\n LIMIT ? OFFSET ?) IN (SELECT value \nFROM json_each(?)) OR (SELECT authorships_1.author_id \nFROM authorships AS authorships_1 \nWHERE authorships_1.paper_id = anon_2.paper_id AND (SELECT authors_1.is_collaboration \nFROM authors AS authors_1 \nWHERE authors_1.id = authorships_1.author_id) = ? ORDER BY authorships_1.ordinal DESC\n LIMIT ? OFFSET ?) IN (SELECT value \nFROM json_each(?))) AND (SELECT papers_1.authors_cut \nFROM papers AS papers_1 \nWHERE papers_1.id = anon_2.paper_id) = ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('papers_0', None), ('fixed_0', None), ('fixed_1', None), ('papers_0', None), ('fixed_2', None), ('fixed_0', None), ('fixed_3', None), ('papers_0', None), ('fixed_4', None), ('limit', None), ('fixed_5', None)),
        {'fixed_0': 1, 'fixed_1': 0, 'fixed_2': 0, 'fixed_3': 0, 'fixed_4': 0, 'fixed_5': 0},
    ),
    'biblio.queries.narrowing.filters_statements.first(Shape(made=biblio.queries.narrowing.author_statements.of_many, fixed=(Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(True,), parameters=1),), parameters=1))': (
        'SELECT json_group_array(anon_1.id) AS gathered_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.id IN (SELECT authorships.paper_id \nFROM authorships \nWHERE authorships.ordinal = 100) AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?)))\n LIMIT ? OFFSET ?) AS anon_1',
        (('papers_0', None), ('fixed_0', None), ('papers_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    'biblio.queries.narrowing.filters_statements.first(Shape(made=biblio.queries.narrowing.author_statements.written_by, fixed=(), parameters=1))': (
        'SELECT json_group_array(anon_1.paper_id) AS gathered_1 \nFROM (SELECT DISTINCT authorships.paper_id AS paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))\n LIMIT ? OFFSET ?) AS anon_1',
        (('papers_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.narrowing.filters_statements.first(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1))': (
        'SELECT json_group_array(anon_1.paper_id) AS gathered_1 \nFROM (SELECT DISTINCT paper_categories.paper_id AS paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('papers_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.narrowing.filters_statements.first(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), True), parameters=1))': (
        'SELECT json_group_array(anon_1.paper_id) AS gathered_1 \nFROM (SELECT DISTINCT paper_categories.paper_id AS paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? AND paper_categories.ordinal = ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('papers_0', None), ('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    'biblio.queries.narrowing.filters_statements.first(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3))': (
        'SELECT json_group_array(anon_1.paper_id) AS gathered_1 \nFROM (SELECT DISTINCT paper_categories.paper_id AS paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('papers_0', None), ('papers_1', None), ('papers_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.narrowing.filters_statements.first(Shape(made=biblio.queries.narrowing.citation_statements.citing, fixed=(), parameters=2))': (
        "SELECT json_group_array(anon_1.paper_id) AS gathered_1 \nFROM (SELECT DISTINCT cited_identifiers.paper_id AS paper_id \nFROM json_each(?) AS named JOIN cited_identifiers ON cited_identifiers.scheme = json_extract(named.value, '$[0]') AND cited_identifiers.value = json_extract(named.value, '$[1]') \nWHERE (cited_identifiers.paper_id NOT IN (SELECT value \nFROM json_each(?)))\n LIMIT ? OFFSET ?) AS anon_1",
        (('papers_0', None), ('papers_1', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.narrowing.filters_statements.first(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1))': (
        'SELECT json_group_array(anon_1.rowid) AS gathered_1 \nFROM (SELECT paper_search.rowid AS rowid \nFROM paper_search \nWHERE paper_search MATCH ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('papers_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.narrowing.filters_statements.first(Shape(made=biblio.queries.narrowing.parts_statements.meeting, fixed=(Shape(made=biblio.queries.narrowing.field_statements.is_a, fixed=(False,), parameters=1),), parameters=1))': (
        'SELECT json_group_array(anon_1.id) AS gathered_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.kind IN (SELECT value \nFROM json_each(?))\n LIMIT ? OFFSET ?) AS anon_1',
        (('papers_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.narrowing.filters_statements.first(Shape(made=biblio.queries.narrowing.parts_statements.meeting, fixed=(Shape(made=biblio.queries.narrowing.presence_statements.is_withdrawn, fixed=(True,), parameters=0),), parameters=0))': (
        'SELECT json_group_array(anon_1.id) AS gathered_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.withdrawn = 1\n LIMIT ? OFFSET ?) AS anon_1',
        (('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.narrowing.handles_statements.called(Shape(made=biblio.queries.narrowing.handles_statements.identified, fixed=(), parameters=3))': (
        'SELECT papers.id, coalesce(papers.arxiv_id, papers.anchor) AS coalesce_1, CASE WHEN (papers.arxiv_id IS NULL) THEN papers.anchor ELSE ? || papers.arxiv_id END AS anon_1 \nFROM papers \nWHERE papers.id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT identifiers.paper_id \nFROM identifiers \nWHERE identifiers.scheme = ? AND identifiers.value = ? UNION SELECT papers.id \nFROM papers \nWHERE papers.anchor = ?)) ORDER BY papers.id',
        (('fixed_0', None), ('asked_0', None), ('asked_1', None), ('asked_2', None)),
        {'fixed_0': 'arXiv:'},
    ),
    'biblio.queries.narrowing.handles_statements.called(Shape(made=biblio.queries.narrowing.handles_statements.on_arxiv, fixed=(), parameters=1))': (
        'SELECT papers.id, coalesce(papers.arxiv_id, papers.anchor) AS coalesce_1, CASE WHEN (papers.arxiv_id IS NULL) THEN papers.anchor ELSE ? || papers.arxiv_id END AS anon_1 \nFROM papers \nWHERE papers.id IN (SELECT papers.id \nFROM papers \nWHERE papers.arxiv_id IN (SELECT value \nFROM json_each(?))) ORDER BY papers.id',
        (('fixed_0', None), ('asked_0', None)),
        {'fixed_0': 'arXiv:'},
    ),
    'biblio.queries.narrowing.persons_statements.ALIKE': (
        'SELECT authors.id, authors_1.id AS id_1 \nFROM authors JOIN authors AS authors_1 ON authors_1.name_key = authors.name_key AND authors_1.suffix = authors.suffix AND authors_1.is_collaboration = authors.is_collaboration \nWHERE authors.id IN (SELECT value \nFROM json_each(?))',
        (('given', None),),
        {},
    ),
    'biblio.queries.narrowing.persons_statements.AT': (
        'SELECT authorships.author_id, authors.is_collaboration, authors.name, person_exceptions.person_id \nFROM authorships JOIN authors ON authors.id = authorships.author_id LEFT OUTER JOIN person_exceptions ON person_exceptions.paper_id = authorships.paper_id AND person_exceptions.ordinal = authorships.ordinal \nWHERE authorships.paper_id = ? AND authorships.ordinal = ?',
        (('paper', None), ('ordinal', None)),
        {},
    ),
    'biblio.queries.narrowing.persons_statements.EXCEPTED_OF': (
        'SELECT DISTINCT authorships.author_id, person_exceptions.person_id \nFROM authorships LEFT OUTER JOIN person_exceptions ON person_exceptions.paper_id = authorships.paper_id AND person_exceptions.ordinal = authorships.ordinal \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))',
        (('given', None),),
        {},
    ),
    'biblio.queries.narrowing.persons_statements.GIVEN': (
        'SELECT value \nFROM json_each(?)',
        (('given', None),),
        {},
    ),
    'biblio.queries.narrowing.persons_statements.HANDLES': (
        'SELECT papers.id, CASE WHEN (papers.arxiv_id IS NULL) THEN papers.anchor ELSE ? || papers.arxiv_id END AS anon_1 \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?))',
        (('fixed_0', None), ('given', None)),
        {'fixed_0': 'arXiv:'},
    ),
    'biblio.queries.narrowing.persons_statements.NAMES': (
        'SELECT authors.id, authors.name, authors.is_collaboration \nFROM authors \nWHERE authors.id IN (SELECT value \nFROM json_each(?))',
        (('given', None),),
        {},
    ),
    'biblio.queries.narrowing.persons_statements.OF_IDS': (
        'SELECT authorships.author_id, authorships.paper_id, authorships.ordinal, authorships.author_id AS author_id__1, authorships.listed_on \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND NOT (EXISTS (SELECT 1 \nFROM person_exceptions \nWHERE person_exceptions.paper_id = authorships.paper_id AND person_exceptions.ordinal = authorships.ordinal))',
        (('given', None),),
        {},
    ),
    'biblio.queries.narrowing.persons_statements.OF_PERSONS': (
        'SELECT person_spellings.person_id, authorships.paper_id, authorships.ordinal, authorships.author_id, authorships.listed_on \nFROM person_spellings JOIN authors ON person_spellings.name_key = authors.name_key AND person_spellings.suffix = authors.suffix AND authors.is_collaboration = ? JOIN authorships ON authorships.author_id = authors.id \nWHERE person_spellings.person_id IN (SELECT value \nFROM json_each(?)) AND NOT (EXISTS (SELECT 1 \nFROM person_exceptions \nWHERE person_exceptions.paper_id = authorships.paper_id AND person_exceptions.ordinal = authorships.ordinal)) UNION ALL SELECT person_exceptions.person_id, authorships.paper_id, authorships.ordinal, authorships.author_id, authorships.listed_on \nFROM person_exceptions JOIN authorships ON person_exceptions.paper_id = authorships.paper_id AND person_exceptions.ordinal = authorships.ordinal \nWHERE person_exceptions.person_id IN (SELECT value \nFROM json_each(?))',
        (('fixed_0', None), ('given', None), ('given', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.narrowing.persons_statements.OWNERS': (
        'SELECT authors.id, coalesce((SELECT person_spellings.person_id \nFROM person_spellings \nWHERE person_spellings.name_key = authors.name_key AND person_spellings.suffix = authors.suffix AND authors.is_collaboration = ?), (SELECT min(authors_1.id) AS min_1 \nFROM authors AS authors_1 \nWHERE authors_1.name_key = authors.name_key AND authors_1.suffix = authors.suffix AND authors_1.is_collaboration = authors.is_collaboration)) AS coalesce_1, authors.is_collaboration \nFROM authors \nWHERE authors.id IN (SELECT value \nFROM json_each(?))',
        (('fixed_0', None), ('given', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.narrowing.persons_statements.SAID_OF': (
        'SELECT persons.id, persons.display, persons.orcid, persons.chance \nFROM persons \nWHERE persons.id IN (SELECT value \nFROM json_each(?))',
        (('given', None),),
        {},
    ),
    'biblio.queries.narrowing.persons_statements.SIZE': (
        'SELECT count(*) AS count_1 \nFROM authorships \nWHERE authorships.paper_id = ?',
        (('paper', None),),
        {},
    ),
    'biblio.queries.narrowing.persons_statements.STALE': (
        'SELECT count(*) AS count_1 \nFROM people_stale_blocks',
        (),
        {},
    ),
    'biblio.queries.networks.pair_limit_statements.sizes(())': (
        'SELECT anon_1.size, count(*) AS count_1 \nFROM (SELECT max(authorships.ordinal) AS size \nFROM authorships GROUP BY authorships.paper_id) AS anon_1 GROUP BY anon_1.size ORDER BY anon_1.size',
        (),
        {},
    ),
    'biblio.queries.papers.beginnings_statements.BEYOND': (
        'SELECT papers.id \nFROM papers ORDER BY papers.id DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('number', None)),
        {'fixed_0': 1},
    ),
    'biblio.queries.papers.beginnings_statements.BEYOND_BELOW': (
        'SELECT papers.id \nFROM papers \nWHERE papers.id < ? ORDER BY papers.id DESC\n LIMIT ? OFFSET ?',
        (('below', None), ('fixed_0', None), ('number', None)),
        {'fixed_0': 1},
    ),
    'biblio.queries.papers.beginnings_statements.EXTENT': (
        'SELECT (SELECT min(papers.id) AS min_1 \nFROM papers) AS anon_1, (SELECT max(papers.id) AS max_1 \nFROM papers) AS anon_2',
        (),
        {},
    ),
    'biblio.queries.papers.beginnings_statements.PASSING': (
        'SELECT papers.id \nFROM papers\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('number', None)),
        {'fixed_0': 1},
    ),
    'biblio.queries.papers.beginnings_statements.READ': (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents',
        (),
        {},
    ),
    'biblio.queries.papers.beginnings_statements.READ_SOME': (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE paper_search_documents.id IN (SELECT value \nFROM json_each(?))',
        (('papers', None),),
        {},
    ),
    'biblio.queries.papers.beginnings_statements.SAMPLE': (
        'SELECT (SELECT max(papers.id) AS max_1 \nFROM papers \nWHERE papers.id <= given_places.value) AS anon_1 \nFROM json_each(?) AS given_places',
        (('places', None),),
        {},
    ),
    'biblio.queries.papers.beginnings_statements.newest((), has_end=False, has_start=False)': (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('number', None), ('looked', None)),
        {},
    ),
    "biblio.queries.papers.beginnings_statements.newest((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)), parameters=2)), has_end=False, has_start=False)": (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE paper_search_documents.id >= ? AND paper_search_documents.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search_documents.id AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)))) ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('number', None), ('looked', None)),
        {},
    ),
    "biblio.queries.papers.beginnings_statements.newest((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)), parameters=2)), has_end=False, has_start=False)": (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE paper_search_documents.id >= ? AND paper_search_documents.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search_documents.id AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)))) ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('fixed_0', None), ('number', None), ('looked', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.beginnings_statements.newest((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)), parameters=4)), has_end=False, has_start=False)": (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE paper_search_documents.id >= ? AND paper_search_documents.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search_documents.id AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))))) ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('part_1_3', None), ('number', None), ('looked', None)),
        {},
    ),
    "biblio.queries.papers.beginnings_statements.newest((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), parameters=2)), has_end=False, has_start=False)": (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE paper_search_documents.id >= ? AND paper_search_documents.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search_documents.id AND papers.listed_submitted >= ? AND papers.listed_submitted < ?)) ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('number', None), ('looked', None)),
        {},
    ),
    "biblio.queries.papers.beginnings_statements.newest((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)), parameters=3)), has_end=False, has_start=False)": (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE paper_search_documents.id >= ? AND paper_search_documents.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search_documents.id AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))))) ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('number', None), ('looked', None)),
        {},
    ),
    "biblio.queries.papers.beginnings_statements.newest((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)), parameters=3)), has_end=False, has_start=False)": (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE paper_search_documents.id >= ? AND paper_search_documents.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search_documents.id AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)))) ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('number', None), ('looked', None)),
        {},
    ),
    "biblio.queries.papers.beginnings_statements.newest((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)), parameters=3)), has_end=False, has_start=False)": (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE paper_search_documents.id >= ? AND paper_search_documents.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search_documents.id AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)))) ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('fixed_0', None), ('number', None), ('looked', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.beginnings_statements.newest((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)), parameters=5)), has_end=False, has_start=False)": (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE paper_search_documents.id >= ? AND paper_search_documents.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search_documents.id AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))))) ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('part_1_3', None), ('part_1_4', None), ('number', None), ('looked', None)),
        {},
    ),
    "biblio.queries.papers.beginnings_statements.newest((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), parameters=1)), has_end=False, has_start=False)": (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE paper_search_documents.id >= ? AND paper_search_documents.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search_documents.id AND papers.listed_submitted >= ?)) ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('number', None), ('looked', None)),
        {},
    ),
    "biblio.queries.papers.beginnings_statements.newest((Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1),), parameters=1),), has_end=False, has_start=False)": (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search_documents.id AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?))) ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('number', None), ('looked', None)),
        {},
    ),
    "biblio.queries.papers.beginnings_statements.newest((Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1),), parameters=1),), has_end=False, has_start=False)": (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search_documents.id AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?))) ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('fixed_0', None), ('number', None), ('looked', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.beginnings_statements.newest((Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3),), parameters=3),), has_end=False, has_start=False)": (
        'SELECT paper_search_documents.id, paper_search_documents.title, paper_search_documents.abstract, paper_search_documents.authors, paper_search_documents.comments, paper_search_documents.journal, paper_search_documents.container, paper_search_documents.report \nFROM paper_search_documents \nWHERE EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search_documents.id AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?)))) ORDER BY paper_search_documents.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_0_1', None), ('part_0_2', None), ('number', None), ('looked', None)),
        {},
    ),
    "biblio.queries.papers.beside_statements.extent((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT count(*) AS count_1, min(anon_1.id) AS min_1, max(anon_1.id) AS max_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('part_0_0', None), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.beside_statements.extent((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT count(*) AS count_1, min(anon_1.id) AS min_1, max(anon_1.id) AS max_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.listed_submitted >= ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('part_0_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.papers.cited_works_statements.ANY': (
        'SELECT cited_identifiers.paper_id \nFROM cited_identifiers\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    'biblio.queries.papers.cited_works_statements.CALLED': (
        'SELECT coalesce(papers.arxiv_id, papers.anchor) AS coalesce_1 \nFROM papers \nWHERE papers.id = ?',
        (('paper', None),),
        {},
    ),
    'biblio.queries.papers.cited_works_statements.CITED': (
        'SELECT cited_identifiers.scheme, cited_identifiers.value, identifiers.paper_id \nFROM cited_identifiers LEFT OUTER JOIN identifiers ON identifiers.scheme = cited_identifiers.scheme AND identifiers.value = cited_identifiers.value \nWHERE cited_identifiers.paper_id = ? ORDER BY cited_identifiers.scheme, cited_identifiers.value, identifiers.paper_id',
        (('paper', None),),
        {},
    ),
    'biblio.queries.papers.cited_works_statements.MARKS': (
        'SELECT papers.id, papers.withdrawn, papers.retracted \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?))',
        (('papers', None),),
        {},
    ),
    'biblio.queries.papers.cited_works_statements.REFERENCES': (
        'SELECT paper_references.ordinal, paper_references.scheme, paper_references.value, paper_references.also, paper_references.printed \nFROM paper_references \nWHERE paper_references.paper_id = ? ORDER BY paper_references.ordinal',
        (('paper', None),),
        {},
    ),
    "biblio.queries.papers.facets_statements.having(<Facet.AUTHOR: 'author'>, ())": (
        'SELECT count(DISTINCT authorships.paper_id) AS count_1 \nFROM authorships \nWHERE (authorships.author_id NOT IN (SELECT authors.id \nFROM authors \nWHERE authors.is_collaboration = ?))',
        (('fixed_0', None),),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.facets_statements.having(<Facet.AUTHOR: 'author'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT count(DISTINCT authorships.paper_id) AS count_1 \nFROM authorships \nWHERE (authorships.author_id NOT IN (SELECT authors.id \nFROM authors \nWHERE authors.is_collaboration = ?)) AND authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?))',
        (('fixed_0', None), ('part_0_0', 'biblio.db.engines.sqlite.text_query:expression')),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.facets_statements.having(<Facet.CATEGORY: 'category'>, ())": (
        'SELECT count(DISTINCT paper_categories.paper_id) AS count_1 \nFROM paper_categories',
        (),
        {},
    ),
    "biblio.queries.papers.facets_statements.having(<Facet.CATEGORY: 'category'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT count(DISTINCT paper_categories.paper_id) AS count_1 \nFROM paper_categories \nWHERE paper_categories.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?))',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'),),
        {},
    ),
    "biblio.queries.papers.facets_statements.having(<Facet.COLLABORATION: 'collaboration'>, ())": (
        'SELECT count(DISTINCT authorships.paper_id) AS count_1 \nFROM authorships \nWHERE authorships.author_id IN (SELECT authors.id \nFROM authors \nWHERE authors.is_collaboration = ?)',
        (('fixed_0', None),),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.facets_statements.having(<Facet.COLLABORATION: 'collaboration'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT count(DISTINCT authorships.paper_id) AS count_1 \nFROM authorships \nWHERE authorships.author_id IN (SELECT authors.id \nFROM authors \nWHERE authors.is_collaboration = ?) AND authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?))',
        (('fixed_0', None), ('part_0_0', 'biblio.db.engines.sqlite.text_query:expression')),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.facets_statements.having(<Facet.LIST: 'list'>, ())": (
        'SELECT count(DISTINCT paper_annotations.paper_id) AS count_1 \nFROM paper_annotations \nWHERE paper_annotations.kind = ?',
        (('fixed_0', None),),
        {'fixed_0': 'list'},
    ),
    "biblio.queries.papers.facets_statements.having(<Facet.LIST: 'list'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT count(DISTINCT paper_annotations.paper_id) AS count_1 \nFROM paper_annotations \nWHERE paper_annotations.kind = ? AND paper_annotations.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?))',
        (('fixed_0', None), ('part_0_0', 'biblio.db.engines.sqlite.text_query:expression')),
        {'fixed_0': 'list'},
    ),
    "biblio.queries.papers.facets_statements.having(<Facet.TAG: 'tag'>, ())": (
        'SELECT count(DISTINCT paper_annotations.paper_id) AS count_1 \nFROM paper_annotations \nWHERE paper_annotations.kind = ?',
        (('fixed_0', None),),
        {'fixed_0': 'tag'},
    ),
    "biblio.queries.papers.facets_statements.having(<Facet.TAG: 'tag'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT count(DISTINCT paper_annotations.paper_id) AS count_1 \nFROM paper_annotations \nWHERE paper_annotations.kind = ? AND paper_annotations.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?))',
        (('fixed_0', None), ('part_0_0', 'biblio.db.engines.sqlite.text_query:expression')),
        {'fixed_0': 'tag'},
    ),
    "biblio.queries.papers.facets_statements.of_one(<Facet.CONTAINER: 'container'>, <DateKind.SUBMITTED: 'submitted'>, ())": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT coalesce(papers.container_title, papers.container_short) AS what, coalesce(papers.container_title, papers.container_short) AS value, count(*) AS papers \nFROM papers \nWHERE coalesce(papers.container_title, papers.container_short) IS NOT NULL GROUP BY coalesce(papers.container_title, papers.container_short)) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.facets_statements.of_one(<Facet.CONTAINER: 'container'>, <DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT coalesce(papers.container_title, papers.container_short) AS what, coalesce(papers.container_title, papers.container_short) AS value, count(*) AS papers \nFROM papers \nWHERE coalesce(papers.container_title, papers.container_short) IS NOT NULL AND papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) GROUP BY coalesce(papers.container_title, papers.container_short)) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.facets_statements.of_one(<Facet.KIND: 'kind'>, <DateKind.SUBMITTED: 'submitted'>, ())": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS what, coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS value, count(*) AS papers \nFROM papers \nWHERE coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) IS NOT NULL GROUP BY coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END)) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_0', None), ('fixed_0', None), ('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 'preprint', 'fixed_1': 0},
    ),
    "biblio.queries.papers.facets_statements.of_one(<Facet.KIND: 'kind'>, <DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS what, coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS value, count(*) AS papers \nFROM papers \nWHERE coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) IS NOT NULL AND papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) GROUP BY coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END)) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_0', None), ('fixed_0', None), ('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 'preprint', 'fixed_1': 0},
    ),
    "biblio.queries.papers.facets_statements.of_one(<Facet.PRIMARY: 'primary'>, <DateKind.SUBMITTED: 'submitted'>, ())": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT papers.primary_category AS what, papers.primary_category AS value, count(*) AS papers \nFROM papers \nWHERE papers.primary_category IS NOT NULL GROUP BY papers.primary_category) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.facets_statements.of_one(<Facet.PRIMARY: 'primary'>, <DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT papers.primary_category AS what, papers.primary_category AS value, count(*) AS papers \nFROM papers \nWHERE papers.primary_category IS NOT NULL AND papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) GROUP BY papers.primary_category) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.facets_statements.of_one(<Facet.YEAR: 'year'>, <DateKind.SUBMITTED: 'submitted'>, ())": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT nullif(substr(papers.listed_submitted, ?, ?), ?) AS what, nullif(substr(papers.listed_submitted, ?, ?), ?) AS value, count(*) AS papers \nFROM papers \nWHERE nullif(substr(papers.listed_submitted, ?, ?), ?) IS NOT NULL GROUP BY nullif(substr(papers.listed_submitted, ?, ?), ?)) AS anon_1 ORDER BY anon_1.value DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('limit', None), ('fixed_3', None)),
        {'fixed_0': 1, 'fixed_1': 4, 'fixed_2': '0000', 'fixed_3': 0},
    ),
    "biblio.queries.papers.facets_statements.of_one(<Facet.YEAR: 'year'>, <DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT nullif(substr(papers.listed_submitted, ?, ?), ?) AS what, nullif(substr(papers.listed_submitted, ?, ?), ?) AS value, count(*) AS papers \nFROM papers \nWHERE nullif(substr(papers.listed_submitted, ?, ?), ?) IS NOT NULL AND papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) GROUP BY nullif(substr(papers.listed_submitted, ?, ?), ?)) AS anon_1 ORDER BY anon_1.value DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('limit', None), ('fixed_3', None)),
        {'fixed_0': 1, 'fixed_1': 4, 'fixed_2': '0000', 'fixed_3': 0},
    ),
    "biblio.queries.papers.facets_statements.of_rows(<Facet.AUTHOR: 'author'>, ())": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT anon_4.what AS what, authors.name AS value, anon_4.papers AS papers \nFROM (SELECT authorships.author_id AS what, authorships.author_id AS value, count(DISTINCT authorships.paper_id) AS papers \nFROM authorships \nWHERE (authorships.author_id NOT IN (SELECT authors.id \nFROM authors \nWHERE authors.is_collaboration = ?)) GROUP BY authorships.author_id) AS anon_4 JOIN authors ON authors.id = anon_4.what) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    "biblio.queries.papers.facets_statements.of_rows(<Facet.AUTHOR: 'author'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT anon_4.what AS what, authors.name AS value, anon_4.papers AS papers \nFROM (SELECT authorships.author_id AS what, authorships.author_id AS value, count(DISTINCT authorships.paper_id) AS papers \nFROM authorships \nWHERE (authorships.author_id NOT IN (SELECT authors.id \nFROM authors \nWHERE authors.is_collaboration = ?)) AND authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?)) GROUP BY authorships.author_id) AS anon_4 JOIN authors ON authors.id = anon_4.what) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    "biblio.queries.papers.facets_statements.of_rows(<Facet.CATEGORY: 'category'>, ())": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT paper_categories.category AS what, paper_categories.category AS value, count(DISTINCT paper_categories.paper_id) AS papers \nFROM paper_categories GROUP BY paper_categories.category) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.facets_statements.of_rows(<Facet.CATEGORY: 'category'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT paper_categories.category AS what, paper_categories.category AS value, count(DISTINCT paper_categories.paper_id) AS papers \nFROM paper_categories \nWHERE paper_categories.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?)) GROUP BY paper_categories.category) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.facets_statements.of_rows(<Facet.COLLABORATION: 'collaboration'>, ())": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT anon_4.what AS what, authors.name AS value, anon_4.papers AS papers \nFROM (SELECT authorships.author_id AS what, authorships.author_id AS value, count(DISTINCT authorships.paper_id) AS papers \nFROM authorships \nWHERE authorships.author_id IN (SELECT authors.id \nFROM authors \nWHERE authors.is_collaboration = ?) GROUP BY authorships.author_id) AS anon_4 JOIN authors ON authors.id = anon_4.what) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    "biblio.queries.papers.facets_statements.of_rows(<Facet.COLLABORATION: 'collaboration'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT anon_4.what AS what, authors.name AS value, anon_4.papers AS papers \nFROM (SELECT authorships.author_id AS what, authorships.author_id AS value, count(DISTINCT authorships.paper_id) AS papers \nFROM authorships \nWHERE authorships.author_id IN (SELECT authors.id \nFROM authors \nWHERE authors.is_collaboration = ?) AND authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?)) GROUP BY authorships.author_id) AS anon_4 JOIN authors ON authors.id = anon_4.what) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    "biblio.queries.papers.facets_statements.of_rows(<Facet.LIST: 'list'>, ())": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT anon_4.what AS what, (SELECT paper_annotations_1.name \nFROM paper_annotations AS paper_annotations_1 \nWHERE paper_annotations_1.kind = ? AND paper_annotations_1.name_key = anon_4.what ORDER BY paper_annotations_1.changed_at DESC, paper_annotations_1.change_id DESC, paper_annotations_1.ordinal DESC\n LIMIT ? OFFSET ?) AS value, anon_4.papers AS papers \nFROM (SELECT paper_annotations.name_key AS what, paper_annotations.name_key AS value, count(DISTINCT paper_annotations.paper_id) AS papers \nFROM paper_annotations \nWHERE paper_annotations.kind = ? GROUP BY paper_annotations.name_key) AS anon_4) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('fixed_3', None), ('limit', None), ('fixed_4', None)),
        {'fixed_0': 'list', 'fixed_1': 1, 'fixed_2': 0, 'fixed_3': 'list', 'fixed_4': 0},
    ),
    "biblio.queries.papers.facets_statements.of_rows(<Facet.LIST: 'list'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT anon_4.what AS what, (SELECT paper_annotations_1.name \nFROM paper_annotations AS paper_annotations_1 \nWHERE paper_annotations_1.kind = ? AND paper_annotations_1.name_key = anon_4.what ORDER BY paper_annotations_1.changed_at DESC, paper_annotations_1.change_id DESC, paper_annotations_1.ordinal DESC\n LIMIT ? OFFSET ?) AS value, anon_4.papers AS papers \nFROM (SELECT paper_annotations.name_key AS what, paper_annotations.name_key AS value, count(DISTINCT paper_annotations.paper_id) AS papers \nFROM paper_annotations \nWHERE paper_annotations.kind = ? AND paper_annotations.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?)) GROUP BY paper_annotations.name_key) AS anon_4) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('fixed_3', None), ('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_4', None)),
        {'fixed_0': 'list', 'fixed_1': 1, 'fixed_2': 0, 'fixed_3': 'list', 'fixed_4': 0},
    ),
    "biblio.queries.papers.facets_statements.of_rows(<Facet.TAG: 'tag'>, ())": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT anon_4.what AS what, (SELECT paper_annotations_1.name \nFROM paper_annotations AS paper_annotations_1 \nWHERE paper_annotations_1.kind = ? AND paper_annotations_1.name_key = anon_4.what ORDER BY paper_annotations_1.changed_at DESC, paper_annotations_1.change_id DESC, paper_annotations_1.ordinal DESC\n LIMIT ? OFFSET ?) AS value, anon_4.papers AS papers \nFROM (SELECT paper_annotations.name_key AS what, paper_annotations.name_key AS value, count(DISTINCT paper_annotations.paper_id) AS papers \nFROM paper_annotations \nWHERE paper_annotations.kind = ? GROUP BY paper_annotations.name_key) AS anon_4) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('fixed_3', None), ('limit', None), ('fixed_4', None)),
        {'fixed_0': 'tag', 'fixed_1': 1, 'fixed_2': 0, 'fixed_3': 'tag', 'fixed_4': 0},
    ),
    "biblio.queries.papers.facets_statements.of_rows(<Facet.TAG: 'tag'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT anon_1.what, anon_1.value, anon_1.papers, count(*) OVER () AS anon_2, sum(anon_1.papers) OVER () AS anon_3 \nFROM (SELECT anon_4.what AS what, (SELECT paper_annotations_1.name \nFROM paper_annotations AS paper_annotations_1 \nWHERE paper_annotations_1.kind = ? AND paper_annotations_1.name_key = anon_4.what ORDER BY paper_annotations_1.changed_at DESC, paper_annotations_1.change_id DESC, paper_annotations_1.ordinal DESC\n LIMIT ? OFFSET ?) AS value, anon_4.papers AS papers \nFROM (SELECT paper_annotations.name_key AS what, paper_annotations.name_key AS value, count(DISTINCT paper_annotations.paper_id) AS papers \nFROM paper_annotations \nWHERE paper_annotations.kind = ? AND paper_annotations.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?)) GROUP BY paper_annotations.name_key) AS anon_4) AS anon_1 ORDER BY anon_1.papers DESC, anon_1.value, anon_1.what\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('fixed_3', None), ('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_4', None)),
        {'fixed_0': 'tag', 'fixed_1': 1, 'fixed_2': 0, 'fixed_3': 'tag', 'fixed_4': 0},
    ),
    "biblio.queries.papers.facets_statements.others(<Facet.AUTHOR: 'author'>, ())": (
        'SELECT count(DISTINCT authorships.paper_id) AS count_1 \nFROM authorships \nWHERE (authorships.author_id NOT IN (SELECT authors.id \nFROM authors \nWHERE authors.is_collaboration = ?)) AND (authorships.author_id NOT IN (SELECT value \nFROM json_each(?)))',
        (('fixed_0', None), ('shown', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.facets_statements.others(<Facet.AUTHOR: 'author'>, (Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))": (
        'SELECT count(DISTINCT authorships.paper_id) AS count_1 \nFROM authorships \nWHERE (authorships.author_id NOT IN (SELECT authors.id \nFROM authors \nWHERE authors.is_collaboration = ?)) AND authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?)) AND (authorships.author_id NOT IN (SELECT value \nFROM json_each(?)))',
        (('fixed_0', None), ('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('shown', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.facets_statements.others(<Facet.CATEGORY: 'category'>, ())": (
        'SELECT count(DISTINCT paper_categories.paper_id) AS count_1 \nFROM paper_categories \nWHERE (paper_categories.category NOT IN (SELECT value \nFROM json_each(?)))',
        (('shown', None),),
        {},
    ),
    'biblio.queries.papers.facets_statements.total(())': (
        'SELECT count(*) AS count_1 \nFROM papers',
        (),
        {},
    ),
    "biblio.queries.papers.facets_statements.total((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ?',
        (('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.papers.facets_statements.total((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?)',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None)),
        {},
    ),
    "biblio.queries.papers.facets_statements.total((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?)',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None)),
        {},
    ),
    "biblio.queries.papers.facets_statements.total((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?)',
        (('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.papers.facets_statements.total((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?)',
        (('part_0_0', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {},
    ),
    "biblio.queries.papers.facets_statements.total((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ?',
        (('part_0_0', None),),
        {},
    ),
    'biblio.queries.papers.facets_statements.total((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1),))': (
        'SELECT count(*) AS count_1 \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?)',
        (('part_0_0', None),),
        {},
    ),
    'biblio.queries.papers.facets_statements.total((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3),))': (
        'SELECT count(*) AS count_1 \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?)',
        (('part_0_0', None), ('part_0_1', None), ('part_0_2', None)),
        {},
    ),
    'biblio.queries.papers.facets_statements.total((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.filters_statements.found_by, fixed=(), parameters=1),), parameters=1),))': (
        'SELECT count(*) AS count_1 \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?)',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'),),
        {},
    ),
    'biblio.queries.papers.listing_statements.ALL': (
        'SELECT count(*) AS count_1 \nFROM papers',
        (),
        {},
    ),
    'biblio.queries.papers.listing_statements.CODES': (
        'SELECT paper_categories.paper_id, paper_categories.category \nFROM paper_categories \nWHERE paper_categories.paper_id IN (SELECT value \nFROM json_each(?)) ORDER BY paper_categories.paper_id, paper_categories.ordinal',
        (('papers', None),),
        {},
    ),
    'biblio.queries.papers.listing_statements.NAMES': (
        'SELECT authorships.paper_id, authors.name, authors.keyname \nFROM authorships JOIN authors ON authors.id = authorships.author_id \nWHERE authorships.paper_id IN (SELECT value \nFROM json_each(?)) ORDER BY authorships.paper_id, authorships.ordinal',
        (('papers', None),),
        {},
    ),
    'biblio.queries.papers.listing_statements.SUMMARIES': (
        'SELECT papers.id, papers.arxiv_id, papers.title, papers.submitted, papers.revised, papers.primary_category, papers.announced, papers.authors_cut, papers.listed_submitted, CASE WHEN (papers.arxiv_id IS NULL) THEN papers.anchor ELSE ? || papers.arxiv_id END AS handle, papers.kind, papers.container_title, papers.issued, CASE WHEN (papers.title IS NULL) THEN substr(papers.abstract, ?, ?) END AS beginning \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?))',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('papers', None)),
        {'fixed_0': 'arXiv:', 'fixed_1': 1, 'fixed_2': 100},
    ),
    'biblio.queries.papers.listing_statements.UNANNOUNCED': (
        'SELECT count(*) AS count_1 \nFROM papers \nWHERE papers.announced IS NULL',
        (),
        {},
    ),
    'biblio.queries.papers.listing_statements.beyond(())': (
        'SELECT ? AS anon_1 \nFROM papers\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('number', None)),
        {'fixed_0': 1, 'fixed_1': 1},
    ),
    "biblio.queries.papers.listing_statements.beyond((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1)))": (
        'SELECT ? AS anon_1 \nFROM papers \nWHERE papers.listed_revised >= ? AND papers.listed_revised < ?\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_0_0', None), ('part_1_0', None), ('fixed_1', None), ('number', None)),
        {'fixed_0': 1, 'fixed_1': 1},
    ),
    "biblio.queries.papers.listing_statements.beyond((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1),))": (
        'SELECT ? AS anon_1 \nFROM papers \nWHERE papers.listed_revised >= ?\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_0_0', None), ('fixed_1', None), ('number', None)),
        {'fixed_0': 1, 'fixed_1': 1},
    ),
    "biblio.queries.papers.listing_statements.beyond((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT ? AS anon_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ?\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_0_0', None), ('part_1_0', None), ('fixed_1', None), ('number', None)),
        {'fixed_0': 1, 'fixed_1': 1},
    ),
    "biblio.queries.papers.listing_statements.beyond((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT ? AS anon_1 \nFROM papers \nWHERE papers.listed_submitted >= ?\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_0_0', None), ('fixed_1', None), ('number', None)),
        {'fixed_0': 1, 'fixed_1': 1},
    ),
    "biblio.queries.papers.listing_statements.beyond((Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT ? AS anon_1 \nFROM papers \nWHERE papers.announced > ? AND papers.announced >= ?\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('part_1_0', None), ('fixed_2', None), ('number', None)),
        {'fixed_0': 1, 'fixed_1': '', 'fixed_2': 1},
    ),
    "biblio.queries.papers.listing_statements.beyond((Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT ? AS anon_1 \nFROM papers \nWHERE papers.announced > ? AND papers.announced >= ? AND papers.announced < ?\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('part_1_0', None), ('part_2_0', None), ('fixed_2', None), ('number', None)),
        {'fixed_0': 1, 'fixed_1': '', 'fixed_2': 1},
    ),
    "biblio.queries.papers.listing_statements.beyond((Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0),))": (
        'SELECT ? AS anon_1 \nFROM papers \nWHERE papers.announced > ?\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('number', None)),
        {'fixed_0': 1, 'fixed_1': '', 'fixed_2': 1},
    ),
    "biblio.queries.papers.listing_statements.beyond((Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1)))": (
        'SELECT ? AS anon_1 \nFROM papers \nWHERE papers.issued > ? AND papers.issued >= ?\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('part_1_0', None), ('fixed_2', None), ('number', None)),
        {'fixed_0': 1, 'fixed_1': '', 'fixed_2': 1},
    ),
    "biblio.queries.papers.listing_statements.beyond((Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1)))": (
        'SELECT ? AS anon_1 \nFROM papers \nWHERE papers.issued > ? AND papers.issued >= ? AND papers.issued < ?\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('part_1_0', None), ('part_2_0', None), ('fixed_2', None), ('number', None)),
        {'fixed_0': 1, 'fixed_1': '', 'fixed_2': 1},
    ),
    "biblio.queries.papers.listing_statements.beyond((Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0),))": (
        'SELECT ? AS anon_1 \nFROM papers \nWHERE papers.issued > ?\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('number', None)),
        {'fixed_0': 1, 'fixed_1': '', 'fixed_2': 1},
    ),
    'biblio.queries.papers.listing_statements.count(())': (
        'SELECT count(*) AS count_1 \nFROM (SELECT papers.id AS id \nFROM papers\n LIMIT ? OFFSET ?) AS anon_1',
        (('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.count((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1)))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.listed_revised >= ? AND papers.listed_revised < ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('part_0_0', None), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.count((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1),))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.listed_revised >= ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('part_0_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.count((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('part_0_0', None), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.count((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.listed_submitted >= ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('part_0_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.count((Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.announced > ? AND papers.announced >= ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('fixed_0', None), ('part_1_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.count((Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.announced > ? AND papers.announced >= ? AND papers.announced < ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('fixed_0', None), ('part_1_0', None), ('part_2_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.count((Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0),))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.announced > ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.count((Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1)))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.issued > ? AND papers.issued >= ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('fixed_0', None), ('part_1_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.count((Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1)))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.issued > ? AND papers.issued >= ? AND papers.issued < ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('fixed_0', None), ('part_1_0', None), ('part_2_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.count((Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0),))": (
        'SELECT count(*) AS count_1 \nFROM (SELECT papers.id AS id \nFROM papers \nWHERE papers.issued > ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.dated(<DateKind.ISSUED: 'issued'>)": (
        'SELECT count(*) AS count_1 \nFROM papers \nWHERE papers.issued IS NOT NULL',
        (),
        {},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.ANNOUNCED: 'announced'>, (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.announced > ? AND papers.announced >= ?',
        (('papers', None), ('fixed_0', None), ('part_1_0', None)),
        {'fixed_0': ''},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.ANNOUNCED: 'announced'>, (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.announced > ? AND papers.announced >= ? AND papers.announced < ?',
        (('papers', None), ('fixed_0', None), ('part_1_0', None), ('part_2_0', None)),
        {'fixed_0': ''},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.ANNOUNCED: 'announced'>, (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0),))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.announced > ?',
        (('papers', None), ('fixed_0', None)),
        {'fixed_0': ''},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.ISSUED: 'issued'>, (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1)))": (
        'SELECT papers.issued, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.issued > ? AND papers.issued >= ?',
        (('papers', None), ('fixed_0', None), ('part_1_0', None)),
        {'fixed_0': ''},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.ISSUED: 'issued'>, (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1)))": (
        'SELECT papers.issued, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.issued > ? AND papers.issued >= ? AND papers.issued < ?',
        (('papers', None), ('fixed_0', None), ('part_1_0', None), ('part_2_0', None)),
        {'fixed_0': ''},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.ISSUED: 'issued'>, (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0),))": (
        'SELECT papers.issued, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.issued > ?',
        (('papers', None), ('fixed_0', None)),
        {'fixed_0': ''},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.REVISED: 'revised'>, ())": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?))',
        (('papers', None),),
        {},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.REVISED: 'revised'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1)))": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_revised >= ? AND papers.listed_revised < ?',
        (('papers', None), ('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.REVISED: 'revised'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1),))": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_revised >= ?',
        (('papers', None), ('part_0_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, ())": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?))',
        (('papers', None),),
        {},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(False,), parameters=2),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND NOT (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal > ?))',
        (('papers', None), ('part_0_0', None), ('fixed_0', None), ('part_0_0', None), ('part_0_1', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?))',
        (('papers', None), ('part_0_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?))',
        (('papers', None), ('part_0_0', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?)))',
        (('papers', None), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(False,), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND NOT (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal > ?))',
        (('papers', None), ('part_0_0', None), ('part_1_0', None), ('fixed_0', None), ('part_1_0', None), ('part_1_1', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?))',
        (('papers', None), ('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?))',
        (('papers', None), ('part_0_0', None), ('part_1_0', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?)))',
        (('papers', None), ('part_0_0', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND papers.listed_submitted < ?',
        (('papers', None), ('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(False,), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND NOT (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal > ?))',
        (('papers', None), ('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('fixed_0', None), ('part_2_0', None), ('part_2_1', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?))',
        (('papers', None), ('part_0_0', None), ('part_1_0', None), ('part_2_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?))',
        (('papers', None), ('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?)))',
        (('papers', None), ('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.of_candidates(<DateKind.SUBMITTED: 'submitted'>, (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ?',
        (('papers', None), ('part_0_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ANNOUNCED: 'announced'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.announced > ? AND papers.announced >= ? ORDER BY papers.announced DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_1_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ANNOUNCED: 'announced'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.announced > ? AND papers.announced >= ? AND papers.announced < ? ORDER BY papers.announced DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_1_0', None), ('part_2_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ANNOUNCED: 'announced'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0),))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.announced > ? ORDER BY papers.announced DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ANNOUNCED: 'announced'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.announced > ? AND papers.announced >= ? AND (papers.announced, papers.id) < (?, ?) ORDER BY papers.announced DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_1_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ANNOUNCED: 'announced'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.announced > ? AND papers.announced >= ? AND papers.announced < ? AND (papers.announced, papers.id) < (?, ?) ORDER BY papers.announced DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_1_0', None), ('part_2_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ANNOUNCED: 'announced'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0),))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.announced > ? AND (papers.announced, papers.id) < (?, ?) ORDER BY papers.announced DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ANNOUNCED: 'announced'>, oldest=True, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.announced > ? AND papers.announced >= ? ORDER BY papers.announced, papers.id\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_1_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ANNOUNCED: 'announced'>, oldest=True, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.announced > ? AND papers.announced >= ? AND papers.announced < ? ORDER BY papers.announced, papers.id\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_1_0', None), ('part_2_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ANNOUNCED: 'announced'>, oldest=True, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0),))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.announced > ? ORDER BY papers.announced, papers.id\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ANNOUNCED: 'announced'>, oldest=True, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.announced > ? AND papers.announced >= ? AND (papers.announced, papers.id) > (?, ?) ORDER BY papers.announced, papers.id\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_1_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ANNOUNCED: 'announced'>, oldest=True, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=1)))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.announced > ? AND papers.announced >= ? AND papers.announced < ? AND (papers.announced, papers.id) > (?, ?) ORDER BY papers.announced, papers.id\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_1_0', None), ('part_2_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ANNOUNCED: 'announced'>, oldest=True, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ANNOUNCED: 'announced'>,), parameters=0),))": (
        'SELECT papers.announced, papers.id \nFROM papers \nWHERE papers.announced > ? AND (papers.announced, papers.id) > (?, ?) ORDER BY papers.announced, papers.id\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ISSUED: 'issued'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1)))": (
        'SELECT papers.issued, papers.id \nFROM papers \nWHERE papers.issued > ? AND papers.issued >= ? ORDER BY papers.issued DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_1_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ISSUED: 'issued'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1)))": (
        'SELECT papers.issued, papers.id \nFROM papers \nWHERE papers.issued > ? AND papers.issued >= ? AND papers.issued < ? ORDER BY papers.issued DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_1_0', None), ('part_2_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ISSUED: 'issued'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0),))": (
        'SELECT papers.issued, papers.id \nFROM papers \nWHERE papers.issued > ? ORDER BY papers.issued DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ISSUED: 'issued'>, oldest=True, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1)))": (
        'SELECT papers.issued, papers.id \nFROM papers \nWHERE papers.issued > ? AND papers.issued >= ? ORDER BY papers.issued, papers.id\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_1_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ISSUED: 'issued'>, oldest=True, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0), Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=1)))": (
        'SELECT papers.issued, papers.id \nFROM papers \nWHERE papers.issued > ? AND papers.issued >= ? AND papers.issued < ? ORDER BY papers.issued, papers.id\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('part_1_0', None), ('part_2_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.ISSUED: 'issued'>, oldest=True, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_known, fixed=(<DateKind.ISSUED: 'issued'>,), parameters=0),))": (
        'SELECT papers.issued, papers.id \nFROM papers \nWHERE papers.issued > ? ORDER BY papers.issued, papers.id\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': '', 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.REVISED: 'revised'>, oldest=False, has_start=False, has_limit=True), ())": (
        'SELECT papers.listed_revised, papers.id \nFROM papers ORDER BY papers.listed_revised DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.REVISED: 'revised'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1)))": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE papers.listed_revised >= ? AND papers.listed_revised < ? ORDER BY papers.listed_revised DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.REVISED: 'revised'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1),))": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE papers.listed_revised >= ? ORDER BY papers.listed_revised DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.REVISED: 'revised'>, oldest=False, has_start=True, has_limit=True), ())": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE (papers.listed_revised, papers.id) < (?, ?) ORDER BY papers.listed_revised DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.REVISED: 'revised'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1)))": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE papers.listed_revised >= ? AND papers.listed_revised < ? AND (papers.listed_revised, papers.id) < (?, ?) ORDER BY papers.listed_revised DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.REVISED: 'revised'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1),))": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE papers.listed_revised >= ? AND (papers.listed_revised, papers.id) < (?, ?) ORDER BY papers.listed_revised DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.REVISED: 'revised'>, oldest=True, has_start=False, has_limit=True), ())": (
        'SELECT papers.listed_revised, papers.id \nFROM papers ORDER BY papers.listed_revised, papers.id\n LIMIT ? OFFSET ?',
        (('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.REVISED: 'revised'>, oldest=True, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1)))": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE papers.listed_revised >= ? AND papers.listed_revised < ? ORDER BY papers.listed_revised, papers.id\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.REVISED: 'revised'>, oldest=True, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1),))": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE papers.listed_revised >= ? ORDER BY papers.listed_revised, papers.id\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.REVISED: 'revised'>, oldest=True, has_start=True, has_limit=True), ())": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE (papers.listed_revised, papers.id) > (?, ?) ORDER BY papers.listed_revised, papers.id\n LIMIT ? OFFSET ?',
        (('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.REVISED: 'revised'>, oldest=True, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1)))": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE papers.listed_revised >= ? AND papers.listed_revised < ? AND (papers.listed_revised, papers.id) > (?, ?) ORDER BY papers.listed_revised, papers.id\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.REVISED: 'revised'>, oldest=True, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.REVISED: 'revised'>,), parameters=1),))": (
        'SELECT papers.listed_revised, papers.id \nFROM papers \nWHERE papers.listed_revised >= ? AND (papers.listed_revised, papers.id) > (?, ?) ORDER BY papers.listed_revised, papers.id\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), ())": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?))) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None),),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None),),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_0_1', None), ('part_0_2', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_3_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_3_0', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_3_0', None), ('part_3_1', None), ('part_3_2', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None)),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=False), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('part_0_0', None),),
        {},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), ())": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(False,), parameters=2), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND NOT (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal > ?)) AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('fixed_0', None), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(False,), parameters=2),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND NOT (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal > ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('fixed_0', None), ('part_0_0', None), ('part_0_1', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(True,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE ? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('fixed_0', None), ('part_0_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.author_statements.is_ended_by, fixed=(False,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (SELECT authorships_1.author_id \nFROM authorships AS authorships_1 \nWHERE papers.id = authorships_1.paper_id ORDER BY authorships_1.ordinal\n LIMIT ? OFFSET ?) IN (SELECT value \nFROM json_each(?)) OR (SELECT authorships_1.author_id \nFROM authorships AS authorships_1 \nWHERE papers.id = authorships_1.paper_id AND (SELECT authors_1.is_collaboration \nFROM authors AS authors_1 \nWHERE authors_1.id = authorships_1.author_id) = ? ORDER BY authorships_1.ordinal\n LIMIT ? OFFSET ?) IN (SELECT value \nFROM json_each(?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None), ('part_0_0', None), ('fixed_2', None), ('fixed_0', None), ('fixed_3', None), ('part_0_0', None), ('limit', None), ('fixed_4', None)),
        {'fixed_0': 1, 'fixed_1': 0, 'fixed_2': 0, 'fixed_3': 0, 'fixed_4': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(False,), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND NOT (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal > ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('fixed_0', None), ('part_1_0', None), ('part_1_1', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(False,), parameters=2), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND NOT (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal > ?)) AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('fixed_0', None), ('part_1_0', None), ('part_1_1', None), ('part_2_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(True,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('fixed_0', None), ('part_1_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_ended_by, fixed=(False,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND ((SELECT authorships_1.author_id \nFROM authorships AS authorships_1 \nWHERE papers.id = authorships_1.paper_id ORDER BY authorships_1.ordinal\n LIMIT ? OFFSET ?) IN (SELECT value \nFROM json_each(?)) OR (SELECT authorships_1.author_id \nFROM authorships AS authorships_1 \nWHERE papers.id = authorships_1.paper_id AND (SELECT authors_1.is_collaboration \nFROM authors AS authors_1 \nWHERE authors_1.id = authorships_1.author_id) = ? ORDER BY authorships_1.ordinal\n LIMIT ? OFFSET ?) IN (SELECT value \nFROM json_each(?))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('fixed_0', None), ('fixed_1', None), ('part_1_0', None), ('fixed_2', None), ('fixed_0', None), ('fixed_3', None), ('part_1_0', None), ('limit', None), ('fixed_4', None)),
        {'fixed_0': 1, 'fixed_1': 0, 'fixed_2': 0, 'fixed_3': 0, 'fixed_4': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(False,), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND NOT (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal > ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('fixed_0', None), ('part_2_0', None), ('part_2_1', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(False,), parameters=2), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND NOT (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal > ?)) AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('fixed_0', None), ('part_2_0', None), ('part_2_1', None), ('part_3_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(True,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('fixed_0', None), ('part_2_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_ended_by, fixed=(False,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND ((SELECT authorships_1.author_id \nFROM authorships AS authorships_1 \nWHERE papers.id = authorships_1.paper_id ORDER BY authorships_1.ordinal\n LIMIT ? OFFSET ?) IN (SELECT value \nFROM json_each(?)) OR (SELECT authorships_1.author_id \nFROM authorships AS authorships_1 \nWHERE papers.id = authorships_1.paper_id AND (SELECT authors_1.is_collaboration \nFROM authors AS authors_1 \nWHERE authors_1.id = authorships_1.author_id) = ? ORDER BY authorships_1.ordinal\n LIMIT ? OFFSET ?) IN (SELECT value \nFROM json_each(?))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('fixed_0', None), ('fixed_1', None), ('part_2_0', None), ('fixed_2', None), ('fixed_0', None), ('fixed_3', None), ('part_2_0', None), ('limit', None), ('fixed_4', None)),
        {'fixed_0': 1, 'fixed_1': 0, 'fixed_2': 0, 'fixed_3': 0, 'fixed_4': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.field_statements.is_a, fixed=(True,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (papers.kind IN (SELECT value \nFROM json_each(?)) OR papers.kind IS NULL AND papers.arxiv_id IS NOT NULL) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(False,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(False,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', 'biblio.db.engines.sqlite.text_query:expression'), ('part_3_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(False,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', 'biblio.db.engines.sqlite.text_query:expression'), ('part_3_0', None), ('part_3_1', None), ('part_3_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(True,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(True,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', 'biblio.db.engines.sqlite.text_query:expression'), ('part_3_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(True,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', 'biblio.db.engines.sqlite.text_query:expression'), ('part_3_0', None), ('part_3_1', None), ('part_3_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.field_statements.is_a, fixed=(True,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (papers.kind IN (SELECT value \nFROM json_each(?)) OR papers.kind IS NULL AND papers.arxiv_id IS NOT NULL) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(False,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(False,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', 'biblio.db.engines.sqlite.text_query:expression'), ('part_2_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(False,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', 'biblio.db.engines.sqlite.text_query:expression'), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(True,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(True,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', 'biblio.db.engines.sqlite.text_query:expression'), ('part_2_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(True,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', 'biblio.db.engines.sqlite.text_query:expression'), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.field_statements.is_a, fixed=(True,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.kind IN (SELECT value \nFROM json_each(?)) OR papers.kind IS NULL AND papers.arxiv_id IS NOT NULL ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(False,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(False,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(False,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(True,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(True,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(True,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), ())": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(False,), parameters=2),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND NOT (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal > ?)) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('fixed_0', None), ('part_0_0', None), ('part_0_1', None), ('at', None), ('behind', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(True,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('fixed_0', None), ('part_0_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(False,), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND NOT (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal > ?)) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('fixed_0', None), ('part_1_0', None), ('part_1_1', None), ('at', None), ('behind', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(True,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('fixed_0', None), ('part_1_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(False,), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND NOT (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal > ?)) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('fixed_0', None), ('part_2_0', None), ('part_2_1', None), ('at', None), ('behind', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.has_so_many, fixed=(True,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (? = ? OR (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND authorships.ordinal = ?))) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('fixed_0', None), ('part_2_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.field_statements.is_a, fixed=(True,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (papers.kind IN (SELECT value \nFROM json_each(?)) OR papers.kind IS NULL AND papers.arxiv_id IS NOT NULL) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(False,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', 'biblio.db.engines.sqlite.text_query:expression'), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(True,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', 'biblio.db.engines.sqlite.text_query:expression'), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.field_statements.is_a, fixed=(True,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (papers.kind IN (SELECT value \nFROM json_each(?)) OR papers.kind IS NULL AND papers.arxiv_id IS NOT NULL) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(False,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', 'biblio.db.engines.sqlite.text_query:expression'), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(True,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', 'biblio.db.engines.sqlite.text_query:expression'), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.field_statements.is_a, fixed=(True,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (papers.kind IN (SELECT value \nFROM json_each(?)) OR papers.kind IS NULL AND papers.arxiv_id IS NOT NULL) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(False,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=False, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.filters_statements.is_matching, fixed=(True,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('part_0_0', 'biblio.db.engines.sqlite.text_query:expression'), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=True, has_start=False, has_limit=True), ())": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers ORDER BY papers.listed_submitted, papers.id\n LIMIT ? OFFSET ?',
        (('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=True, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? ORDER BY papers.listed_submitted, papers.id\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=True, has_start=False, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? ORDER BY papers.listed_submitted, papers.id\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=True, has_start=True, has_limit=True), ())": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (papers.listed_submitted, papers.id) > (?, ?) ORDER BY papers.listed_submitted, papers.id\n LIMIT ? OFFSET ?',
        (('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=True, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (papers.listed_submitted, papers.id) > (?, ?) ORDER BY papers.listed_submitted, papers.id\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('part_1_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.listing_statements.walk(Walk(by=<DateKind.SUBMITTED: 'submitted'>, oldest=True, has_start=True, has_limit=True), (Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND (papers.listed_submitted, papers.id) > (?, ?) ORDER BY papers.listed_submitted, papers.id\n LIMIT ? OFFSET ?',
        (('part_0_0', None), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.papers.named_papers_statements.ANCHORED': (
        "SELECT json_extract(asked.value, '$[0]') AS item_1, json_extract(asked.value, '$[1]') AS item_2, papers.id, coalesce(papers.arxiv_id, papers.anchor) AS coalesce_1, CASE WHEN (papers.arxiv_id IS NULL) THEN papers.anchor ELSE ? || papers.arxiv_id END AS anon_1 \nFROM json_each(?) AS asked JOIN papers ON papers.anchor = json_extract(asked.value, '$[2]')",
        (('fixed_0', None), ('asked', None)),
        {'fixed_0': 'arXiv:'},
    ),
    'biblio.queries.papers.named_papers_statements.IDENTIFIED': (
        "SELECT json_extract(asked.value, '$[0]') AS item_1, json_extract(asked.value, '$[1]') AS item_2, papers.id, coalesce(papers.arxiv_id, papers.anchor) AS coalesce_1, CASE WHEN (papers.arxiv_id IS NULL) THEN papers.anchor ELSE ? || papers.arxiv_id END AS anon_1 \nFROM json_each(?) AS asked JOIN identifiers ON identifiers.scheme = json_extract(asked.value, '$[0]') AND identifiers.value = json_extract(asked.value, '$[1]') JOIN papers ON papers.id = identifiers.paper_id",
        (('fixed_0', None), ('asked', None)),
        {'fixed_0': 'arXiv:'},
    ),
    'biblio.queries.papers.named_papers_statements.ON_ARXIV': (
        'SELECT papers.arxiv_id, papers.id, coalesce(papers.arxiv_id, papers.anchor) AS coalesce_1, CASE WHEN (papers.arxiv_id IS NULL) THEN papers.anchor ELSE ? || papers.arxiv_id END AS anon_1 \nFROM papers \nWHERE papers.arxiv_id IN (SELECT value \nFROM json_each(?))',
        (('fixed_0', None), ('asked', None)),
        {'fixed_0': 'arXiv:'},
    ),
    'biblio.queries.papers.one_paper_statements.OWN_RECORDS': (
        'SELECT sources.id, sources.format, sources.datestamp, sources.import_id, sources.differences \nFROM sources \nWHERE sources.paper_id = ?',
        (('paper', None),),
        {},
    ),
    'biblio.queries.papers.one_paper_statements.PAPER': (
        'SELECT papers.arxiv_id, papers.title, papers.authors_text, papers.submitted, papers.revised, papers.announced, papers.latest_version, papers.primary_category, papers.abstract, papers.comments, papers.journal_ref, papers.doi, papers.report_no, papers.license, papers.submitter, papers.kind, papers.container_title, papers.container_short, papers.series, papers.volume, papers.issue, papers.pages, papers.article_number, papers.publisher, papers.place, papers.edition, papers.issued, papers.issued_printed, papers.isbn, papers.issn, papers.url, papers.language, papers.authors_cut, papers.authors_shifted, papers.withdrawn, papers.deleted, papers.retracted, papers.extra, CASE WHEN (papers.arxiv_id IS NULL) THEN papers.anchor ELSE ? || papers.arxiv_id END AS anon_1, coalesce(papers.arxiv_id, papers.anchor) AS coalesce_1 \nFROM papers \nWHERE papers.id = ?',
        (('fixed_0', None), ('paper', None)),
        {'fixed_0': 'arXiv:'},
    ),
    'biblio.queries.papers.one_paper_statements.RUNS': (
        'SELECT imports.id, imports.sources_seen \nFROM imports ORDER BY imports.id',
        (),
        {},
    ),
    'biblio.queries.papers.one_paper_statements.SHARED_RECORDS': (
        'SELECT floating_records.id, floating_records.format, floating_records.datestamp, floating_records.import_id, floating_records.record \nFROM floating_records JOIN floating_papers ON floating_papers.record_id = floating_records.id \nWHERE floating_papers.paper_id = ?',
        (('paper', None),),
        {},
    ),
    'biblio.queries.papers.paper_parts_statements.AUTHORS': (
        'SELECT authorships.ordinal, authorships.author_id, authors.name, authorships.printed_name, authors.is_collaboration, authorships.affiliations, authors.keyname \nFROM authorships JOIN authors ON authors.id = authorships.author_id \nWHERE authorships.paper_id = ? ORDER BY authorships.ordinal',
        (('paper', None),),
        {},
    ),
    'biblio.queries.papers.paper_parts_statements.CATEGORIES': (
        'SELECT paper_categories.category \nFROM paper_categories \nWHERE paper_categories.paper_id = ? ORDER BY paper_categories.ordinal',
        (('paper', None),),
        {},
    ),
    'biblio.queries.papers.paper_parts_statements.CONTRIBUTORS': (
        'SELECT contributors.role, contributors.author_id, authors.name, contributors.printed_name, authors.is_collaboration \nFROM contributors JOIN authors ON authors.id = contributors.author_id \nWHERE contributors.paper_id = ? ORDER BY contributors.ordinal',
        (('paper', None),),
        {},
    ),
    'biblio.queries.papers.paper_parts_statements.IDENTIFIERS': (
        'SELECT identifiers.scheme, identifiers.value \nFROM identifiers \nWHERE identifiers.paper_id = ? ORDER BY identifiers.scheme, identifiers.value',
        (('paper', None),),
        {},
    ),
    'biblio.queries.papers.paper_parts_statements.KEYWORDS': (
        'SELECT paper_keywords.keyword \nFROM paper_keywords \nWHERE paper_keywords.paper_id = ? ORDER BY paper_keywords.ordinal',
        (('paper', None),),
        {},
    ),
    'biblio.queries.papers.paper_parts_statements.REFERENCES': (
        'SELECT paper_references.ordinal, paper_references.scheme, paper_references.value, paper_references.printed, CASE WHEN (papers.arxiv_id IS NULL) THEN papers.anchor ELSE ? || papers.arxiv_id END AS anon_1 \nFROM paper_references LEFT OUTER JOIN identifiers ON identifiers.scheme = paper_references.scheme AND identifiers.value = paper_references.value LEFT OUTER JOIN papers ON papers.id = identifiers.paper_id \nWHERE paper_references.paper_id = ? ORDER BY paper_references.ordinal, identifiers.paper_id',
        (('fixed_0', None), ('paper', None)),
        {'fixed_0': 'arXiv:'},
    ),
    'biblio.queries.papers.paper_parts_statements.STATED': (
        'SELECT author_identifiers.ordinal, author_identifiers.printed_name, author_identifiers.scheme, author_identifiers.value \nFROM author_identifiers \nWHERE author_identifiers.paper_id = ? ORDER BY author_identifiers.source_ordinal, author_identifiers.printed_name, author_identifiers.scheme, author_identifiers.value',
        (('paper', None),),
        {},
    ),
    'biblio.queries.papers.paper_parts_statements.TRANSLATIONS': (
        'SELECT translations.language, translations.title, translations.abstract \nFROM translations \nWHERE translations.paper_id = ? ORDER BY translations.language',
        (('paper', None),),
        {},
    ),
    'biblio.queries.papers.paper_parts_statements.VERSIONS': (
        'SELECT paper_versions.version, paper_versions.submitted, paper_versions.size \nFROM paper_versions \nWHERE paper_versions.paper_id = ? ORDER BY paper_versions.version',
        (('paper', None),),
        {},
    ),
    'biblio.queries.papers.search_statements.FEW': (
        'SELECT count(*) AS count_1 \nFROM (SELECT paper_search.rowid AS rowid \nFROM paper_search \nWHERE paper_search MATCH ?\n LIMIT ? OFFSET ?) AS anon_1',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.papers.search_statements.TEXTS': (
        'SELECT papers.id, papers.title AS title, papers.abstract AS abstract, papers.comments AS comments, papers.journal_ref AS journal, papers.container_title AS container, papers.report_no AS report \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?))',
        (('papers', None),),
        {},
    ),
    'biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=False), ())': (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? ORDER BY paper_search.rowid DESC',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'),),
        {},
    ),
    'biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), ())': (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)), parameters=2)))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))))) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)), parameters=2)))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)))) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)), parameters=2)))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)))) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)), parameters=4)))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))))) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('part_1_3', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), parameters=2)))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ?)) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)), parameters=3)))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))))) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)), parameters=3)))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)))) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)), parameters=3)))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)))) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)), parameters=5)))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))))) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('part_1_3', None), ('part_1_4', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), parameters=1)))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ?)) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1),), parameters=1),))': (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))))) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1),), parameters=1),))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)))) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1),), parameters=1),))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)))) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    "biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3),), parameters=3),))": (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))))) ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=True, has_limit=False), ())': (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND ? > paper_search.rowid ORDER BY paper_search.rowid DESC',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('below', None)),
        {},
    ),
    'biblio.queries.papers.search_statements.by_id(Walk(has_prefix=False, has_start=True, has_limit=True), ())': (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND ? > paper_search.rowid ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('below', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.papers.search_statements.by_id(Walk(has_prefix=True, has_start=False, has_limit=False), ())': (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? ORDER BY paper_search.rowid DESC',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'),),
        {},
    ),
    'biblio.queries.papers.search_statements.by_id(Walk(has_prefix=True, has_start=False, has_limit=True), ())': (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.papers.search_statements.by_id(Walk(has_prefix=True, has_start=True, has_limit=False), ())': (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND ? > paper_search.rowid ORDER BY paper_search.rowid DESC',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('below', None)),
        {},
    ),
    'biblio.queries.papers.search_statements.by_id(Walk(has_prefix=True, has_start=True, has_limit=True), ())': (
        'SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND ? > paper_search.rowid ORDER BY paper_search.rowid DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('below', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.papers.search_statements.dates(())': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?)',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'),),
        {},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_among, fixed=(), parameters=1), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid IN (SELECT value \nFROM json_each(?)) AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ?)))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_1_0', None), ('part_1_1', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_among, fixed=(), parameters=1), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid IN (SELECT value \nFROM json_each(?)) AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ?)))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    'biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_among, fixed=(), parameters=1),))': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid IN (SELECT value \nFROM json_each(?)))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)), parameters=4)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('part_1_3', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ?)))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)), parameters=5)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('part_1_3', None), ('part_1_4', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ?)))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None)),
        {},
    ),
    'biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1),), parameters=1),))': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1),), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1),), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.search_statements.dates((Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3),), parameters=3),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None)),
        {},
    ),
    'biblio.queries.papers.search_statements.scores(())': (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'),),
        {},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_among, fixed=(), parameters=1), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), parameters=2)))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid IN (SELECT value \nFROM json_each(?)) AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ?))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_1_0', None), ('part_1_1', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_among, fixed=(), parameters=1), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), parameters=1)))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid IN (SELECT value \nFROM json_each(?)) AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ?))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    'biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_among, fixed=(), parameters=1),))': (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid IN (SELECT value \nFROM json_each(?))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)), parameters=2)))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?))))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)), parameters=2)))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)), parameters=2)))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)), parameters=4)))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?)))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('part_1_3', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), parameters=2)))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ?))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)), parameters=3)))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?))))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)), parameters=3)))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)), parameters=3)))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)), parameters=5)))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?)))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('part_1_3', None), ('part_1_4', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), parameters=1)))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND paper_search.rowid >= ? AND paper_search.rowid <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND papers.listed_submitted >= ?))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None)),
        {},
    ),
    'biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1),), parameters=1),))': (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?))))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1),), parameters=1),))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None)),
        {},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1),), parameters=1),))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    "biblio.queries.papers.search_statements.scores((Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3),), parameters=3),))": (
        'SELECT paper_search.rowid, bm25(paper_search, 10.0, 1.0, 5.0, 1.0, 1.0, 1.0, 1.0) AS relevance_1 \nFROM paper_search \nWHERE paper_search MATCH ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = paper_search.rowid AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?)))))',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None)),
        {},
    ),
    'biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=False), ())': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'),),
        {},
    ),
    'biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), ())': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND papers.id >= ? AND papers.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND papers.id >= ? AND papers.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND papers.id >= ? AND papers.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)), parameters=4)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND papers.id >= ? AND papers.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('part_1_3', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND papers.id >= ? AND papers.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND papers.listed_submitted >= ? AND papers.listed_submitted < ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1)), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND papers.id >= ? AND papers.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND papers.id >= ? AND papers.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1)), parameters=3)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND papers.id >= ? AND papers.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)), parameters=5)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND papers.id >= ? AND papers.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('part_1_3', None), ('part_1_4', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND papers.id >= ? AND papers.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND papers.listed_submitted >= ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.author_statements.is_by, fixed=(), parameters=1),), parameters=1),))': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND (EXISTS (SELECT 1 \nFROM authorships \nWHERE authorships.paper_id = papers.id AND +authorships.author_id IN (SELECT value \nFROM json_each(?)))))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1),), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?)))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), True), parameters=1),), parameters=1),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ? AND paper_categories_1.ordinal = ?)))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('fixed_0', None), ('limit', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3),), parameters=3),))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?))))) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=True, has_limit=False), ())': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('at', None), ('behind', None)),
        {},
    ),
    'biblio.queries.papers.search_statements.walk(Walk(has_prefix=False, has_start=True, has_limit=True), ())': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE (EXISTS (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ? AND papers.id = paper_search.rowid)) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.papers.search_statements.walk(Walk(has_prefix=True, has_start=False, has_limit=False), ())': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'),),
        {},
    ),
    'biblio.queries.papers.search_statements.walk(Walk(has_prefix=True, has_start=False, has_limit=True), ())': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=True, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), parameters=2)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND papers.id >= ? AND papers.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND papers.listed_submitted >= ? AND papers.listed_submitted < ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('part_1_1', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    "biblio.queries.papers.search_statements.walk(Walk(has_prefix=True, has_start=False, has_limit=True), (Shape(made=biblio.queries.papers.beside_statements.is_between, fixed=(), parameters=2), Shape(made=biblio.queries.papers.beside_statements.meets, fixed=(Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), parameters=1)))": (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND papers.id >= ? AND papers.id <= ? AND (EXISTS (SELECT 1 \nFROM papers \nWHERE papers.id = papers.id AND papers.listed_submitted >= ?)) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('part_0_0', None), ('part_0_1', None), ('part_1_0', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.papers.search_statements.walk(Walk(has_prefix=True, has_start=True, has_limit=False), ())': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('at', None), ('behind', None)),
        {},
    ),
    'biblio.queries.papers.search_statements.walk(Walk(has_prefix=True, has_start=True, has_limit=True), ())': (
        'SELECT papers.listed_submitted, papers.id \nFROM papers \nWHERE +papers.id IN (SELECT paper_search.rowid \nFROM paper_search \nWHERE paper_search MATCH ?) AND (papers.listed_submitted, papers.id) < (?, ?) ORDER BY papers.listed_submitted DESC, papers.id DESC\n LIMIT ? OFFSET ?',
        (('words', 'biblio.db.engines.sqlite.text_query:expression'), ('at', None), ('behind', None), ('limit', None), ('fixed_0', None)),
        {'fixed_0': 0},
    ),
    'biblio.queries.people.author_lists_statements.GIVEN': (
        'SELECT value \nFROM json_each(?)',
        (('given', None),),
        {},
    ),
    'biblio.queries.people.author_lists_statements.LISTS': (
        'SELECT authorships.paper_id, json_group_array(authorships.author_id) AS gathered_1 \nFROM authorships \nWHERE authorships.paper_id IN (SELECT value \nFROM json_each(?)) GROUP BY authorships.paper_id',
        (('given', None),),
        {},
    ),
    'biblio.queries.people.author_lists_statements.PACKED': (
        'SELECT author_lists.paper_id, author_lists.members, author_lists.places \nFROM author_lists \nWHERE author_lists.paper_id IN (SELECT value \nFROM json_each(?))',
        (('given', None),),
        {},
    ),
    'biblio.queries.people.author_lists_statements.SHORT_LISTS': (
        'SELECT authorships.paper_id, json_group_array(authorships.author_id) AS gathered_1 \nFROM authorships \nWHERE authorships.paper_id IN (SELECT value \nFROM json_each(?)) AND NOT (EXISTS (SELECT 1 \nFROM authorships AS authorships_1 \nWHERE authorships_1.paper_id = authorships.paper_id AND authorships_1.ordinal > ?)) GROUP BY authorships.paper_id',
        (('given', None), ('places', None)),
        {},
    ),
    'biblio.queries.people.authors_statements.COUNTS': (
        'SELECT authorships.author_id, count(DISTINCT authorships.paper_id) AS count_1 \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) GROUP BY authorships.author_id',
        (('authors', None),),
        {},
    ),
    'biblio.queries.people.authors_statements.PAPERS': (
        'SELECT DISTINCT authorships.author_id, papers.arxiv_id, CASE WHEN (papers.arxiv_id IS NULL) THEN papers.anchor ELSE ? || papers.arxiv_id END AS anon_1, authorships.paper_id \nFROM authorships JOIN papers ON papers.id = authorships.paper_id \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) ORDER BY authorships.author_id, authorships.paper_id',
        (('fixed_0', None), ('authors', None)),
        {'fixed_0': 'arXiv:'},
    ),
    'biblio.queries.people.authors_statements.SPANS': (
        'SELECT authorships.author_id, min(nullif(papers.listed_submitted, ?)) AS min_1, max(nullif(papers.listed_submitted, ?)) AS max_1 \nFROM authorships JOIN papers ON papers.id = authorships.paper_id \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) GROUP BY authorships.author_id',
        (('fixed_0', None), ('fixed_0', None), ('authors', None)),
        {'fixed_0': '0000'},
    ),
    'biblio.queries.people.coauthors_statements.DAYS': (
        'SELECT authorships.paper_id, authorships.listed_on \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))',
        (('given', None),),
        {},
    ),
    'biblio.queries.people.coauthors_statements.DAYS_OF_PAPERS': (
        'SELECT authorships.paper_id, authorships.listed_on \nFROM authorships \nWHERE authorships.paper_id IN (SELECT value \nFROM json_each(?)) AND authorships.ordinal = ?',
        (('given', None), ('fixed_0', None)),
        {'fixed_0': 1},
    ),
    'biblio.queries.people.coauthors_statements.GIVEN': (
        'SELECT value \nFROM json_each(?)',
        (('given', None),),
        {},
    ),
    'biblio.queries.people.coauthors_statements.PAPERS': (
        'SELECT DISTINCT authorships.author_id, authorships.paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND +authorships.paper_id IN (SELECT value \nFROM json_each(?))',
        (('authors', None), ('papers', None)),
        {},
    ),
    'biblio.queries.people.coauthors_statements.SPANS': (
        'SELECT authorships.author_id, min(authorships.listed_on) AS min_1, max(authorships.listed_on) AS max_1 \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND +authorships.paper_id IN (SELECT value \nFROM json_each(?)) AND authorships.listed_on != ? GROUP BY authorships.author_id',
        (('authors', None), ('papers', None), ('undated', None)),
        {},
    ),
    'biblio.queries.people.coauthors_statements.narrowed((), of_names=True)': (
        'SELECT authorships.paper_id, authorships.listed_on \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))',
        (('given', None),),
        {},
    ),
    "biblio.queries.people.coauthors_statements.narrowed((Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1),), of_names=True)": (
        'SELECT authorships.paper_id, authorships.listed_on \nFROM authorships JOIN papers ON papers.id = authorships.paper_id \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?))',
        (('given', None), ('part_0_0', None)),
        {},
    ),
    "biblio.queries.people.coauthors_statements.narrowed((Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3),), of_names=True)": (
        'SELECT authorships.paper_id, authorships.listed_on \nFROM authorships JOIN papers ON papers.id = authorships.paper_id \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?)))',
        (('given', None), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None)),
        {},
    ),
    "biblio.queries.people.coauthors_statements.narrowed((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)), of_names=True)": (
        'SELECT authorships.paper_id, authorships.listed_on \nFROM authorships JOIN papers ON papers.id = authorships.paper_id \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?))',
        (('given', None), ('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.people.coauthors_statements.narrowed((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)), of_names=True)": (
        'SELECT authorships.paper_id, authorships.listed_on \nFROM authorships JOIN papers ON papers.id = authorships.paper_id \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?)))',
        (('given', None), ('part_0_0', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {},
    ),
    "biblio.queries.people.coauthors_statements.narrowed((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)), of_names=True)": (
        'SELECT authorships.paper_id, authorships.listed_on \nFROM authorships JOIN papers ON papers.id = authorships.paper_id \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND papers.listed_submitted < ?',
        (('given', None), ('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.people.coauthors_statements.narrowed((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=False),), False), parameters=1)), of_names=True)": (
        'SELECT authorships.paper_id, authorships.listed_on \nFROM authorships JOIN papers ON papers.id = authorships.paper_id \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND +paper_categories_1.category = ?))',
        (('given', None), ('part_0_0', None), ('part_1_0', None), ('part_2_0', None)),
        {},
    ),
    "biblio.queries.people.coauthors_statements.narrowed((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.category_statements.is_in, fixed=('papers', (Form(codes=1, has_range=True),), False), parameters=3)), of_names=True)": (
        'SELECT authorships.paper_id, authorships.listed_on \nFROM authorships JOIN papers ON papers.id = authorships.paper_id \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ? AND papers.listed_submitted < ? AND (EXISTS (SELECT 1 \nFROM paper_categories AS paper_categories_1 \nWHERE paper_categories_1.paper_id = papers.id AND (+paper_categories_1.category = ? OR +paper_categories_1.category >= ? AND +paper_categories_1.category < ?)))',
        (('given', None), ('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None)),
        {},
    ),
    "biblio.queries.people.coauthors_statements.narrowed((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),), of_names=True)": (
        'SELECT authorships.paper_id, authorships.listed_on \nFROM authorships JOIN papers ON papers.id = authorships.paper_id \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) AND papers.listed_submitted >= ?',
        (('given', None), ('part_0_0', None)),
        {},
    ),
    'biblio.queries.people.components_statements.GENERATION': (
        'SELECT generations.stamp \nFROM generations \nWHERE generations.of_table = ?',
        (('fixed_0', None),),
        {'fixed_0': 'authorships'},
    ),
    'biblio.queries.people.components_statements.HIGHEST': (
        'SELECT max(authors.id) AS max_1 \nFROM authors',
        (),
        {},
    ),
    'biblio.queries.people.components_statements.LAST_RUN': (
        'SELECT people_runs.id, people_runs.ran_at \nFROM people_runs ORDER BY people_runs.id DESC\n LIMIT ? OFFSET ?',
        (('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 0},
    ),
    'biblio.queries.people.components_statements.LISTS': (
        'SELECT json_group_array(authorships.author_id) AS gathered_1 \nFROM authorships GROUP BY authorships.paper_id',
        (),
        {},
    ),
    'biblio.queries.people.components_statements.PAPERS': (
        'SELECT count(*) AS count_1 \nFROM papers',
        (),
        {},
    ),
    'biblio.queries.people.components_statements.PEOPLE': (
        'SELECT json_group_array(anon_1.id) AS gathered_1 \nFROM (SELECT person_spellings.person_id AS person_id, authors.id AS id \nFROM person_spellings JOIN authors ON person_spellings.name_key = authors.name_key AND person_spellings.suffix = authors.suffix UNION SELECT person_exceptions.person_id AS person_id, authorships.author_id AS author_id \nFROM person_exceptions JOIN authorships ON authorships.paper_id = person_exceptions.paper_id AND authorships.ordinal = person_exceptions.ordinal) AS anon_1 GROUP BY anon_1.person_id',
        (),
        {},
    ),
    'biblio.queries.people.components_statements.PERSONS': (
        'SELECT json_group_array(authors.id) AS gathered_1 \nFROM authors \nWHERE authors.is_collaboration = ?',
        (('fixed_0', None),),
        {'fixed_0': 0},
    ),
    'biblio.queries.people.components_statements.SHORT_LISTS': (
        'SELECT json_group_array(authorships.author_id) AS gathered_1 \nFROM authorships GROUP BY authorships.paper_id \nHAVING max(authorships.ordinal) <= ?',
        (('places', None),),
        {},
    ),
    'biblio.queries.people.components_statements.SPELLINGS': (
        'SELECT json_group_array(authors.id) AS gathered_1 \nFROM authors \nWHERE authors.is_collaboration = ? GROUP BY authors.name_key, authors.suffix \nHAVING count(*) > ?',
        (('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 0, 'fixed_1': 1},
    ),
    'biblio.queries.people.counted_people_statements.EXCEPTED': (
        'SELECT DISTINCT authorships_1.paper_id, authorships_1.author_id, person_exceptions_1.person_id \nFROM person_exceptions JOIN authorships ON authorships.paper_id = person_exceptions.paper_id AND authorships.ordinal = person_exceptions.ordinal JOIN authorships AS authorships_1 ON authorships_1.paper_id = authorships.paper_id AND authorships_1.author_id = authorships.author_id LEFT OUTER JOIN person_exceptions AS person_exceptions_1 ON person_exceptions_1.paper_id = authorships_1.paper_id AND person_exceptions_1.ordinal = authorships_1.ordinal \nWHERE person_exceptions.paper_id IN (SELECT value \nFROM json_each(?))',
        (('given', None),),
        {},
    ),
    'biblio.queries.people.counted_people_statements.GIVEN': (
        'SELECT value \nFROM json_each(?)',
        (('given', None),),
        {},
    ),
    'biblio.queries.people.counted_statements.ALL_OF_SPELLING': (
        'SELECT authors.id, authors_1.id AS id_1, authors_1.name, authors_1.is_collaboration \nFROM authors JOIN authors AS authors_1 ON authors_1.name_key = authors.name_key AND authors_1.suffix = authors.suffix AND authors_1.is_collaboration = authors.is_collaboration \nWHERE authors.id IN (SELECT value \nFROM json_each(?))',
        (('given', None),),
        {},
    ),
    'biblio.queries.people.counted_statements.GIVEN': (
        'SELECT value \nFROM json_each(?)',
        (('given', None),),
        {},
    ),
    'biblio.queries.people.counted_statements.OTHERS_OF_SPELLING': (
        'SELECT authors.id, authors_1.id AS id_1 \nFROM authors JOIN authors AS authors_1 ON authors_1.name_key = authors.name_key AND authors_1.suffix = authors.suffix AND authors_1.is_collaboration = authors.is_collaboration AND authors_1.id != authors.id \nWHERE authors.id IN (SELECT value \nFROM json_each(?))',
        (('given', None),),
        {},
    ),
    'biblio.queries.people.counted_statements.PLACES': (
        'SELECT authorships.author_id, count(*) AS count_1 \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)) GROUP BY authorships.author_id',
        (('given', None),),
        {},
    ),
    'biblio.queries.people.counted_statements.SPELLINGS': (
        'SELECT json_group_array(authors.id) AS gathered_1, json_group_array(CASE WHEN (authors.is_collaboration = ? OR authors.suffix != ?) THEN CASE WHEN (authors.is_collaboration = ?) THEN ? ELSE ? END || authors.name_key || ? || authors.suffix ELSE authors.name_key END) AS gathered_2, json_group_array(authors.id) FILTER (WHERE authors.is_collaboration = ?) AS gathered_3 \nFROM authors \nWHERE authors.id IN (SELECT value \nFROM json_each(?))',
        (('fixed_0', None), ('fixed_1', None), ('fixed_0', None), ('fixed_2', None), ('fixed_3', None), ('fixed_2', None), ('fixed_0', None), ('given', None)),
        {'fixed_0': 1, 'fixed_1': '', 'fixed_2': '\n', 'fixed_3': ''},
    ),
    'biblio.queries.people.paths_statements.PROOFS': (
        'SELECT papers.id, coalesce(papers.arxiv_id, papers.anchor) AS coalesce_1, papers.title, CASE WHEN (papers.arxiv_id IS NULL) THEN papers.anchor ELSE ? || papers.arxiv_id END AS anon_1, CASE WHEN (papers.title IS NULL) THEN substr(papers.abstract, ?, ?) END AS anon_2 \nFROM papers \nWHERE papers.id IN (SELECT value \nFROM json_each(?))',
        (('fixed_0', None), ('fixed_1', None), ('fixed_2', None), ('papers', None)),
        {'fixed_0': 'arXiv:', 'fixed_1': 1, 'fixed_2': 100},
    ),
    'biblio.queries.stats_statements.AUTHORS': (
        'SELECT count(*) AS count_1 \nFROM authors',
        (),
        {},
    ),
    'biblio.queries.stats_statements.AUTHORSHIPS': (
        'SELECT count(*) AS count_1 \nFROM authorships',
        (),
        {},
    ),
    'biblio.queries.stats_statements.BY_CATEGORY': (
        'SELECT paper_categories.category, count(*) AS count_1 \nFROM paper_categories GROUP BY paper_categories.category',
        (),
        {},
    ),
    'biblio.queries.stats_statements.BY_KIND': (
        'SELECT papers.kind, count(*) AS count_1, count(papers.arxiv_id) AS count_2 \nFROM papers \nWHERE papers.kind IS NOT NULL GROUP BY papers.kind',
        (),
        {},
    ),
    'biblio.queries.stats_statements.BY_MONTH': (
        'SELECT papers.announced, count(*) AS count_1 \nFROM papers GROUP BY papers.announced',
        (),
        {},
    ),
    'biblio.queries.stats_statements.BY_YEAR_LISTED': (
        'SELECT substr(papers.listed_submitted, ?, ?) AS substr_1, count(*) AS count_1 \nFROM papers \nWHERE papers.announced IS NULL GROUP BY substr(papers.listed_submitted, ?, ?)',
        (('fixed_0', None), ('fixed_1', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 4},
    ),
    "biblio.queries.stats_statements.authors((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT count(DISTINCT authorships.author_id) AS count_1, count(*) AS count_2 \nFROM authorships \nWHERE authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ?)',
        (('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.stats_statements.authors((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT count(DISTINCT authorships.author_id) AS count_1, count(*) AS count_2 \nFROM authorships \nWHERE authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?))',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None)),
        {},
    ),
    "biblio.queries.stats_statements.authors((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT count(DISTINCT authorships.author_id) AS count_1, count(*) AS count_2 \nFROM authorships \nWHERE authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?))',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None)),
        {},
    ),
    "biblio.queries.stats_statements.authors((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT count(DISTINCT authorships.author_id) AS count_1, count(*) AS count_2 \nFROM authorships \nWHERE authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?))',
        (('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.stats_statements.authors((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT count(DISTINCT authorships.author_id) AS count_1, count(*) AS count_2 \nFROM authorships \nWHERE authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?))',
        (('part_0_0', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {},
    ),
    "biblio.queries.stats_statements.authors((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT count(DISTINCT authorships.author_id) AS count_1, count(*) AS count_2 \nFROM authorships \nWHERE authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.listed_submitted >= ?)',
        (('part_0_0', None),),
        {},
    ),
    'biblio.queries.stats_statements.authors((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.author_statements.written_by, fixed=(), parameters=1),), parameters=1),))': (
        'SELECT count(DISTINCT authorships.author_id) AS count_1, count(*) AS count_2 \nFROM authorships \nWHERE authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT authorships.paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))))',
        (('part_0_0', None),),
        {},
    ),
    'biblio.queries.stats_statements.authors((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1),))': (
        'SELECT count(DISTINCT authorships.author_id) AS count_1, count(*) AS count_2 \nFROM authorships \nWHERE authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?))',
        (('part_0_0', None),),
        {},
    ),
    'biblio.queries.stats_statements.authors((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3),))': (
        'SELECT count(DISTINCT authorships.author_id) AS count_1, count(*) AS count_2 \nFROM authorships \nWHERE authorships.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?))',
        (('part_0_0', None), ('part_0_1', None), ('part_0_2', None)),
        {},
    ),
    "biblio.queries.stats_statements.by_category((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT paper_categories.category, count(*) AS count_1 \nFROM paper_categories \nWHERE paper_categories.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ?) GROUP BY paper_categories.category',
        (('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.stats_statements.by_category((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT paper_categories.category, count(*) AS count_1 \nFROM paper_categories \nWHERE paper_categories.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?)) GROUP BY paper_categories.category',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None)),
        {},
    ),
    "biblio.queries.stats_statements.by_category((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT paper_categories.category, count(*) AS count_1 \nFROM paper_categories \nWHERE paper_categories.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?)) GROUP BY paper_categories.category',
        (('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None)),
        {},
    ),
    "biblio.queries.stats_statements.by_category((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT paper_categories.category, count(*) AS count_1 \nFROM paper_categories \nWHERE paper_categories.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?)) GROUP BY paper_categories.category',
        (('part_0_0', None), ('part_1_0', None)),
        {},
    ),
    "biblio.queries.stats_statements.by_category((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT paper_categories.category, count(*) AS count_1 \nFROM paper_categories \nWHERE paper_categories.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?)) GROUP BY paper_categories.category',
        (('part_0_0', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None)),
        {},
    ),
    "biblio.queries.stats_statements.by_category((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT paper_categories.category, count(*) AS count_1 \nFROM paper_categories \nWHERE paper_categories.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.listed_submitted >= ?) GROUP BY paper_categories.category',
        (('part_0_0', None),),
        {},
    ),
    'biblio.queries.stats_statements.by_category((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.author_statements.written_by, fixed=(), parameters=1),), parameters=1),))': (
        'SELECT paper_categories.category, count(*) AS count_1 \nFROM paper_categories \nWHERE paper_categories.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT authorships.paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?)))) GROUP BY paper_categories.category',
        (('part_0_0', None),),
        {},
    ),
    'biblio.queries.stats_statements.by_category((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1),))': (
        'SELECT paper_categories.category, count(*) AS count_1 \nFROM paper_categories \nWHERE paper_categories.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?)) GROUP BY paper_categories.category',
        (('part_0_0', None),),
        {},
    ),
    'biblio.queries.stats_statements.by_category((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3),))': (
        'SELECT paper_categories.category, count(*) AS count_1 \nFROM paper_categories \nWHERE paper_categories.paper_id IN (SELECT papers.id \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?)) GROUP BY paper_categories.category',
        (('part_0_0', None), ('part_0_1', None), ('part_0_2', None)),
        {},
    ),
    "biblio.queries.stats_statements.by_kind((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS coalesce_1, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? GROUP BY coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END)',
        (('fixed_0', None), ('part_0_0', None), ('part_1_0', None), ('fixed_0', None)),
        {'fixed_0': 'preprint'},
    ),
    "biblio.queries.stats_statements.by_kind((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS coalesce_1, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?) GROUP BY coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END)',
        (('fixed_0', None), ('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('fixed_0', None)),
        {'fixed_0': 'preprint'},
    ),
    "biblio.queries.stats_statements.by_kind((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS coalesce_1, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?) GROUP BY coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END)',
        (('fixed_0', None), ('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None), ('fixed_0', None)),
        {'fixed_0': 'preprint'},
    ),
    "biblio.queries.stats_statements.by_kind((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS coalesce_1, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?) GROUP BY coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END)',
        (('fixed_0', None), ('part_0_0', None), ('part_1_0', None), ('fixed_0', None)),
        {'fixed_0': 'preprint'},
    ),
    "biblio.queries.stats_statements.by_kind((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS coalesce_1, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?) GROUP BY coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END)',
        (('fixed_0', None), ('part_0_0', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('fixed_0', None)),
        {'fixed_0': 'preprint'},
    ),
    "biblio.queries.stats_statements.by_kind((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS coalesce_1, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? GROUP BY coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END)',
        (('fixed_0', None), ('part_0_0', None), ('fixed_0', None)),
        {'fixed_0': 'preprint'},
    ),
    'biblio.queries.stats_statements.by_kind((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.author_statements.written_by, fixed=(), parameters=1),), parameters=1),))': (
        'SELECT coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS coalesce_1, count(*) AS count_1 \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT authorships.paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))) GROUP BY coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END)',
        (('fixed_0', None), ('part_0_0', None), ('fixed_0', None)),
        {'fixed_0': 'preprint'},
    ),
    'biblio.queries.stats_statements.by_kind((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1),))': (
        'SELECT coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS coalesce_1, count(*) AS count_1 \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?) GROUP BY coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END)',
        (('fixed_0', None), ('part_0_0', None), ('fixed_0', None)),
        {'fixed_0': 'preprint'},
    ),
    'biblio.queries.stats_statements.by_kind((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3),))': (
        'SELECT coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END) AS coalesce_1, count(*) AS count_1 \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?) GROUP BY coalesce(papers.kind, CASE WHEN (papers.arxiv_id IS NOT NULL) THEN ? END)',
        (('fixed_0', None), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None), ('fixed_0', None)),
        {'fixed_0': 'preprint'},
    ),
    "biblio.queries.stats_statements.by_year((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1)))": (
        'SELECT substr(coalesce(papers.announced, papers.listed_submitted), ?, ?) AS substr_1, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? GROUP BY substr(coalesce(papers.announced, papers.listed_submitted), ?, ?)',
        (('fixed_0', None), ('fixed_1', None), ('part_0_0', None), ('part_1_0', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 4},
    ),
    "biblio.queries.stats_statements.by_year((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT substr(coalesce(papers.announced, papers.listed_submitted), ?, ?) AS substr_1, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?) GROUP BY substr(coalesce(papers.announced, papers.listed_submitted), ?, ?)',
        (('fixed_0', None), ('fixed_1', None), ('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 4},
    ),
    "biblio.queries.stats_statements.by_year((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.date_statements.is_before, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT substr(coalesce(papers.announced, papers.listed_submitted), ?, ?) AS substr_1, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.listed_submitted < ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?) GROUP BY substr(coalesce(papers.announced, papers.listed_submitted), ?, ?)',
        (('fixed_0', None), ('fixed_1', None), ('part_0_0', None), ('part_1_0', None), ('part_2_0', None), ('part_2_1', None), ('part_2_2', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 4},
    ),
    "biblio.queries.stats_statements.by_year((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1)))": (
        'SELECT substr(coalesce(papers.announced, papers.listed_submitted), ?, ?) AS substr_1, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?) GROUP BY substr(coalesce(papers.announced, papers.listed_submitted), ?, ?)',
        (('fixed_0', None), ('fixed_1', None), ('part_0_0', None), ('part_1_0', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 4},
    ),
    "biblio.queries.stats_statements.by_year((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1), Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3)))": (
        'SELECT substr(coalesce(papers.announced, papers.listed_submitted), ?, ?) AS substr_1, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? AND papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?) GROUP BY substr(coalesce(papers.announced, papers.listed_submitted), ?, ?)',
        (('fixed_0', None), ('fixed_1', None), ('part_0_0', None), ('part_1_0', None), ('part_1_1', None), ('part_1_2', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 4},
    ),
    "biblio.queries.stats_statements.by_year((Shape(made=biblio.queries.narrowing.date_statements.is_from, fixed=(<DateKind.SUBMITTED: 'submitted'>,), parameters=1),))": (
        'SELECT substr(coalesce(papers.announced, papers.listed_submitted), ?, ?) AS substr_1, count(*) AS count_1 \nFROM papers \nWHERE papers.listed_submitted >= ? GROUP BY substr(coalesce(papers.announced, papers.listed_submitted), ?, ?)',
        (('fixed_0', None), ('fixed_1', None), ('part_0_0', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 4},
    ),
    'biblio.queries.stats_statements.by_year((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.author_statements.written_by, fixed=(), parameters=1),), parameters=1),))': (
        'SELECT substr(coalesce(papers.announced, papers.listed_submitted), ?, ?) AS substr_1, count(*) AS count_1 \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT authorships.paper_id \nFROM authorships \nWHERE authorships.author_id IN (SELECT value \nFROM json_each(?))) GROUP BY substr(coalesce(papers.announced, papers.listed_submitted), ?, ?)',
        (('fixed_0', None), ('fixed_1', None), ('part_0_0', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 4},
    ),
    'biblio.queries.stats_statements.by_year((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=False),), False), parameters=1),), parameters=1),))': (
        'SELECT substr(coalesce(papers.announced, papers.listed_submitted), ?, ?) AS substr_1, count(*) AS count_1 \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ?) GROUP BY substr(coalesce(papers.announced, papers.listed_submitted), ?, ?)',
        (('fixed_0', None), ('fixed_1', None), ('part_0_0', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 4},
    ),
    'biblio.queries.stats_statements.by_year((Shape(made=biblio.queries.narrowing.parts_statements.is_of, fixed=(Shape(made=biblio.queries.narrowing.category_statements.papers_in, fixed=((Form(codes=1, has_range=True),), False), parameters=3),), parameters=3),))': (
        'SELECT substr(coalesce(papers.announced, papers.listed_submitted), ?, ?) AS substr_1, count(*) AS count_1 \nFROM papers \nWHERE papers.id IN (SELECT DISTINCT paper_categories.paper_id \nFROM paper_categories \nWHERE paper_categories.category = ? OR paper_categories.category >= ? AND paper_categories.category < ?) GROUP BY substr(coalesce(papers.announced, papers.listed_submitted), ?, ?)',
        (('fixed_0', None), ('fixed_1', None), ('part_0_0', None), ('part_0_1', None), ('part_0_2', None), ('fixed_0', None), ('fixed_1', None)),
        {'fixed_0': 1, 'fixed_1': 4},
    ),
}

-- A library on PostgreSQL spread over many machines by Citus (12 or later), as docs/scaling.md says.
--
-- Run it once with psql, on the coordinator, on a new library before its first import:
--     psql -v ON_ERROR_STOP=1 -1 -f citus.sql postgresql://…
--
-- What belongs to a paper stands on the machine of the paper. What is asked from everywhere is a
-- reference table, whole on each machine. The rest stays on the coordinator.

CREATE EXTENSION IF NOT EXISTS citus;

-- Triggers are not possible on distributed tables: the importer does their work. What somebody
-- writes by hand is found by `biblio db check`.
DROP TRIGGER biblio_papers_after_insert ON papers;
DROP TRIGGER biblio_papers_after_update ON papers;
DROP TRIGGER biblio_authorships_after_insert ON authorships;
DROP TRIGGER biblio_authorships_after_update ON authorships;
DROP TRIGGER biblio_authorships_after_delete ON authorships;
DROP TRIGGER biblio_paper_categories_after_insert ON paper_categories;
DROP TRIGGER biblio_paper_categories_after_update ON paper_categories;
DROP TRIGGER biblio_paper_references_after_insert ON paper_references;
DROP TRIGGER biblio_paper_references_after_update ON paper_references;
DROP TRIGGER biblio_authors_after_insert ON authors;
DROP TRIGGER biblio_authors_after_update ON authors;
DROP TRIGGER biblio_authors_after_delete ON authors;

-- What is unique must hold the column by which a table is distributed. Of these the importer sees to
-- it under its lock; the indexes stay for looking up.
ALTER TABLE papers DROP CONSTRAINT uq_papers_arxiv_id;
CREATE INDEX uq_papers_arxiv_id ON papers (arxiv_id);
DROP INDEX ix_papers_anchor;
CREATE INDEX ix_papers_anchor ON papers (anchor) WHERE anchor IS NOT NULL;
ALTER TABLE sources DROP CONSTRAINT pk_sources;
ALTER TABLE sources ADD CONSTRAINT pk_sources PRIMARY KEY (paper_id, id);
CREATE INDEX ix_sources_id ON sources (id);
DROP INDEX ix_sources_digest;
CREATE INDEX ix_sources_digest ON sources (digest);

-- The column by which a table is distributed never changes.
ALTER TABLE paper_search DROP CONSTRAINT fk_paper_search_rowid;
ALTER TABLE paper_search ADD CONSTRAINT fk_paper_search_rowid
    FOREIGN KEY (rowid) REFERENCES papers (id) ON DELETE CASCADE;

SELECT create_reference_table('imports');
SELECT create_reference_table('authors');
SELECT create_reference_table('persons');
SELECT create_reference_table('floating_records');

SELECT create_distributed_table('papers', 'id', shard_count => 64);
SELECT create_distributed_table('paper_search', 'rowid', colocate_with => 'papers');
SELECT create_distributed_table('sources', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('authorships', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('author_lists', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('author_identifiers', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('contributors', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('identifiers', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('identifier_links', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('paper_versions', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('paper_categories', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('paper_keywords', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('paper_references', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('cited_identifiers', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('translations', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('floating_papers', 'paper_id', colocate_with => 'papers');
SELECT create_distributed_table('person_exceptions', 'paper_id', colocate_with => 'papers');

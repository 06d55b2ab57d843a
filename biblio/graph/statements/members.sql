-- Who is on which paper. Spellings with the same folded key and suffix are one name, called by the
-- least of their numbers. Collaborations are nobody, and papers of more than ${max_authors} places
-- are left out. share: what each of the others on the paper has of it, 1/(n-1); 0 where one is alone.
CREATE TABLE names AS
SELECT a.id AS author_id, a.name AS name, s.name_id AS name_id
FROM authors a
JOIN (SELECT name_key, suffix, min(id) AS name_id
      FROM authors WHERE is_collaboration = 0 GROUP BY name_key, suffix) s
  ON s.name_key = a.name_key AND s.suffix = a.suffix
WHERE a.is_collaboration = 0;

CREATE TABLE places AS
SELECT DISTINCT p.paper_id AS paper_id, n.name_id AS name_id
FROM authorships p
JOIN names n ON n.author_id = p.author_id
WHERE NOT EXISTS (SELECT 1 FROM authorships f
                  WHERE f.paper_id = p.paper_id AND f.ordinal > ${max_authors});

CREATE TABLE members AS
SELECT p.paper_id AS paper_id, p.name_id AS name_id, t.authors AS authors,
       CASE WHEN t.authors > 1 THEN 1E0 / (t.authors - 1) ELSE 0E0 END AS share
FROM places p
JOIN (SELECT paper_id, count(*) AS authors FROM places GROUP BY paper_id) t
  ON t.paper_id = p.paper_id;

-- How a name is shown: the spelling on most places, of several the last in the order of characters.
CREATE TABLE shown AS
SELECT name_id, name FROM (
    SELECT n.name_id AS name_id, n.name AS name,
           row_number() OVER (PARTITION BY n.name_id
                              ORDER BY coalesce(t.places, 0) DESC, n.name DESC) AS place
    FROM names n
    LEFT JOIN (SELECT author_id, count(*) AS places FROM authorships GROUP BY author_id) t
      ON t.author_id = n.author_id) ranked
WHERE place = 1;

-- Whose component each name is: 1 is the largest, equals stand by the least number in them.
CREATE TEMPORARY VIEW answer AS
SELECT r.name_id AS author_id, s.name AS name, c.component AS component, c.authors AS authors
FROM roots r
JOIN (SELECT root, count(*) AS authors,
             row_number() OVER (ORDER BY count(*) DESC, root) AS component
      FROM roots GROUP BY root) c ON c.root = r.root
JOIN shown s ON s.name_id = r.name_id;

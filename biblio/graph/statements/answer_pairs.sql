-- The pairs with their names, each called first whose name stands first.
CREATE TEMPORARY VIEW answer AS
SELECT CASE WHEN in_order THEN one_id ELSE other_id END AS author_id,
       CASE WHEN in_order THEN one ELSE other END AS name,
       CASE WHEN in_order THEN other_id ELSE one_id END AS other_id,
       CASE WHEN in_order THEN other ELSE one END AS other_name,
       papers, weight
FROM (SELECT p.one_id AS one_id, a.name AS one, p.other_id AS other_id, b.name AS other,
             a.name < b.name OR (a.name = b.name AND p.one_id < p.other_id) AS in_order,
             p.papers AS papers, p.weight AS weight
      FROM pairs p
      JOIN shown a ON a.name_id = p.one_id
      JOIN shown b ON b.name_id = p.other_id) named;

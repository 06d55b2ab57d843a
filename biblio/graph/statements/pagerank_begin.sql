-- All names are equal at first. strength: what a name gives on to, papers or the weights of pairs.
CREATE TABLE ranks AS
SELECT m.name_id AS name_id, coalesce(l.strength, 0E0) AS strength,
       1E0 / t.names AS score, 1E0 AS moved
FROM (SELECT DISTINCT name_id FROM members) m
LEFT JOIN (SELECT name_id, sum(weight) AS strength FROM links GROUP BY name_id) l
  ON l.name_id = m.name_id
CROSS JOIN (SELECT count(DISTINCT name_id) AS names FROM members) t;

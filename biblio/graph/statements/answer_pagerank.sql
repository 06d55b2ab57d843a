-- How much of 1 each name has, and of how many papers.
CREATE TEMPORARY VIEW answer AS
SELECT r.name_id AS author_id, s.name AS name, t.papers AS papers, round(r.score, 12) AS pagerank
FROM ranks r
JOIN (SELECT name_id, count(*) AS papers FROM members GROUP BY name_id) t ON t.name_id = r.name_id
JOIN shown s ON s.name_id = r.name_id;

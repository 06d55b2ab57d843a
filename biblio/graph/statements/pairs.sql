-- Who shares at least ${min_papers} papers with whom: how many, and their fractional sum.
CREATE TABLE pairs AS
SELECT one_id, other_id, papers, round(weight, 9) AS weight FROM (
    SELECT a.name_id AS one_id, b.name_id AS other_id, count(*) AS papers, sum(a.share) AS weight
    FROM members a
    JOIN members b ON b.paper_id = a.paper_id AND b.name_id > a.name_id
    GROUP BY a.name_id, b.name_id) counted
WHERE papers >= ${min_papers};

-- One round: each name gives 85 % of its score on, to each link by its weight and there to the others
-- alike; the rest, and all that those who are tied to nobody have, goes to everybody alike.
CREATE TABLE given AS
SELECT l.link_id AS link_id, sum(l.weight * r.score / r.strength) AS total
FROM links l JOIN ranks r ON r.name_id = l.name_id
GROUP BY l.link_id;

CREATE TABLE got AS
SELECT l.name_id AS name_id,
       sum((g.total - l.weight * r.score / r.strength) / l.others) AS total
FROM links l
JOIN given g ON g.link_id = l.link_id
JOIN ranks r ON r.name_id = l.name_id
GROUP BY l.name_id;

CREATE TABLE new_ranks AS
SELECT name_id, strength, new_score AS score, abs(new_score - score) AS moved FROM (
    SELECT r.name_id AS name_id, r.strength AS strength, r.score AS score,
           15E-2 / t.names + 85E-2 * (coalesce(g.total, 0E0) + t.idle / t.names) AS new_score
    FROM ranks r
    LEFT JOIN got g ON g.name_id = r.name_id
    CROSS JOIN (SELECT count(*) AS names,
                       sum(CASE WHEN strength = 0E0 THEN score ELSE 0E0 END) AS idle
                FROM ranks) t) scored;

DROP TABLE given;
DROP TABLE got;
DROP TABLE ranks;
ALTER TABLE new_ranks RENAME TO ranks;

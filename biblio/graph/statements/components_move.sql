-- Names and links follow their components, and links that join nothing any more are done with.
CREATE TABLE new_roots AS
SELECT r.name_id AS name_id, coalesce(h.onto, r.root) AS root
FROM roots r LEFT JOIN hooks h ON h.root = r.root;

CREATE TABLE moved AS
SELECT DISTINCT j.link_id AS link_id, h.onto AS root FROM joints j JOIN hooks h ON h.root = j.root;

CREATE TABLE new_joints AS
SELECT link_id, root FROM moved
WHERE link_id IN (SELECT link_id FROM moved GROUP BY link_id HAVING count(*) > 1);

DROP TABLE hooks;
DROP TABLE moved;
DROP TABLE roots;
DROP TABLE joints;
ALTER TABLE new_roots RENAME TO roots;
ALTER TABLE new_joints RENAME TO joints;

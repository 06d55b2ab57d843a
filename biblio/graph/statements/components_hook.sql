-- Each component goes to the least that a link joins it with, which may go on itself.
CREATE TABLE hooks AS
SELECT j.root AS root, min(l.least) AS onto
FROM joints j
JOIN (SELECT link_id, min(root) AS least FROM joints GROUP BY link_id) l ON l.link_id = j.link_id
GROUP BY j.root;

-- What ties names directly: papers of several. others: how many others each of them is tied to.
CREATE TABLE links AS
SELECT paper_id AS link_id, name_id, authors - 1 AS others, 1E0 AS weight
FROM members WHERE authors > 1;

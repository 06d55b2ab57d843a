-- What ties names directly: pairs that share enough, by what they share.
CREATE TABLE numbered AS
SELECT row_number() OVER (ORDER BY one_id, other_id) AS link_id, one_id, other_id, weight FROM pairs;

CREATE TABLE links AS
SELECT link_id, one_id AS name_id, 1 AS others, weight FROM numbered
UNION ALL
SELECT link_id, other_id AS name_id, 1 AS others, weight FROM numbered;

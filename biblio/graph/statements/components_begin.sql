-- Each name begins as a component of its own: root is the least name of its component so far.
-- joints: the links that still join several components, and which.
CREATE TABLE roots AS
SELECT DISTINCT name_id, name_id AS root FROM members;

CREATE TABLE joints AS
SELECT link_id, name_id AS root FROM links;

-- Each component goes at once to where that goes to which it goes.
CREATE TABLE new_hooks AS
SELECT h.root AS root, k.onto AS onto FROM hooks h JOIN hooks k ON k.root = h.onto;

DROP TABLE hooks;
ALTER TABLE new_hooks RENAME TO hooks;

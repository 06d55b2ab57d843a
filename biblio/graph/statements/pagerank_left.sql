-- What moved in the last round, of 1 in all.
SELECT sum(moved) AS moved FROM ranks;

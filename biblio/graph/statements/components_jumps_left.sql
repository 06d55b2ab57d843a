-- 0 once each component goes to one that stays.
SELECT count(*) AS jumps_left
FROM hooks h JOIN hooks k ON k.root = h.onto
WHERE k.onto <> h.onto;

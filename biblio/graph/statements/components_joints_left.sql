-- 0 once all components are whole.
SELECT count(*) AS joints_left FROM joints;

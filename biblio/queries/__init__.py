"""Questions to the database: a session in, typed rows out.

`language` reads what people type, `names` finds the author rows that answer to a name; on both
stands `narrowing`, which makes parts of statements of filters. `papers` lists and searches with it,
`people` asks who wrote with whom. `imports`, `stats` and `sql` stand beside; `rows` are what all
of them give.
"""

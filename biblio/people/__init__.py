"""People above names: what is decided and found of them, and how it is kept current.

A *place* is one authorship, a *spelling* all names that only folding tells apart, a *block* all
names of one surname and first initial, a *person* a set of places. What a method finds is groups
of places; what the user decides holds over them. Both together make the people that are stored,
as a pure function (`resolving`), computed anew for the blocks that something touched.
"""

"""Speed as ratios: each work beside its floor, in the same run. One module a subject, each with `rows()`."""

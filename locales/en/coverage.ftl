# /coverage (覆盖率), and themes that join rounds of several levels.

command-coverage = see the coverage of the term
coverage-title = <b>Coverage of { $term }: { $rate }</b> ({ $counts })
coverage-level = · { $level }: { $rate } ({ $counts })
coverage-left = Not inspected yet: { $n }: { $names }
coverage-more = { $n } more are not listed.
coverage-none = Nobody is marked to be inspected in this term. Ask the administrator to fill the column “to_inspect” of the set-up file.
stats-coverage = Coverage of the term: { $rate } ({ $n }/{ $d })
digest-coverage = Coverage of the term: { $rate } ({ $counts })
button-by-theme = By theme
scopes-themes = <b>By theme</b> ({ $n })
round-theme = Theme: { $theme }
round-theme-open = Theme: none yet; thematic and linked inspections name theirs in the set-up file
error-not-allowed-coverage = The coverage is read by the office, the leading group and superior organisations. Please ask the office.

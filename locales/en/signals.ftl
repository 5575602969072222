# Signs of rectification on paper, for reviewers outside the unit.

card-signals = <b>For the reviewer</b> (the unit does not see this; please check before you decide)
signal-same-file = ⚠️ Evidence is the same as that of { $others }
signal-same-picture = ⚠️ A photo looks like that of { $others }
signal-old-evidence = ⚠️ A photo was taken before the feedback
signal-last-minute = ⚠️ The unit applies for many closings just before the date
signal-short-progress = ⚠️ Hardly any progress is reported
signal-same-words = ⚠️ The words are those of { $others }
signal-another = another finding
signal-earlier = an earlier rectification of this finding
signal-more = { $n } more
digest-signals = Applications awaiting a decision with something for the reviewer to check: { $n }

# The brief and the figures of a part: by round, by unit, since any day.

brief-title = <b>Brief on rectification</b> ({ $scope })
brief-all = All units
brief-copy = <pre>{ $body }</pre>
brief-and = { $above }
    { $below }
brief-summary = { $scope }: { $all } findings fed back, { $closed } rectified, { $open } under rectification, rectification rate { $rate }.
brief-nothing = { $scope }: no findings have been fed back yet.
brief-immediate = Immediate fixes sent: { $all }, completed: { $closed }, completion rate { $rate }.
brief-change = Since { $since }: { $all } more fed back, { $closed } more rectified.
brief-change-less = Since { $since }, after withdrawals or rework: fed back { $all }, rectified { $closed } (net change).
brief-none-overdue = Nothing is overdue.
brief-overdue = Overdue: { $n }
brief-overdue-line = { $place }. { $unit }: { $problem } ({ $number }, { $days ->
    [one] 1 day
   *[other] { $days } days
} overdue)
brief-more = { $n } more are not listed.
brief-share = Only the units you may see.
brief-as-of = Tap the text to copy it. Figures as of { $at }
button-brief = Brief
button-figures = Statistics
error-unfit-brief-future = { $day } has not come yet. Please start from today or an earlier date.
error-unfit-brief-words = “{ $words }” was not understood. You can name a unit, a round and a first day, as in “/brief 9.1”.
command-brief = Write a brief on rectification

stats-title-of = <b>Rectification statistics</b> ({ $scope })
button-by-round = By round
button-by-unit = By unit
button-list-closed = View closed
scopes-rounds = <b>Choose a round</b> ({ $n })
scopes-units = <b>Choose a unit</b> ({ $n }, with all units below it)
scopes-which = { $n } units go by that name. Please choose one.
scopes-none = There is nothing that you may see. If you need to know, please contact the inspection office.
scopes-part = { $name } { $rate } ({ $counts })
list-within = Scope: { $scope }
list-given = <b>Findings with the units</b> ({ $n })
    .empty = No findings are with the units.
list-fed_back = <b>Findings fed back</b> ({ $n })
    .empty = No findings have been fed back.
list-immediate = <b>Immediate fixes sent</b> ({ $n })
    .empty = No immediate fixes have been sent.

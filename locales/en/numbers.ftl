# Numbers of any cut: the view, the lists, what it may be cut by, what each number means.

numbers-scope = { $parts }
numbers-category = { $code } { $name }
numbers-category-group = { $code ->
    [A] A Theory, policy and decisions
    [B] B Strict Party governance
    [C] C Organisation
    [D] D Rectification
    [V] V Villages
   *[other] Category { $code }
}
numbers-no-category = No category
numbers-as-of = As of { $day }
numbers-span = { $first } to { $last }
numbers-day = { $day }
numbers-none = There are no figures in this scope.
numbers-any-time = Any time
error-unfit-numbers-future = The first day ({ $day }) has not come yet. Please choose today or a day before.

stats-closing = Closed of all given: { $rate } ({ $n }/{ $d })
numbers-open = Open: { $counts }
numbers-overdue = Overdue: { $counts }
numbers-no_due = Without a due date: { $counts }
numbers-unmoved = No step for more than { $days } days: { $counts }
numbers-returned = Returned by a reviewer: { $counts } ({ $times } times)
numbers-extended = Extended: { $counts } ({ $times } times)
numbers-reopened = Reopened: { $counts }
numbers-new = Given in this time: { $n }
numbers-newly_closed = Closed in this time: { $n }
numbers-median = Median days to close: { $days }

numbers-set-given = Given
numbers-set-fed_back = Fed back
numbers-set-fed_closed = Fed back, closed
numbers-set-fed_done = With stages completed
numbers-set-closed = Closed
numbers-set-sent = Immediate fixes
numbers-set-sent_closed = Immediate fixes closed
numbers-set-dated = Closed with a date
numbers-set-on_time = In time
numbers-set-on_time_first = By the first date
numbers-set-open = Open
numbers-set-overdue = Overdue
numbers-set-no_due = No due date
numbers-set-unmoved = Unmoved
numbers-set-returned = Returned
numbers-set-extended = Extended
numbers-set-reopened = Reopened
numbers-set-new = Newly given
numbers-set-newly_closed = Newly closed
numbers-set-long_term = Long-term
numbers-set-only_sent = Immediate fixes not fed back
numbers-set-withdrawn = Withdrawn
numbers-set-waiting = Signed, not fed back
numbers-button = { $what } { $n }
numbers-lists = <b>Numbers and lists</b> ({ $scope })
    Press a number to see its findings.
numbers-list = <b>{ $what }</b> ({ $n })
    Scope: { $scope }
numbers-list-seen = You may see { $n } of them.

numbers-by-round = <b>Which round?</b>
numbers-by-unit = <b>Which unit?</b>
numbers-by-level = <b>Which level?</b>
numbers-by-category = <b>Which category?</b>
numbers-by-kind = <b>Which kind of inspection?</b>
numbers-by-mode = <b>Which mode of rectification?</b>
numbers-by-time = <b>Which time?</b>
    Or send /stats with two dates, for example: /stats 2026-01-01 to 2026-06-30
numbers-by-as-of = <b>As of which day?</b>
    Or send /stats with a date, for example: /stats 2026-06-30
numbers-by-nothing = There is nothing to choose from.
numbers-now = Scope now: { $scope }

numbers-why = <b>How it is counted</b> ({ $scope })
numbers-means-findings = Rectification rate: closed, of those fed back and not withdrawn. Stages completed, extensions, continuations and rework count in the denominator only.
numbers-means-with-stage = With stages completed: closed and stages completed, of those fed back and not withdrawn.
numbers-means-closing = Closed of all given: closed, of all that units have been given (fed back or sent as immediate fixes) and that were not withdrawn.
numbers-means-immediate = Immediate fixes: closed, of those sent.
numbers-means-on-time = On time (dates in force): applied for by the date in force, of those fed back, closed and dated.
numbers-means-on-time-original = On time (original dates): the same by the date first set, which no extension changes.
numbers-means-open = Open: with the unit and not closed, of all given.
numbers-means-overdue = Overdue: past the date in force; under review the day of the application decides. Of the open ones.
numbers-means-no_due = Without a due date, of the open ones.
numbers-means-unmoved = Unmoved: no step for more than { $days } days, of the open ones.
numbers-means-returned = Returned: findings whose application was refused, with the times; a refusal taken back does not count.
numbers-means-extended = Extended: findings with an extension granted, with the times; one taken back does not count.
numbers-means-reopened = Reopened: findings worked on again after they were closed.
numbers-means-median = Median days to close: from being fed back or sent to being closed.
numbers-source-now = Source: the ledger as it stands; times of returns, extensions and reopenings from the record of events.
numbers-source-events = Source: the record of events. What was closed later counts as open, and dates are those of that day; categories and units are those registered now.
numbers-source-span = Within a chosen time, returns, extensions, reopenings, new and closed items and days to close are those of that time; rates and open items are of its last day.
numbers-excluded = <b>Left out, or to be explained</b>
numbers-excluded-withdrawn = Withdrawn: { $n }, counted nowhere.
numbers-excluded-waiting = Signed, not fed back: { $n }, counted once fed back.
numbers-excluded-only_sent = Immediate fixes not fed back: { $n }, counted among immediate fixes and closed of all given only.
numbers-excluded-long_term = Long-term: { $n }; a flag and not a state, counted as all others.
numbers-excluded-leads = Leads: { $n }, counted by themselves and in none of the above.

numbers-table-units = <b>By unit</b> ({ $scope })
    Closed/fed back, rate, overdue, unit
numbers-table-categories = <b>By category</b> ({ $scope })
    Closed/fed back, rate, overdue, category
numbers-table-ages = <b>Days that open findings have taken so far</b> ({ $scope })
    Number, days
numbers-table-weeks = <b>Rate at the end of each week</b> ({ $scope })
    Closed/fed back, rate, date
numbers-row = <code>{ $cells }</code>  { $name }
numbers-table-more = { $n } more lines are not shown.
numbers-age = { $since }–{ $days } days
numbers-age-over = over { $days } days
numbers-chart-units = <b>By unit</b> ({ $scope })
numbers-chart-categories = <b>By category</b> ({ $scope })
numbers-chart-ages = <b>Days that open findings have taken so far</b> ({ $scope })
numbers-chart-weeks = <b>Rate week by week</b> ({ $scope })

button-numbers-round = Round
button-numbers-unit = Unit
button-numbers-level = Level
button-numbers-category = Category
button-numbers-kind = Inspection
button-numbers-mode = Mode
button-numbers-time = Time
button-numbers-as-of = As of a day
button-numbers-clear = Clear
button-numbers-lists = All numbers and lists
button-numbers-back = Back to the figures
button-numbers-why = How it is counted
button-numbers-table = Table
button-numbers-chart = Picture
button-numbers-units = By unit
button-numbers-categories = By category
button-numbers-ages = Days open
button-numbers-weeks = By week

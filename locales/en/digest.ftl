# The weekly digest, and the current figures at any time.

digest-title = <b>Weekly digest of rectification</b> ({ $year }, week { $week })
digest-title-now = <b>Rectification as it stands</b>
digest-summary = { $all ->
    [one] { $all } finding fed back
   *[other] { $all } findings fed back
}: { $closed } closed, { $open } in progress, rectification rate { $rate }
digest-findings = Rectification rate: { $rate } ({ $counts })
digest-stage = Including completed stages: { $rate } ({ $counts })
digest-immediate = Completion rate of immediate fixes: { $rate } ({ $counts })
digest-change = Against the digest before: closed { $closed }, fed back { $all }
digest-corrected = Correction: { $n ->
    [one] { $n } finding counted as closed in the digest before has been reopened for rework
   *[other] { $n } findings counted as closed in the digest before have been reopened for rework
} and no longer counts as closed.
digest-on-time = On-time rate (dates in force): { $rate } ({ $counts })
digest-on-time-original = On-time rate (original dates): { $rate } ({ $counts })
digest-lights = Lights: { $lights }
digest-light = { $light } { $n }
digest-units = Units:
digest-unit = · { $name } { $rate } ({ $counts })
digest-overdue = { $n } overdue:
digest-due-soon = { $n } due within { $within } days:
digest-item-due = · { $number } { $problem } ({ $unit }, due { $due }, { $days ->
    [0] today
    [one] { $days } day left
   *[other] { $days } days left
})
digest-item-overdue = · { $number } { $problem } ({ $unit }, { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
})
digest-item-raised = · { $number } { $problem } ({ $unit }, { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}, { $step })
digest-more = { $n ->
    [one] { $n } more is not listed here.
   *[other] { $n } more are not listed here.
}
digest-without-due = { $n ->
    [one] { $n } finding has no due date and waits for one.
   *[other] { $n } findings have no due date and wait for one.
}
digest-as-of = As of { $at }
digest-reminders = <b>{ $n ->
    [one] { $n } item awaits you
   *[other] { $n } items await you
}</b>
digest-open-reminders = View my items
digest-open-overdue = View overdue
digest-open-due = View due soon
error-not-allowed-digest = The digest is written for the office, the leading group and the heads of the units. Please ask the inspection office for what you need to know.
digest-head = Ledger seal { $head }

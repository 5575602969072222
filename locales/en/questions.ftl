# Plain questions: what is asked, the answer, and what its number means.

question-topic-not_joined = Who has not joined
question-topic-to_review = What awaits my review
question-topic-mine = My findings
question-topic-immediate = Completion rate of immediate fixes
question-topic-stage = Rectification rate with stages
question-topic-on_time = On-time rate
question-topic-overdue = Overdue
question-topic-due = Due soon
question-topic-unassigned = Not assigned yet
question-topic-rate = Rectification rate
question-topic-open = Not closed
question-topic-closed = Closed
question-topic-fed_back = Fed back

period-today = today
period-yesterday = yesterday
period-week = this week
period-last_week = last week
period-next_week = next week
period-month = this month
period-last_month = last month
period-quarter = This quarter
period-last_quarter = Last quarter
period-year = this year

answer-all = All units
answer-rate = { $scope }: { $what } <b>{ $rate }</b> ({ $counts })
answer-count = { $scope }: { $what } <b>{ $n }</b> ({ $counts })
answer-count-in = { $scope }: { $what } { $time } <b>{ $n }</b> ({ $counts })
answer-unit = { $unit } { $n }
answer-units = { $more ->
    [0] { $units }
    [one] { $units }, and 1 more unit
   *[other] { $units }, and { $more } more units
}
answer-to-review = Awaiting your review: <b>{ $n }</b>
answer-mine = Your findings not closed: <b>{ $n }</b> ({ $counts })
answer-not-joined = Not joined yet: <b>{ $n }</b> ({ $counts })
answer-people = { $more ->
    [0] { $people }
    [one] { $people }, and 1 more
   *[other] { $people }, and { $more } more
}
answer-person = { $name } ({ $unit })
answer-share = Only the units you may see.
button-answer-list = View the list

question-definition-not_joined = Of all persons with a role in the set-up file, but for the suspended.
question-definition-to_review = Closing applications for you to decide, and papers for you to review or sign.
question-definition-mine = Of all findings that you logged, lead or work on.
question-definition-immediate = Closed, divided by all sent as immediate fixes.
question-definition-stage = Closed or completed by stage, divided by all fed back and not withdrawn.
question-definition-on_time = Applied for within the due date in force and closed, divided by all closed with a due date.
question-definition-overdue = Past the due date and not applied for; out of those not closed.
question-definition-due = Due soon, or within the time asked for, and not closed; out of those not closed.
question-definition-unassigned = Fed back or sent, and not assigned by the unit yet; out of those not closed.
question-definition-rate = Closed, divided by all fed back and not withdrawn. Stages, extensions and rework count below the line only.
question-definition-open = With the unit and not closed; out of all with the units.
question-definition-closed = Closed as of now, by the day of closing; out of all with the units.
question-definition-fed_back = Fed back and not withdrawn, by the day of feedback; out of all with the units.

question-unknown = That was not understood. Did you mean:
question-unread = “{ $words }” was not understood; what follows is not narrowed by it.
error-unfit-on-time-whole = The on-time rate is counted for all units together. Please send /stats.
error-not-allowed-joined = Who has joined is known to the inspection office. Please ask there.

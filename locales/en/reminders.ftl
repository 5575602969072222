# What the clock tells people: the reminders of the day, echoes, review requests, the office's list.

reminder-line = { $light } <b>{ $number }</b> { $problem }
    Due { $due }: { $when }. { $form }
reminder-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
reminder-today = due today
reminder-overdue = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
reminder-form-reminder = Please complete it in time.
reminder-form-supervision = A supervision letter has been drafted.
reminder-form-talk = A talk is proposed.
reminder-form-accountability = Accountability is proposed.

daily-head = { $day }: { $n ->
    [one] { $n } item awaits you
   *[other] { $n } items await you
}
daily-head-late = { $day }: { $n ->
    [one] { $n } item awaits you
   *[other] { $n } items await you
}, { $late } of them overdue
daily-settled = Everything in this message has been dealt with or is under review.
bundle-page = Page { $page } of { $pages }
bundle-progress = Report progress

echo-head = { $day }: { $n ->
    [one] news of a finding of yours
   *[other] { $n } pieces of news on findings you recorded
}

review-head = { $n ->
    [one] { $n } item awaits your review
   *[other] { $n } items await your review
}
review-head-others = These applications for closing need your attention
review-more = { $n ->
    [one] { $n } more is not listed here.
   *[other] { $n } more are not listed here.
}
review-open = Awaiting my review
tiding-review-due = To review for closing: { $number } { $problem }
    Review due { $due }: { $when }
tiding-review-late = Review overdue: { $number } { $problem }
    It was due { $due } and still awaits { $names }
tiding-review-unheld = No reviewer, please name one: { $number } { $problem }
    Review due { $due }

office-head = To be followed up by hand today
office-unreachable = { $n ->
    [one] { $n } person cannot be reached: { $names }
   *[other] { $n } people cannot be reached: { $names }
}
office-undelivered = { $n ->
    [one] { $n } message could not be delivered since the last list; please tell the administrator.
   *[other] { $n } messages could not be delivered since the last list; please tell the administrator.
}
office-unheld = Applications without a reviewer: { $n }. Open the finding and name one: { $numbers }
office-letters = { $n ->
    [one] { $n } letter is drafted and not yet sent:
   *[other] { $n } letters are drafted and not yet sent:
}
office-letter = · { $number } { $unit } ({ $form }, { $n ->
        [one] { $n } item
       *[other] { $n } items
    })
office-to-phone = { $n ->
    [one] { $n } person with overdue items has not joined; please phone:
   *[other] { $n } people with overdue items have not joined; please phone:
}
office-phone = · { $name } ({ $unit }): { $n } overdue, { $days ->
    [one] { $days } day
   *[other] { $days } days
} at most
office-without-due = { $n ->
    [one] { $n } finding has no due date; please set one: { $numbers }
   *[other] { $n } findings have no due date; please set one: { $numbers }
}
office-open-overdue = View overdue

# Labels of the digest's picture.

chart-title = { $round }: rectification
chart-as-of = As of { $day }
chart-rate = Rectification rate
chart-weeks = { $count ->
    [one] Rate in the last week (%)
   *[other] Rate in the last { $count } weeks (%)
}
chart-units = Units (closed/all)
chart-categories = By category (closed/all)
chart-ages = Days that open findings have taken so far
chart-more-units = { $count ->
    [one] One more unit is not shown
   *[other] { $count } more units are not shown
}

chart-light-closed = Closed
chart-light-long_term = Long-term
chart-light-normal = On schedule
chart-light-near = Due soon
chart-light-overdue = Overdue
chart-light-not_started = Not started
chart-light-no_due = No due date

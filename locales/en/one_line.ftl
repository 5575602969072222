# A finding typed as one line, and the limit that its finder proposes.

log-taken = Recognised: { $facts }. Anything amiss can be changed before you confirm.
log-taken-unit = unit { $unit }
log-taken-category = category { $category }
log-taken-immediate = immediate fix
log-taken-due = proposed due date { $day }
log-several-units = Several units go by that name. Please choose one.
log-proposed_due = <b>Which due date do you propose?</b>
    .hint = The office decides at feedback. Press “Skip” to propose none.
    .label = Proposed due date
card-proposed-due = Due date proposed by the author: { $day }
option-proposed-day = { $day }, proposed by the author

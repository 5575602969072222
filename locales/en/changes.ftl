# Change requests: extensions and continuations, asked by the unit and decided by leader and office.

button-extend = Ask for an extension
button-continue = Ask for a continuation
button-change-approve = { $kind ->
    [continuation] Grant the continuation
   *[extension] Grant the extension
}
button-change-refuse = { $kind ->
    [continuation] Refuse the continuation
   *[extension] Refuse the extension
}
button-changes = Extensions and continuations awaiting you: { $n }

card-extension = Extension asked until <b>{ $day }</b>, reason: { $text }
card-continuation = Continuation asked, next review on { $day }, goal reached: { $text }
card-change-awaits = Awaiting decision: { $names }
card-change-unheld = Awaiting decision: nobody can decide it; the office's director should appoint someone
card-extension-refused = Extension until { $day } refused: { $text }
card-continuation-refused = Continuation (review on { $day }) refused: { $text }

event-extension-asked = Extension asked
event-continuation-asked = Continuation asked
event-change-endorsed = Request endorsed by the responsible leader
event-extension-approved = Extension granted
event-continuation-approved = Continuation granted
event-change-refused = Request refused

notice-extended = { $number } is now due on { $due }, originally { $original }.
notice-continued = { $number } continues in stages; the next review is on { $day }.
notice-extension-refused = The extension of { $number } was refused; its due date stands.
    Reason: { $text }
notice-continuation-refused = The continuation of { $number } was refused; please go on with the rectification.
    Reason: { $text }
tiding-extension = Extension to decide: { $number }  { $problem }
tiding-continuation = Continuation to decide: { $number }  { $problem }

change-asked = The request on { $number } has been submitted; the responsible leader and then the inspection office decide it. Until then the due date stands.
change-approved = The request on { $number } has been approved.
change-refused = The request on { $number } has been refused, and the asker told.
changes-none = No extension or continuation is awaiting you at present.
changes-title = <b>Extensions and continuations awaiting you</b> ({ $n })
changes-more = { $n } more are not listed; they show once these are decided.

extend-until = <b>Until when?</b>
    .hint = It must be later than the date now in force. Use the buttons, or write it as “31 Dec”.
    .label = New date
extend-text = <b>Why is more time needed?</b>
    .hint = Say why it cannot be finished in time and what comes next; the reviewers read your words.
    .label = Reason
continue-text = <b>What has this stage accomplished?</b>
    .hint = Give the goal of the stage and how it was reached. A continuation counts as basically done, not as closed.
    .label = Goal of the stage
continue-until = <b>When is the next review?</b>
    .hint = Use the buttons, or write it as “31 Dec”.
    .label = Next review
refuse-change-text = <b>Why is it refused?</b>
    .hint = Give the reason and what is expected; the asker reads your words.
    .label = Reason

error-wrong-state-change-pending = A request on { $number } is already awaiting decision; please wait for it.
error-wrong-state-no-due = { $number } has no due date, so nothing needs extending. To have one set, ask the inspection office.
error-wrong-state-change-late = { $number } was due on { $due }; once overdue, no extension or continuation can be asked for. Please finish it and apply for closing, or explain the difficulty to the inspection office.
error-wrong-state-change-decided = The request on { $number } has been decided already; open the finding to see the outcome.
error-wrong-state-change-passed = The date asked for { $number } ({ $day }) has come, so it can no longer be granted. Please refuse it and ask for another date.
error-unfit-extension-early = The new date must be later than the one in force ({ $due }); please choose another.

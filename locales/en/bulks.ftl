# Bulk deeds on the items of a list.

button-bulk = In bulk
bulk-deed-remind = Remind all
bulk-deed-hand_over = Hand over all
bulk-deed-extend = Extend all
bulk-deed-approve = Grant all extensions asked for

bulk-of-mine = my findings
bulk-of-due = findings due soon or overdue
bulk-of-overdue = overdue findings
bulk-of-running = findings not yet closed
bulk-of-unassigned = findings to be assigned
bulk-of-given = findings with the units
bulk-of-fed_back = findings fed back
bulk-of-immediate = immediate fixes
bulk-of-found = findings with “{ $words }”
bulk-of-part = { $scope }: { $name }

bulk-which = What is to be done with all of <b>{ $name }</b> ({ $n })?
    You see the list first; nothing is done before you confirm it.
bulk-first = At most { $n } at a time: these are the first { $n } of { $all }. Do the others afterwards.
bulk-about = { $name } ({ $n })

bulk-hand-over-responsible = <b>Who takes them over?</b>
    .hint = Only findings of that person's unit go over; the figure says how many. The others stay, each with its reason.
    .label = Responsible person
bulk-taker = { $name } ({ $n })
bulk-extend-by = <b>How much later?</b>
    .hint = Days are added to the date in force of each finding; a day off moves on to the next workday.
    .label = Extension
bulk-by-days = { $n } days each
bulk-by-days_other = Another number of days
bulk-by-date = One day for all
bulk-extend-days = <b>How many days?</b>
    .hint = A number only, such as 45.
    .label = Days
bulk-extend-until = <b>Until which day, for all?</b>
    .hint = Later than the date in force of each. Press a button, or write “31 December”.
    .label = Until
bulk-extend-text = <b>Why are they extended?</b>
    .hint = State the reason and what it rests on; reviewers and units read it word for word.
    .label = Reason

bulk-title = <b>{ $deed }</b>: { $name }
bulk-to = To: { $name }
bulk-until = Until: { $day }
bulk-days = Each by { $n } days
bulk-reason = Reason: { $text }
bulk-ready = <b>{ $n }</b> will be done. Press one to leave it out, again to take it back in.
bulk-none-ready = There is none that can be done.
bulk-left = { $n } will not be done; see why, one by one.
bulk-beyond = { $n } more of the list exceed what is done at a time; do them next.
button-bulk-go = Confirm: { $deed } ({ $n })
button-bulk-stop = Cancel
button-bulk-left = See the { $n } not done
button-bulk-show = ‹ Back
button-bulk-back = Take all of it back
button-bulk-undo = Yes, take { $n } back
button-bulk-keep = Keep them

bulk-left-title = <b>Not done</b> ({ $n })
bulk-left-line = · <b>{ $number }</b>　{ $reason }
bulk-changed = It has changed since the list was shown and was not done. Open it and look.
bulk-moved-on = Somebody has gone on with it since: it cannot be taken back.
bulk-stopped = Cancelled. Nothing was done.
bulk-done-remind = Reminders on { $n } findings have gone out: responsible persons and leaders get one message each.
bulk-done-hand_over = { $n } findings handed over; both sides have been told.
bulk-done-extend = { $n } findings seen to. What the office's director extends holds at once; the others await approval, and their dates stay until then.
bulk-done-approve = { $n } extensions granted.
bulk-unticked = { $n } left out by hand.
bulk-taken-back = { $deed }: { $n } taken back; those concerned have been told.
bulk-stays = { $n } more were gone on with since and stay.
bulk-undo-sure = { $deed }: { $n } findings can be taken back, and those concerned will hear it. Take them back?
bulk-told = <b>{ $n } matters concern you; please see to them</b>

event-bulk-done = Done in bulk
event-bulk-taken-back = Bulk deed taken back
event-extension-granted = Extension granted by the director

error-not-allowed-bulk = Your post does not include this in bulk. Open a single finding, or ask the office.
error-unfit-bulk-nothing = None is ticked. Keep at least one, or press Cancel.
error-wrong-state-bulk-past = All of them have been gone on with since: nothing can be taken back. Open a single finding.
error-wrong-state-bulk-no-takers = No unit on this list has another responsible person. Add people first, then hand over.
error-wrong-state-no-request = No extension has been asked for.
error-wrong-state-already-theirs = { $number } is { $name }'s already; there is nothing to hand over.

# One finding as a message: its card, its history, its evidence, and what has just been done.

item-line = <b>{ $number }</b>  { $problem }
no-due = none set

card-title = <b>{ $number }  { $light }</b>
card-state = State: { $state }
card-unit = Unit: { $unit } ({ $round })
card-problem = <blockquote expandable>{ $problem }</blockquote>
card-category = Category: { $category }
card-immediate = To be fixed immediately
card-cycle = Reopened: rectification cycle { $cycle }
card-stage = Stage completed: { $goal }
card-author = Recorded by: { $name }

card-logged-on = Recorded on: { $day }
card-sent-on = Sent for immediate fix: { $day }
card-fed-back-on = Fed back on: { $day }
card-applied-on = Closing applied for: { $day }
card-closed-on = Closed on: { $day }
card-next-review-on = Next review: { $day }
card-due = Due: <b>{ $day }</b>
card-due-moved = Due: <b>{ $day }</b>, originally { $original }

card-leader = Responsible leader: { $name } (commitment not signed)
card-leader-committed = Responsible leader: { $name } (commitment signed)
card-department = Lead department: { $name }
card-departments = Lead department: { $name }; co-operating departments: { $others }
card-responsible = Responsible person: { $name }
card-measure = ▫️ Measure { $n }: { $text } (by { $day })
card-measure-done = ☑️ Measure { $n }: { $text } (done { $day })
card-progress = Progress ({ $day }, { $name }): { $text }
card-evidence = Evidence: { $n ->
    [one] { $n } file
   *[other] { $n } files
}
card-evidence-lost = ⚠️ { $n } of the files could not be fetched and must be sent again
card-place = Place: { $places }

card-application = Application for closing: { $text }
card-application-entered = Application for closing by { $name }: { $text }
card-approved = Approved: { $name } ({ $capacities })
card-refused = Refused: { $name } ({ $capacities }), { $reason }
    Still required: { $text }
card-awaits = Awaiting review: { $names } ({ $capacities }), due { $due }
card-unheld = Awaiting review: too few reviewers for this step ({ $capacities }); the inspection office should appoint one, due { $due }

capacity-leader = responsible leader
capacity-principal = endorsement by the principal
capacity-office = inspection office
capacity-joint = joint review

button-open = Open { $number }
button-card = Back to the finding
button-review = Review
button-sign = Sign
button-send = Send for immediate fix
button-return = Return the paper
button-commit = Sign the commitment
button-commit-sign = Sign it now
button-progress = Report progress
button-apply = Apply for closing
button-assign = Assign
button-reassign = Reassign, edit measures
button-complete-stage = Record a completed stage
button-reopen = Reopen for rework
button-withdraw = Withdraw the finding
button-endorse = Approve
button-refuse = Refuse the application
button-delegate = Appoint a reviewer
button-evidence = View evidence
button-history = View history
button-papers = View papers awaiting you
button-reviews = Go on reviewing

commit-pledge = <b>Rectification commitment</b>
    { $number }  { $problem }
    Due: { $due }
    { "" }
    As the responsible leader I answer for the rectification of this problem and will see its measures carried out on time, with no explanation taking the place of rectification. I pledge that the progress and the evidence reported are true and complete, and I accept responsibility if they are not.

feedback-none = No finding is awaiting feedback at present. Findings come here once a team leader has signed them.
reviews-none = Nothing is awaiting your review at present.

evidence-lost = “{ $name }” could not be fetched; its sender was asked to send it again.
evidence-caption = Note: { $text }
evidence-title = <b>{ $number }  Evidence</b> ({ $n ->
    [one] { $n } file
   *[other] { $n } files
})
history-title = <b>{ $number }  History</b> ({ $n ->
    [one] { $n } entry
   *[other] { $n } entries
})
history-line = { $day }  { $kind }  { $name }
history-line-said = { $day }  { $kind }  { $name }: { $text }

event-file-lost = A file of evidence could not be fetched
event-finding-logged = Working paper recorded
event-finding-reviewed = Reviewed
event-finding-returned = Paper returned
event-finding-signed = Signed
event-finding-sent = Sent for immediate fix
event-finding-fed-back = Fed back
event-finding-withdrawn = Withdrawn
event-finding-assigned = Assigned
event-finding-committed = Commitment signed
event-progress-reported = Progress reported
event-stage-completed = Stage completed
event-closing-applied = Closing applied for
event-review-approved = Application approved
event-review-refused = Application refused
event-review-delegated = Reviewer appointed
event-finding-closed = Closed
event-finding-reopened = Reopened for rework
event-ladder-step = Supervised
event-round-advanced = Round moved to its next phase
event-round-purged = Round purged
event-person-invited = Invited
event-person-joined = Invitation accepted
event-roster-loaded = Roster loaded
event-digest-frozen = Weekly digest issued

# What has just been done stands above the card.
log-done = Recorded as working paper <b>{ $number }</b>; the deputy team leader reviews it next.
review-done = { $number } has been reviewed; the team leader signs it next.
sign-done = { $number } has been signed and is ready for feedback by the inspection office.
send-done = { $number } has been sent for immediate fix, and the unit told.
return-done = The paper { $number } has been returned, and its author told.
assign-done = { $number } has been assigned, and the responsible leader and person told.
commit-done = The commitment on { $number } has been signed.
progress-done = The progress of { $number } has been updated.
apply-done = Closing of { $number } has been applied for; reminders pause during the review.
endorse-done = { $n ->
    [one] { $n } application approved.
   *[other] { $n } applications approved.
}
refuse-done = The application on { $number } has been refused, and the applicant told.
delegate-done = { $name } has been appointed as reviewer.
reopen-done = { $number } has been reopened for rework, and the unit told.
stage-done = A completed stage has been recorded for { $number }.
withdraw-done = { $number } has been withdrawn, and its author told.
feedback-done = { $n ->
    [one] { $n } finding
   *[other] { $n } findings
} fed back to { $unit }. Due: { $due }.

# Every question of every form: what it asks, a hint below it, and the answer's name on the card
# that is checked before sending.

# Options
option-unit-count = { $unit } ({ $n })
option-application = <b>{ $number }</b>  { $unit }
    { $problem }
    <blockquote expandable>Application for closing: { $text }</blockquote>
    Evidence: { $files ->
        [one] { $files } file
       *[other] { $files } files
    }
option-day = { $day }

# Log
log-brought = Noted: { $problem }
log-assignment = <b>Which unit is it about?</b>
    .hint = Use the buttons, or type a part of the unit's name.
    .label = Unit
log-problem = <b>What is the problem?</b>
    .hint = Give time, matter, amounts and basis. No names, telephone numbers, ID numbers or informants.
    .label = Problem
log-evidence = <b>Please send the evidence.</b>
    .hint = Photos, documents, voice or video, several at once if you like. If there is none, press “Skip”.
    .label = Evidence
log-immediate = <b>Should it be fixed immediately?</b>
    .hint = If “Yes”, the team leader can send it to the unit, to be fixed during the inspection.
    .label = Immediate fix
log-category = <b>Which category does it belong to?</b>
    .hint = If you are not sure, press “Skip”; the deputy team leader settles it at review.
    .label = Category

# Review
review-category = <b>Please settle the category.</b>
    .hint = Choosing it completes the review.
    .label = Category

# Return a paper
return-text = <b>What must be added to the paper?</b>
    .hint = Name the facts or the basis still missing; the author reads your words.
    .label = Still required

# Assign
assign-leader = <b>Who is the responsible leader?</b>
    .hint = Exactly one. If the person is not listed, ask the inspection office to add them.
    .label = Responsible leader
assign-lead_department = <b>Which is the lead department?</b>
    .hint = Exactly one. You can type a part of its name.
    .label = Lead department
assign-co_departments = <b>Which departments co-operate?</b>
    .hint = Tick any number, then press “Done”. If there are none, press “Skip”.
    .label = Co-operating departments
assign-responsible = <b>Who is the responsible person?</b>
    .hint = This person reports progress and applies for closing. If not listed, ask the inspection office to add them.
    .label = Responsible person
assign-measures = <b>Which measures will be taken?</b>
    .hint = One a line, with its date at the end if you like, such as “Revise the reception rules 30 Sep”, and beside it the name of whose it is. Without a date, the due date of the finding applies; without a name, it is the responsible person's.
    .label = Measures

# Progress
progress-finding = <b>Which finding is your progress about?</b>
    .hint = Press a button, or type the number or some words of it. Material sent meanwhile goes with the one you choose.
    .label = Finding
progress-text = <b>What progress has been made?</b>
    .hint = Say what was done, what came of it, and what is still missing.
    .label = Progress
progress-evidence = <b>Please send the evidence.</b>
    .hint = Photos, documents, voice or video, several at once if you like. If there is none, press “Skip”.
    .label = Evidence
progress-measures_done = <b>Which measures are finished?</b>
    .hint = Tick them, then press “Done”. If none is, press “Skip”.
    .label = Finished measures

# Apply for closing
apply-finding = <b>Which finding do you apply to close?</b>
    .hint = Press a button, or type the number or some words of it. Material sent meanwhile goes with the one you choose.
    .label = Finding
apply-text = <b>What has been accomplished?</b>
    .hint = Say how the measures were carried out and what came of them; the reviewers read your words.
    .label = Result
apply-evidence = <b>Please send the evidence.</b>
    .hint = At least one file: photos, documents, voice or video, several at once if you like.
    .label = Evidence
apply-more = <b>Is there more evidence to add?</b>
    .hint = Evidence is there already. If there is no more, press “Skip”.
    .label = More evidence

# Feedback
feedback-assignment = <b>Which unit receives the feedback?</b>
    .hint = In brackets: how many findings have not been fed back yet.
    .label = Unit
feedback-items = <b>Which findings are fed back?</b>
    .hint = Tick them, then press “Done”. The others can be fed back later.
    .label = Findings
feedback-mode = <b>Which mode of rectification applies?</b>
    .hint = It applies to all the findings chosen, except those already sent for immediate fix.
    .label = Mode
feedback-on = <b>On which day was the feedback meeting?</b>
    .hint = Limits start from that day. Use the buttons, or write it as “25 Sep”.
    .label = Feedback date
feedback-due-usual = by the limit of the round
feedback-due = <b>When is rectification due?</b>
    .hint = To apply the limit of the round, press “Skip”. What was already sent for immediate fix keeps its date.
    .label = Due date
feedback-escalated = <b>Is the feedback escalated?</b>
    .hint = If “Yes”, the superior in charge is told as well.
    .label = Escalated

# Awaiting my review
endorse-applications = <b>Which applications do you approve?</b>
    .hint = Tick them, press “Done”, then check and confirm. To refuse one, leave it unticked and open it with “/show number”.
    .label = Approved applications

# Refuse an application
refuse-reason = <b>Why is it refused?</b>
    .hint = Choose one reason; the next step asks what is still required.
    .label = Reason
refuse-text = <b>What is still required?</b>
    .hint = Say what must be done or sent; the unit reads your words.
    .label = Still required

# Appoint a reviewer
delegate-person = <b>Who should review it?</b>
    .hint = Nobody of the inspected unit, and no reviewer of an earlier step.
    .label = Reviewer

# Reopen for rework
reopen-text = <b>Why is it reopened?</b>
    .hint = Say what a spot check or look-back found, and on what basis. Do not name who reported it.
    .label = Reason and basis
reopen-due-usual = by the usual limit
reopen-due = <b>When is the rework due?</b>
    .hint = To apply the usual limit, press “Skip”.
    .label = Due date of the rework

# Complete a stage
stage-goal = <b>What has this stage accomplished?</b>
    .hint = Give the goal of the stage and how it was reached. A completed stage does not count as closed.
    .label = Goal of the stage
stage-next_review_on = <b>When is the next review?</b>
    .hint = Use the buttons, or write it as “31 Dec”.
    .label = Next review

# Withdraw
withdraw-text = <b>Why is it withdrawn?</b>
    .hint = Give the reason; the author of the finding reads your words.
    .label = Reason

# Invite
invite-person = <b>Whom do you invite?</b>
    .hint = Write the name. For namesakes add “#” and a distinction, such as “Zhang Wei#Finance”. No telephone or ID numbers.
    .error = Please give a name that can be read, of at most 60 characters. “#” only tells namesakes apart.
    .label = Name
invite-role = <b>In which role?</b>
    .hint = The role decides what the person sees and does.
    .label = Role
invite-organisation = <b>In which unit?</b>
    .hint = You can type a part of the unit's name.
    .label = Unit
invite-team = <b>In which inspection team?</b>
    .hint = A team is authorised for its round only.
    .label = Team

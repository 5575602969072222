# Words and sentences that every noun uses.

list-separator = { ", " }
value-day = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
value-weekday = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
value-day-weekday = { $date } ({ $name })
value-moment = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}, { $time }

language-zh-CN = 简体中文
language-en = English

yes = Yes
no = No
button-back = ‹ Back
button-skip = Skip
button-cancel = Cancel
button-confirm = Confirm
button-more = More
button-previous = ‹ Previous page
button-next = Next page ›

light-normal = 🟢 On schedule
light-near = 🟡 Due soon
light-overdue = 🔴 Overdue
light-long_term = 🔵 Long-term
light-not_started = ⚪ Not started
light-closed = ✅ Closed
light-no_due = ◻️ No due date

role-member = Team member
role-deputy = Deputy team leader
role-head = Team leader
role-office = Inspection office
role-director = Director of the inspection office
role-lead_officer = Lead officer
role-leading_group = Leading group for inspection
role-principal = Principal of the unit
role-leader = Responsible leader
role-responsible = Responsible person
role-liaison = Liaison
role-superior = Superior in charge
role-discipline = Discipline commission
role-organisation = Organisation department
role-admin = Administrator

kind-routine = Routine inspection
kind-thematic = Thematic inspection
kind-mobile = Mobile inspection
kind-look_back = Look-back inspection
kind-cross = Cross-inspection
kind-escalated = Escalated inspection
kind-linked = Linked inspection

phase-fieldwork = Fieldwork
phase-feedback = Feedback
phase-rectification = Rectification
phase-archived = Archived

level-region = Autonomous region
level-prefecture = Prefecture
level-county = County or city
level-township = Township or subdistrict
level-village = Village or community
level-department = Department

state-draft = Working paper
state-reviewed = Reviewed
state-signed = Signed
state-sent = Sent for immediate fix
state-open = Not started
state-in_progress = In progress
state-unit_review = Under review by the unit
state-office_review = Under review by the office
state-joint_review = Under joint review
state-stage_done = Basically complete
state-closed = Closed
state-rework = Reopened for rework
state-withdrawn = Withdrawn

mode-concentrated = Concentrated rectification
mode-limited = Rectification within a set limit
mode-immediate = Immediate fix

refusal-evidence = Not enough evidence
refusal-explanation = An explanation in place of rectification
refusal-vague = Measures too vague
refusal-untrue = Not in line with the facts
refusal-other = Other

step-reminder = Reminder
step-supervision = Supervision letter
step-talk = Talk
step-accountability = Accountability

error-unexpected = This step did not go through; what you had entered is kept. Please try again later. If it still fails, give the administrator this number: <code>{ $code }</code>.
error-storage = Nothing can be saved right now. What you have sent will be handled by itself afterwards; there is no need to send it again.
error-storage-damaged = This cannot be done right now. Please contact the administrator. What has been saved is safe.
error-stale-button = This button belongs to an earlier message and no longer works. Send /help to see what you can do now.
error-foreign-button = This button was sent to someone else; you cannot use it. Send /help to see what you can do.
error-not-understood = This message was not understood. Please use the buttons below, or send /help.

error-not-allowed = This is not among your duties. If it needs doing, please contact the inspection office.
error-not-found = There is no such item, or it is outside what you may see. Please check and try again.
error-wrong-state = { $number } is now “{ $state }”; this cannot be done with it. Please open the finding to see what can.
error-unfit = This answer does not fit the question. Please answer again.
error-not-joined = You have not joined yet. Please ask the inspection office for an invitation.
error-invitation-unusable = This invitation is not valid, or is used or expired. Please ask the inspection office for a new one.
error-stale = This has changed in the meantime. Please open it again.
error-conflict = This conflicts with an existing record and was not saved. Please check and try again.

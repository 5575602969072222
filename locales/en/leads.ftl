# Leads (问题线索): metadata alone. No sentence asks for a name, a post, a story, a remark or a file.

command-lead = Register a lead
command-leads = View leads
command-casecheck = Case-quality look-back

button-lead = Open lead { $number }
button-lead-new = Register a lead
button-lead-transfer = Transfer
button-lead-receive = Confirm receipt
button-lead-dispose = Enter the disposal
button-lead-conclude = Conclude
button-lead-withdraw = Withdraw the registration

dialogue-buttons-only = Only the buttons are used here. Words and files are not accepted, and what you just sent was not kept. Names, posts and facts must never be entered; please delete that message.

lead-origin = <b>In which round?</b>
    .hint = Only what you may register in is listed.
    .label = Round
lead-unit = <b>Which unit does it concern?</b>
    .hint = It may be left out.
    .label = Unit
lead-tag = <b>Which discipline?</b>
    .hint = The kind alone; no facts.
    .label = Discipline
lead-found_on = <b>When was it found?</b>
    .hint = The last month is listed, page by page.
    .label = Found on
lead-office = <b>Which discipline commission receives it?</b>
    .hint = Once transferred, only that commission sees it.
    .label = Receiving office
lead-fast = <b>Fast track?</b>
    .hint = Leads on the fast track have shorter limits of their own.
    .label = Fast track
lead-no-unit = not given
lead-office-name = Discipline commission of { $name }
lead-about = Lead { $number }
lead-done = Lead { $number } is registered and waits to be transferred.
lead-done-disposed = The disposal of lead { $number } is entered.
lead-done-withdrawn = The registration of lead { $number } is withdrawn; its number is not used again.

lead-dispose-disposal = <b>How is it disposed of?</b>
    .hint = Whoever registered it hears the number and the way.
    .label = Disposal
lead-withdraw-reason = <b>Why is the registration withdrawn?</b>
    .hint = Only for what was registered by mistake; its number is not used again.
    .label = Reason

lead-tag-political = Political discipline
lead-tag-organisational = Organisational discipline
lead-tag-integrity = Integrity discipline
lead-tag-masses = Mass discipline
lead-tag-work = Work discipline
lead-tag-life = Life discipline

lead-state-registered = To be transferred
lead-state-transferred = Transferred
lead-state-received = Received
lead-state-disposed = Disposed of
lead-state-concluded = Concluded
lead-state-withdrawn = Withdrawn

lead-disposal-inquiry = Talk or written inquiry
lead-disposal-verification = Preliminary verification
lead-disposal-kept = Kept for later
lead-disposal-settled = Settled

lead-reason-mistaken = Registered by mistake
lead-reason-repeated = Registered twice
lead-reason-no_lead = Not a lead

lead-title = <b>Lead { $number }</b> · { $state }
lead-fast-track = ⚡ Fast track
lead-card-round = Round: { $round }
lead-card-unit = Unit: { $unit }
lead-card-tag = Discipline: { $tag }
lead-card-office = Received by: { $office }
lead-card-disposal = Disposal: { $disposal }
lead-card-withdrawal = Withdrawn: { $reason }
lead-card-cycle = Sent back { $n ->
    [one] once
   *[other] { $n } times
}
lead-card-due = Limit for { $limit }: { $due } ({ $left })
lead-day-found = Found: { $day }
lead-day-registered = Registered: { $day }
lead-day-transferred = Transferred: { $day }
lead-day-received = Received: { $day }
lead-day-disposed = Disposed of: { $day }
lead-day-concluded = Concluded: { $day }
lead-limit-transferred = receipt
lead-limit-received = disposal
lead-limit-disposed = conclusion

leads-title = <b>Leads</b> · { $name }: { $n }
leads-line = · { $number } · { $state }
leads-line-due = · { $number } · { $state }, { $left }
leads-all = All
leads-overdue = Overdue
leads-registered = To be transferred
leads-transferred = Transferred
leads-received = Received
leads-disposed = Disposed of
leads-concluded = Concluded
leads-withdrawn = Withdrawn

lead-reminder = Lead <b>{ $number }</b> awaits { $step }
    due { $due }, { $when }
echo-head-all = { $day }: { $n ->
    [one] one piece of news
   *[other] { $n } pieces of news
} about what you recorded and registered
echo-lead-disposed = Lead { $number } is disposed of: { $disposal }
echo-lead-concluded = Lead { $number } is concluded: { $disposal }
echo-lead-redone = Lead { $number } was sent back by the look-back
notice-lead-registered = Lead { $number } is registered and waits to be transferred.
notice-lead-transferred = Lead { $number } has been transferred; please confirm its receipt.
notice-lead-received = Lead { $number } has been received.
notice-lead-withdrawn = The registration of lead { $number } has been withdrawn.
notice-lead-redone = The look-back has sent lead { $number } back; please dispose of it anew.

stats-leads = Leads: registered { $n }, overdue { $overdue }, sent back { $redone }
stats-lead-disposal = Disposal rate of leads: { $rate } ({ $n }/{ $d })
stats-lead-conclusion = Conclusion rate of leads: { $rate } ({ $n }/{ $d })
digest-lead-disposal = Disposal rate of leads: { $rate } ({ $counts })
digest-lead-conclusion = Conclusion rate of leads: { $rate } ({ $counts })
digest-leads-overdue = Leads overdue: { $n }; /leads shows them.

event-lead-registered = Lead registered
event-lead-transferred = Lead transferred
event-lead-received = Lead received
event-lead-disposed = Lead disposed of
event-lead-concluded = Lead concluded
event-lead-withdrawn = Registration withdrawn
event-lead-redone = Lead sent back
event-lead-seen = Lead opened
event-lead-listed = Lead listed
event-lead-officer-named = Lead officer named

load-lead-officer = { $name } is named lead officer without belonging to the inspection office. Please give the role “office” or “director” as well.
error-unfit-lead-officer = The lead officer must belong to the inspection office. Please invite { $name } to the office first, and name them once they have joined.
error-not-allowed-lead-register = Leads are registered by a team's leader or the lead officer. If you have something to report, please tell your team leader in person.
error-not-allowed-leads = There are no leads for you to see. If in doubt, please ask the office's director.
error-not-allowed-lead-step = This step is not yours; please ask the lead officer or the discipline commission in charge.
error-wrong-state-lead-moved = Lead { $number } is now: { $state }. This step can no longer be taken; please open the lead.
error-wrong-state-lead-archived = { $round } is archived and takes no more leads; please ask the office's director.
error-wrong-state-no-commission = There is nobody of a discipline commission yet who could receive leads; the director can invite someone with /invite.
error-unfit-lead-unit = This unit is not inspected in the chosen round or by your team; please choose another.
error-unfit-lead-future = The day ({ $day }) has not come yet; please choose another.
error-unfit-lead-office = Nobody of a discipline commission can receive leads there at present; please choose another, or ask the director.
error-unfit-lead-reason = This reason is no longer in use; please choose another.

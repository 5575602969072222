# Suggestions (意见建议): proposed by a team, transferred by the office, answered, made use of.

command-suggest = make a suggestion
command-suggestions = see the suggestions

suggestion-state-proposed = to be transferred
suggestion-state-pending = not taken up yet
suggestion-state-doing = in progress
suggestion-state-answered = answered, to be checked
suggestion-state-concluded = concluded
suggestion-state-withdrawn = not pursued
suggestion-outcome-adopted = adopted
suggestion-outcome-partly = partly adopted
suggestion-outcome-explained = explained

suggestion-running = { $light } ({ $state })
suggestion-title = Suggestion <b>{ $number }</b>  { $state }
suggestion-to = To: { $addressee } ({ $round })
suggestion-text = <blockquote>{ $text }</blockquote>
suggestion-due = Due: { $day }
suggestion-handler = Responsible: { $name }
suggestion-leader = Responsible leader: { $name }
suggestion-answer = Answer ({ $outcome }): { $name }, { $day }
    <blockquote>{ $text }</blockquote>
suggestion-use = Use of the result ({ $day }):
    <blockquote>{ $text }</blockquote>
suggestion-line = { $state } <b>{ $number }</b> { $addressee }: { $text }
suggestion-line-due = { $state } <b>{ $number }</b> { $addressee }: { $text }
    due { $due }
suggestion-about = Suggestion { $number }
    <blockquote>{ $text }</blockquote>
suggestion-words = { $text }

suggestions-running = <b>Suggestions not concluded: { $n }</b>
    .empty = No suggestion is waiting to be concluded.
suggestions-concluded = <b>Concluded suggestions: { $n }</b>
    .empty = No suggestion has been concluded yet.
suggestions-all = <b>Suggestions: { $n }</b>
    .empty = There is no suggestion that you may see.
suggestions-awaiting = <b>Suggestions waiting for the office: { $n }</b>
    .empty = No suggestion is waiting for the office.
button-suggestions-running = Not concluded
button-suggestions-concluded = Concluded
button-suggestions-all = All
button-suggestions-awaiting = Suggestions to handle: { $n }

button-suggest-transfer = Transfer
button-suggest-assign = Take up and assign
button-suggest-answer = Answer
button-suggest-ok = Accept and conclude
button-suggest-return = Return
button-suggest-use = Use of the result
button-suggest-withdraw = Do not pursue
button-suggest-files = Evidence
button-suggest-history = History

suggest-round = <b>Which round does it come from?</b>
    .hint = Archived rounds take no more suggestions.
    .label = Round
suggest-addressee = <b>Who should handle it?</b>
    .hint = Type part of a name to search; inspected units and functional departments can be chosen.
    .label = Addressee
suggest-text = <b>What do you suggest?</b>
    .hint = One matter each: the problem and what should be done.
    .label = Suggestion
suggest-due = <b>When is it due?</b>
    .hint = Skip to use the regular limit.
    .label = Due
suggest-due-usual = the regular limit
suggest-done = Suggestion { $number } is made and waits for the office to transfer it.

suggest-transfer-addressee = <b>Whom does it go to?</b>
    .hint = Skip to send it to the unit that the team proposed.
    .label = Addressee
suggest-transfer-as-proposed = the unit that the team proposed
suggest-transfer-due = <b>When is it due?</b>
    .hint = Skip to use the regular limit.
    .label = Due
suggest-transfer-done = { $number } is transferred; the addressee and the team are told.

suggest-withdraw-text = <b>Why is it not pursued?</b>
    .hint = Whoever made it will read this; it counts in no rate.
    .label = Reason
suggest-withdraw-done = { $number } is not pursued; whoever made it is told.

suggest-assign-handler = <b>Who handles it?</b>
    .hint = If the person is missing, ask the office to enter him.
    .label = Responsible
suggest-assign-leader = <b>Which leader is responsible?</b>
    .hint = May be skipped.
    .label = Responsible leader
suggest-assign-done = { $number } is taken up; whoever handles it is told.

suggest-answer-outcome = <b>What is the result?</b>
    .hint = If it cannot be adopted, choose “explained” and give the reason.
    .label = Result
suggest-answer-text = <b>What was done?</b>
    .hint = The measures taken; if it is partly adopted or explained, the reason.
    .label = Answer
suggest-answer-evidence = <b>Send the evidence</b>
    .hint = Photos or documents; may be skipped.
    .label = Evidence
suggest-answer-done = The answer to { $number } is submitted and waits for the office.

suggest-return-text = <b>What is still needed?</b>
    .hint = The addressee will read this; the due date stays.
    .label = Still needed
suggest-return-done = { $number } is returned to the addressee.

suggest-use-text = <b>How is the result used?</b>
    .hint = A rule issued, a practice spread; a new note replaces the earlier one.
    .label = Use of the result
suggest-use-done = The use of { $number } is noted; whoever made it is told.
suggest-ok-done = { $number } is concluded; the addressee and whoever made it are told.

event-suggestion-proposed = made
event-suggestion-transferred = transferred
event-suggestion-withdrawn = not pursued
event-suggestion-assigned = taken up and assigned
event-suggestion-answered = answered
event-suggestion-concluded = concluded
event-suggestion-returned = returned
event-suggestion-used = use of the result noted

notice-suggestion = The office transfers suggestion { $number }. Please take it up and answer in time.
    Due: { $due }
notice-suggestion-assigned = Suggestion { $number } is yours to handle. Please answer in time.
    Due: { $due }
notice-suggestion-withdrawn = Suggestion { $number } is no longer pursued. Reason: { $text }
notice-suggestion-concluded = Suggestion { $number } is concluded ({ $outcome }).
notice-suggestion-returned = The answer to suggestion { $number } is returned. Please complete it and answer again.
    Still needed: { $text }
echo-suggestion-transferred = Your suggestion { $number } has been transferred.
echo-suggestion-withdrawn = Your suggestion { $number } is not pursued. Reason: { $text }
echo-suggestion-concluded = Your suggestion { $number } is concluded: { $outcome }.
echo-suggestion-used = Your suggestion { $number }, use of the result: { $text }
tiding-suggestion-proposed = Suggestion to transfer: { $number }  { $addressee }  { $text }
tiding-suggestion-answered = Answer to check: { $number }  { $addressee }  { $text }
tiding-suggestion-late = Checking this answer is due: { $number }  { $addressee }  { $text }
reminder-suggestion = Suggestion <b>{ $number }</b> { $text }
    due { $due }, { $when }; please answer in time

stats-suggestions = Suggestions concluded: { $rate } ({ $n }/{ $d })
digest-suggestions = Suggestions concluded: { $rate } ({ $counts })

error-not-allowed-suggest = Suggestions are made by a team's head or deputy, or by the office. If you have one, tell your head.
error-wrong-state-suggest-no-round = There is no round for which you could make a suggestion now: archived rounds take none. If needed, contact the office.
error-wrong-state-suggestion-nobody = { $addressee } has no responsible person registered, so it cannot be assigned. Answer it directly, or ask the office to enter people.

# Instructions (批示), and the meeting that approves a round's list.

command-instruct = log an instruction
command-instructions = see the instructions

instruction-state-open = in progress
instruction-state-answered = all have answered, to be concluded
instruction-state-concluded = concluded
instruction-title = Instruction <b>{ $number }</b>  { $state }
instruction-issuer = By: { $issuer } ({ $day })
instruction-text = <blockquote>{ $text }</blockquote>
instruction-due = Due: { $day }
instruction-items = Findings concerned: { $numbers }
instruction-waiting = · { $name }: no answer yet
instruction-answer = · { $name }: answered by { $by }, { $day }
    <blockquote>{ $text }</blockquote>
instruction-concluded = Concluded ({ $day }): { $text }
instruction-line = { $state } <b>{ $number }</b> { $text }
    due { $due }, answered { $counts }
instruction-about = Instruction { $number }
    <blockquote>{ $text }</blockquote>
instruction-words = <blockquote>{ $text }</blockquote>
instructions-title = <b>Instructions: { $n }</b>
instructions-none = There is no instruction that you may see.
reviews-others = No application waits for you, but the following does.

button-instruction-reply = Answer
button-instruction-end = Conclude
button-instruction-history = History
button-instructions-awaiting = Instructions to conclude: { $n }

instruction-log-issuer = <b>Who gave the instruction?</b>
    .hint = The name of the leader.
    .label = By
instruction-log-text = <b>What does it say?</b>
    .hint = Word for word; whoever is to carry it out will read it.
    .label = Instruction
instruction-log-addressees = <b>Who is to carry it out?</b>
    .hint = Several can be chosen; type part of a name to search. Each of them answers.
    .label = Addressees
instruction-log-due = <b>When is the answer due?</b>
    .hint = Skip to use the regular limit.
    .label = Due
instruction-log-items = <b>Which findings does it concern?</b>
    .hint = Their numbers, with spaces between; skip if it concerns none.
    .label = Findings
instruction-log-done = Instruction { $number } is logged; whoever is to carry it out is told.

instruction-reply-text = <b>What has been done?</b>
    .hint = The issuer and the office will read this; a new answer replaces the earlier one.
    .label = Answer
instruction-reply-done = Your answer to instruction { $number } is kept.
instruction-end-text = <b>What is the result?</b>
    .hint = May be skipped.
    .label = Result
instruction-end-done = Instruction { $number } is concluded; whoever carried it out is told.

event-instruction-issued = instruction given
event-instruction-answered = answered
event-instruction-concluded = concluded
event-list-approved = list approved

notice-instruction = { $issuer } gives instruction { $number }. Please carry it out and answer.
    Due: { $due }
notice-instruction-answered = { $name } has answered instruction { $number }.
notice-instruction-concluded = Instruction { $number } is concluded.
tiding-instruction = Answered by all, to be concluded: { $number }  { $text }
reminder-instruction = Instruction <b>{ $number }</b> { $text }
    due { $due }, { $when }; please answer

stats-instructions = Instructions concluded: { $rate } ({ $n }/{ $d })
digest-instructions = Instructions: { $n }, concluded: { $concluded }

meeting-secretary = the secretary's meeting
meeting-five = the meeting of the five
meeting-committee = the standing committee
meeting-leading_group = the leading group's meeting
round-list-approved = List approved on { $day } by { $meeting }, units: { $n }
round-list-open = List: no approval recorded yet, units assigned: { $n }
button-list-meeting = Record the approval of { $name }
list-meeting-meeting = <b>Which meeting approved the list?</b>
    .hint = As in the minutes.
    .label = Meeting
list-meeting-on = <b>On which day?</b>
    .hint = As in the minutes.
    .label = Day
list-meeting-units = <b>How many units are on the list?</b>
    .hint = A number only, such as 16.
    .label = Units
list-meeting-done = Recorded: the list of { $name }, approved on { $day } by { $meeting }, units: { $n }.

error-not-allowed-log-instruction = Instructions are given by the leading group or a unit's principal, or logged by the office. If needed, contact the office.
error-not-allowed-list-meeting = The approval of a list is recorded by the office. Please contact the office.
error-wrong-state-instruction-nobody = Your unit has nobody registered who could carry it out. Ask the office to enter people.
error-unfit-instruction-item = There is no finding { $number }, or none that you may see. Check the number and write it again.
error-unfit-meeting-in-future = { $day } is still to come. Check the day and write it again.

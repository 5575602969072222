# Evaluations: a unit's cadres judge the team that inspected it; nobody can tell whose ballot is whose.

command-evaluation = evaluation of the teams' work
evaluation-list = <b>Evaluation of the teams' work</b>
evaluation-none = There is no evaluation for you to see at present.
evaluation-line = · { $unit } ({ $team }): { $state }, satisfaction { $rate }
evaluation-short-open = voting
evaluation-short-ended = being counted
evaluation-short-counted = counted
evaluation-title = <b>Evaluation</b>: { $unit } on { $team }
evaluation-state-open = Voting: { $opened } to { $closes }
evaluation-state-ended = Closed on { $closes } and being counted; please look again shortly
evaluation-state-counted = Counted: { $opened } to { $closes }
evaluation-rate = Satisfaction with the teams: <b>{ $rate }</b> ({ $handed_out } handed out, { $returned } returned, { $valid } valid)
evaluation-few = { $handed_out } handed out, { $returned } stored. Results show from { $least } ballots up.
evaluation-left-out = { $n } more could not be stored: fewer than { $least } together would not protect their voters.
evaluation-levels = Overall marks: { $levels }
evaluation-level = { $level } { $n }
evaluation-item = · { $item }: { $levels }
evaluation-remarks = Suggestions of the evaluation answered: { $counts }
evaluation-remark-open = { $n }. { $remark }
    　　<i>not answered yet</i>
evaluation-remark-answered = { $n }. { $remark }
    　　Answer: { $answer }
evaluation-remark-quoted = Suggestion: <blockquote>{ $remark }</blockquote>

button-evaluation-open = Open an evaluation
button-evaluation-sheet = Make the ballots
button-evaluation-extend = Move the last day
button-evaluation-end = Close early
button-evaluation-ended = Close it now
button-evaluation-back = Back
button-evaluation-remarks = Show suggestions
button-evaluation-answer = Answer no. { $n }
option-evaluation = { $unit } ({ $round }, { $team })

evaluation-open-assignment = <b>Whose inspection is to be evaluated?</b>
    .hint = Units that have had their feedback and no evaluation yet.
    .label = Unit
evaluation-open-voters = <b>How many people get a ballot?</b>
    .hint = One ballot each. Please write a number, for example 54.
    .label = Ballots
evaluation-open-closes_on = <b>What is the last day of voting?</b>
    .hint = Ballots are taken on that day, too.
    .label = Last day
evaluation-open-done = The evaluation by { $unit } is open. Press “Make the ballots”, cut the slips apart and hand them out at random; please do not note who got which.
evaluation-extend-closes_on = <b>Until which day?</b>
    .hint = Ballots are taken on that day, too.
    .label = Last day
evaluation-extend-done = The last day is now { $day }.
evaluation-end-ask = Close the evaluation by { $unit } early? No ballot is taken after that, and it cannot be undone.
evaluation-sheet-done = The ballots for { $unit }. Please cut the slips apart and hand them out at random; do not note who got which. A new sheet ends the unused ballots of an earlier one.
evaluation-answer-answer = <b>What is the answer?</b>
    .hint = Nobody knows who wrote it, so the answer is open to the unit: whoever opens a ballot's link again sees it, and the liaison is told.
    .label = Answer
evaluation-answer-done = The answer is published.
notice-remark = An answer to a suggestion in the evaluation of { $team }; please make it known in the unit:
    <blockquote>{ $remark }</blockquote>
    Answer: { $answer }
event-evaluation-opened = evaluation opened
event-evaluation-extended = evaluation extended
event-evaluation-ended = evaluation closed
event-evaluation-counted = evaluation counted
event-ballots-issued = ballots made
event-ballots-counted = ballots stored
event-remark-answered = suggestion of the evaluation answered

ballots-sheet = Ballot: { $unit } on { $team }
ballots-sheet-note = Scan or open the link by { $closes }.
ballots-sheet-once = One each, unsigned; swap freely.

ballot-title = <b>Evaluation</b>: { $unit } on { $team }
ballot-anonymous = 12 items and 1 overall mark, about two minutes.
    The ballot is anonymous: the system does not keep who cast it, and stores ballots only shuffled, five or more together. Telegram, which carries the messages, can see what you press; if you mind that, please do not vote.
    Please write nothing classified, and no names.
ballot-question = { $n }/{ $all } <b>{ $item }</b>
ballot-item-stance = Political stance
ballot-item-rules = Keeping to the rules and to its powers
ballot-item-methods = Suitable methods
ballot-item-accuracy = Findings judged correctly
ballot-item-attitude = Attitude
ballot-item-work = No interference with the unit's ordinary work
ballot-item-banquets = No banquets against the rules
ballot-item-gifts = No gifts
ballot-item-board = Board, lodging and transport by the standard
ballot-item-gain = No private gain from the inspection
ballot-item-secrecy = Confidentiality
ballot-item-formalism = No formalism
ballot-item-overall = Overall mark
ballot-level-satisfied = Satisfied
ballot-level-fairly = Fairly satisfied
ballot-level-basically = Basically satisfied
ballot-level-not = Not satisfied
ballot-level-unknown = Do not know
ballot-level-blank = Leave blank
ballot-whole = All items are filled in: { $levels }.
    Overall mark: <b>{ $overall }</b>
ballot-remark-may = You may add a suggestion, or submit at once. A submitted ballot cannot be changed.
ballot-remark-kept = Your suggestion is noted and will be stored apart from the ballot. A submitted ballot cannot be changed.
button-ballot-submit = Submit the ballot
button-ballot-write = Add a suggestion
button-ballot-rewrite = Write it anew
button-ballot-unwritten = Write nothing
button-ballot-back = Previous item
button-ballot-again = Start again
ballot-write = Please write your suggestion on the team's work (at most { $longest } characters), best as a reply to this message. It is deleted from the chat once it has arrived.
ballot-cast = Your ballot has arrived, thank you. Ballots are stored when enough are together. Until the last day you may open the link again: if it says “already used”, the ballot is with us; if the ballot appears again, the system was interrupted, and we ask you to vote once more.
ballot-call = If there is misconduct to report, please call the discipline inspection authorities directly: { $report_to }.
ballot-used = This ballot has already been used; each ballot counts once.
ballot-closed = Voting has ended. If you have something to say, please turn to your unit's liaison.
ballot-unknown = This link is not a valid ballot. Please check that it is complete, or ask for another one where you got it.
ballot-answer = <blockquote>{ $remark }</blockquote>
    Answer: { $answer }
ballot-private = A ballot is opened in a private chat with this bot.
ballot-words-only = A suggestion is taken as text only; please write it as text.
ballot-too-long = The suggestion is longer than { $longest } characters and was not kept; please shorten it and write it again.
ballot-alleges = What you wrote reports misconduct. The evaluation does not keep such content; it has been deleted. If it was an ordinary suggestion, please put it differently.
ballot-guarded = What you wrote holds an identity or phone number or a secrecy mark and was not kept. Please leave it out and write again.
ballot-not-writing = No ballot is being filled in at present. Please open the ballot's link again.

error-not-allowed-evaluation = Evaluations are run by the inspection office; please turn to the office.
error-not-allowed-evaluation-results = Your role does not include the results of evaluations. If you need to know, please turn to the office.
error-unfit-ballots-few = At least { $least } people: with fewer, results cannot be shown and nobody would be anonymous. Please give another number.
error-wrong-state-evaluation-ended = The evaluation by { $unit } is closed and cannot be changed. Send /evaluation to see the results.
error-wrong-state-evaluation-not-open = This unit has not had its feedback, or has been evaluated already. Please choose another unit.
error-wrong-state-evaluation-nothing = There is no unit whose evaluation could be opened now: it must have had its feedback, and is evaluated once a round.
error-conflict-evaluations_assignment = This unit's evaluation of the round has been opened already; send /evaluation to see it.

# Look-back by visit: the draw, the visits, what they found, and what the draw proves.

command-sample = draw closed findings for a visit
error-not-allowed-sample = Draws are made by the inspection office, and no visit awaits you. For more, please ask the office.
error-not-allowed-visit = { $number } is not yours to visit. Its visitor is asked to answer.
error-not-allowed-visit-separation = Whoever decided on closing { $number } or visited it, and whoever belongs to the unit, stays out of this. Please leave it to somebody else.
error-wrong-state-visit-lapsed = { $number } is no longer closed. This visit is not needed any more.
error-wrong-state-visit-answered = This visit to { $number } has its result already. Please open the finding to see it.
error-wrong-state-no-doubt = Nothing about the closing of { $number } awaits a decision. Please open the finding to see how it stands.
error-unfit-sample-size = Please say what share or how many to draw, such as “/sample 10%” or “/sample 20”; a share is 1% to 100%.
error-unfit-sample-seed = A seed is a whole number from 0 to { $most }, as in “/sample 10% seed 12345”.
error-unfit-sample-nothing = No finding is closed yet. Please draw when some are.
error-unfit-sample-too-many = Only { $n } findings are closed. Please draw fewer.

sample-none = <b>Look-back</b>
    Nothing has been drawn yet. Closed findings: { $n }. Please choose a share, or send “/sample 20” for a number.
sample-title = <b>Look-back</b> ({ $day }, { $size })
sample-frame = Closed: { $n }, in { $strata } strata by unit, category and time of closing; drawn: { $drawn }.
sample-seed-given = Seed { $seed } (given by the ledger), population code { $frame }
sample-seed-chosen = Seed { $seed } (chosen by a person), population code { $frame }
sample-check = To check, send “/sample { $size } seed { $seed }”: the same seed draws again.
sample-again = <b>Drawn again</b> ({ $size }, seed { $seed })
    Population code { $frame }, drawn { $n }:
sample-numbers = { $numbers }
sample-more = { $n } more are not listed.
sample-same = The population is that of { $day }, and so is the result.
sample-other = This seed was used on { $day }. The ledger has changed since, so the results cannot be compared. The population of that day is kept and can be drawn from again on the host.
button-draw = Draw { $size }
button-draw-this = Enter this draw
button-visits = List of visits
visits-title = <b>Visits</b> (draw of { $day })
visits-mine = <b>Findings for you to visit: { $n }</b>
visit-line = · { $number } { $unit }, { $name }: { $standing } (by { $due })
visit-nobody = nobody yet
visit-standing-waiting = to be visited
visit-standing-lapsed = no longer closed
visit-standing-undecided = partly true, undecided
visit-standing-true = true
visit-standing-false = false

notice-visits = Look-back: please visit closed findings ({ $n }) and enter what you found by { $due }. Please do not tell the unit beforehand.
notice-visit = Look-back: please visit { $number } and enter what you found by { $due }. Please do not tell the unit beforehand.
tiding-visit = To visit: { $number } { $problem }, by { $due }, { $when }
notice-doubted = The closing of { $number } is in doubt. Please open it and reopen it or keep it closed.

card-visit = Visit: { $name }, by { $due }
card-visit-answer = Visit ({ $day }, { $name }): { $answer }, { $place }
    { $text }
card-doubted = Found partly true; the office decides whether to reopen it or keep it closed
button-visit = Enter the visit
button-visit-assign = Another visitor
button-keep = Keep it closed

visit-answer = <b>What did the visit find?</b>
    .hint = False reopens the finding at once; what is partly true the office decides.
    .label = Result
visit-answer-true = True
visit-answer-partly = Partly true
visit-answer-false = False
visit-evidence = <b>Please send a photo from the spot</b>
    .hint = At least one; several at a time are fine, and a position beside them. Then press “Done”.
    .label = Photos
visit-place = <b>Where was the visit?</b>
    .hint = For example “notice board of the village committee”.
    .label = Place
visit-text = <b>What was seen?</b>
    .hint = If it is false, the unit reads these words as the reason for the rework. Do not name who reported it.
    .label = What was seen
visit-done-true = The visit to { $number } is entered: true.
visit-done-partly = The visit to { $number } is entered: partly true. The office will decide.
visit-done-false = The visit to { $number } is entered: false. It is reopened, and the unit is told.
visit-assign-person = <b>Who visits instead?</b>
    .hint = Whoever decided on the closing, and the unit's people, are not among them.
    .label = Visitor
visit-assign-done = { $number } is now { $name }'s to visit, who has been told.
keep-text = <b>Why is it kept closed?</b>
    .hint = Please give reason and grounds; they stand in the history.
    .label = Reason
keep-done = { $number } stays closed; the reason stands in its history.

event-sample-drawn = Draw
event-visit-answered = Visit
event-visit-assigned = Visitor named
event-closing-kept = Kept closed

digest-sample = Look-back ({ $day }, seed { $seed }): { $population } closed, { $drawn } drawn
digest-sample-visits = Visited { $counts }: true { $true }, false { $false }, open { $open }, lapsed { $lapsed }
digest-sample-bound = Settled { $n }, false { $k }; with { $confidence }% confidence at most { $upper } of the { $population } closed findings are false

cli-sample-seed = Please give a seed (--seed) or the number of a draw (--draw).
cli-sample-drawn = { $size }, seed { $seed }: { $n } drawn, population code { $frame }
cli-sample-kept = Draw of { $day } ({ $size }, seed { $seed }), population code of that day { $frame }
cli-sample-agrees = The { $n } agree with those entered that day.
cli-sample-differs = They differ from those entered that day.

event-outcome-asked = Outcome asked
event-outcome-answered = Outcome answered
tiding-outcome = Outcome: { $number } { $problem } (closed { $day }): is it solved?
outcome-answer-solved = Solved
outcome-answer-partly = Partly solved
outcome-answer-not = Not solved
outcome-text = <b>How do things stand now?</b>
    .hint = You may skip this. Do not name who reported it.
    .label = How things stand
outcome-evidence = <b>Is there a photo?</b>
    .hint = If not, press “Skip”.
    .label = Photos
outcome-no-words = without a word
outcome-done-solved = The outcome of { $number } is entered: solved.
outcome-done-partly = The outcome of { $number } is entered: partly solved.
outcome-done-not = The outcome of { $number } is entered: not solved. The office will decide.
card-outcome-asked = Outcome: { $name } was asked on { $day } and has not answered yet
card-outcome = Outcome ({ $day }, { $name }): { $answer }, { $text }
card-outcome-doubted = Said to be not solved; the office decides whether to reopen it or keep it closed
error-not-allowed-outcome = You are not asked about the outcome of { $number }. If you know something, please tell the office.
error-wrong-state-outcome-answered = The outcome of { $number } has been answered, or the finding is no longer closed. Please open it to see.
digest-outcomes = Outcomes asked { $asked }: solved { $solved }, partly { $partly }, not { $unsolved }, waiting { $waiting }
error-unfit-visit-photo = The visit to { $number } needs a photo from the spot, not its position alone. Please send one.

# Escalated feedback (提级反馈): unit and superior organisation both answer (同题共答).

button-answer = Superior’s answer
card-escalated = Escalated: the superior organisation has not answered yet
card-superior-answer = Answer of the superior organisation: { $name }, { $day }
    <blockquote>{ $text }</blockquote>
event-superior-answered = answered by the superior organisation
answer-text = <b>What does the superior organisation answer?</b>
    .hint = What it does about the problem, and at its own level; a new answer replaces the earlier one.
    .label = Answer
answer-done = Your answer to { $number } is kept; the unit is told.
notice-superior-answered = The superior organisation has answered { $number }:
    <blockquote>{ $text }</blockquote>
capacity-superior = sign-off of the superior
error-wrong-state-not-escalated = { $number } was not escalated: the unit alone rectifies it.
error-wrong-state-superior-answer-first = { $number } was escalated: open it and enter the superior organisation’s answer first, then approve the closing.

# Orders: to hurry, to take over, to follow an instruction.

button-remind = Remind now
button-hand-over = Hand over
button-instruct = Instruct

event-finding-pressed = Reminded
event-finding-handed-over = Handed over
event-finding-instructed = Instruction

notice-pressed = { $name } asks you to hurry with { $number }; please report progress soon.
    Due: { $due }
notice-handed-over = { $number } is now in the hands of { $name }; please pass on the papers.
notice-taken-over = { $name } has handed { $number } over to you; please carry out its measures and report progress.
    Due: { $due }
notice-instructed = { $name } has given an instruction on { $number }:
    <blockquote>{ $text }</blockquote>

remind-done = The responsible person and leader of { $number } have been reminded.
hand-over-done = { $number } is now in the hands of { $name }; both have been told.
instruct-done = The instruction on { $number } has been recorded; the responsible person, the leader and the inspection office have been told.

hand-over-responsible = <b>Who takes it over?</b>
    .hint = The measures stay. If the person is not listed, ask the inspection office to add them.
    .label = Responsible person
instruct-text = <b>What is the instruction?</b>
    .hint = It is kept word for word; the responsible person, the leader and the inspection office read it.
    .label = Instruction

error-wrong-state-pressed-today = A reminder on { $number } has gone out today already. One a day is sent for a finding; please try again tomorrow.
error-wrong-state-nobody-else = The unit has nobody else who could take { $number } over. Ask the inspection office to add someone, then hand it over.

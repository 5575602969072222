# Case-quality look-back (案件质量回头看): concluded leads through the sieve.

cases-title = <b>Case-quality look-back</b>
cases-progress = Through the sieve { $counts }: found sound, of all concluded; { $waiting } with a reviewer, { $left } not drawn yet
cases-redone = Sent back: { $n }
cases-mine = Waiting for your judgement: { $n }
cases-draw = · Draw { $id }: { $on }, concluded { $first } to { $last }, seed { $seed }
button-cases = Case-quality look-back
button-case = Judge { $number }
button-case-draw = Draw concluded leads
button-case-drawn = View draw { $id }

case-draw-span = <b>Concluded when?</b>
    .hint = By the day of conclusion.
    .label = Concluded
case-span-month = This month
case-span-last_month = Last month
case-span-year = This year
case-span-ever = At any time
case-draw-count = <b>How many?</b>
    .hint = Each is judged by one person who has not dealt with it; what was drawn before is not drawn again.
    .label = Number
case-count-5 = 5
case-count-10 = 10
case-count-20 = 20
case-count-50 = 50
case-count-all = All
case-drawn-title = <b>Draw { $id }</b> ({ $on })
case-drawn-seed = Seed { $seed }: { $n } drawn from { $of }
case-drawn-progress = Judged: { $counts }
case-drawn-line = · { $number } · { $verdict }
case-drawn-how = The lowest SHA-256 of seed, colon and number are taken: with the seed anyone can draw again.
case-verdict-sound = Sound
case-verdict-redo = Send back
case-verdict-waiting = Not judged yet

case-redo-reason = <b>Why is it sent back?</b>
    .hint = The same commission disposes of it anew, and its limits begin again.
    .label = Reason
case-reason-facts = Facts unclear
case-reason-evidence = Evidence insufficient
case-reason-procedure = Procedure not kept
case-reason-disposal = Disposal unfitting
case-reason-late = Handled late
case-redone = Lead { $number } is sent back, and the commission has been told.

notice-cases-drawn = Case-quality look-back: { $n ->
    [one] one lead awaits
   *[other] { $n } leads await
} your judgement.
event-cases-drawn = Concluded leads drawn
event-case-drawn = Drawn for the look-back
event-case-sound = Found sound

error-not-allowed-cases = The case-quality look-back is for the office's director, the lead officer and the discipline commission. If in doubt, please ask the director.
error-not-allowed-case-draw = Draws are made by the office's director or the discipline commission; please ask them.
error-wrong-state-case-none = No concluded lead of that time is left to draw; please choose another time.
error-wrong-state-no-reviewer = There is nobody who could judge these leads without having dealt with them; the director can invite others of the commission.
error-wrong-state-case-judged = Lead { $number } has been judged already; /casecheck shows what is open.
error-unfit-case-reason = This reason is no longer in use; please choose another.

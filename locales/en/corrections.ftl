# Mistakes made good: a step taken back, a finding corrected, a paper amended.

button-take-back = Take back my last step
button-correct = Correct
button-amend = Amend the paper
card-corrected = Corrected; the earlier words stand in the history
event-step-taken-back = Last step taken back
event-finding-corrected = Corrected
event-finding-amended = Paper amended
history-corrected = { $day }  { $kind }  { $name }: was “{ $was }”, now “{ $text }”
notice-taken-back = { $name } has taken back the last step on { $number } ({ $kind }); what it says now holds.
notice-corrected = The inspection office has corrected { $number }; please open it.
take-back-done = The last step has been taken back; { $number } now stands at “{ $state }”.
correct-done = { $number } has been corrected, and the unit told.
amend-done = The paper { $number } has been amended and awaits its review.

correct-problem = <b>What should the problem say?</b>
    .hint = Please write it in full; the earlier words stay in the history.
    .label = Problem
correct-category = <b>Which category is right?</b>
    .hint = If it stays, press “Skip”.
    .label = Category
amend-problem = <b>What should the problem say?</b>
    .hint = Please write it in full. No names, telephone numbers, ID numbers or informants.
    .label = Problem
amend-evidence = <b>Please send more evidence.</b>
    .hint = What is there stays. If there is no more, press “Skip”.
    .label = More evidence
amend-immediate = <b>Should it be fixed immediately?</b>
    .hint = If “Yes”, the team leader can send it to the unit, to be fixed during the inspection.
    .label = Immediate fix
amend-category = <b>Which category does it belong to?</b>
    .hint = If you are not sure, press “Skip”; the deputy team leader settles it at review.
    .label = Category

error-wrong-state-nothing-to-take-back = There is nothing of yours to take back on { $number }: only your own last step, and only until somebody else has acted. If something is wrong, ask the inspection office.
error-unfit-nothing-changed = Nothing has changed in { $number }. Please change what is wrong first, then confirm.
error-not-allowed-not-author = The paper { $number } is amended by its author; please tell them what to change.

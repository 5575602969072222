# 屡改屡犯: findings that repeat earlier ones; 共性问题: categories that many units have.

card-repeat = 🔁 Repeated problem: like { $others }
repeat-of = { $number } ({ $round })
button-repeat = View { $number }
button-repeat-no = Not a repeat of { $number }
repeat-no-text = <b>Why is it not a repeated problem?</b>
    .hint = With your reason the mark goes, and it is no longer counted.
    .label = Reason
repeat-no-done = { $number } is no longer marked as a repeated problem.
event-repeat-dismissed = Mark of a repeated problem removed

command-common = View problems that many units share
error-not-allowed-common = Shared problems are for the inspection office and the leading group. Please ask the office if you need to know.
commons-title = <b>Shared problems</b> ({ $n } categories, each in { $least } units or more)
commons-none = No category is shared by { $n } units or more at present.
commons-line = · { $category }: units { $units }, findings { $findings }
commons-line-decided = { $line }　{ $decision }
common-decision-accepted = special rectification
common-decision-dismissed = no special rectification
common-title = <b>Shared problem</b>　{ $round }
common-share = { $unit } ({ $n })
common-units = Units: { $units }
common-accepted = Special rectification is decided. Please complete the instruction: whom it is for, and by when.
common-no-text = <b>Why is there to be no special rectification?</b>
    .hint = With your reason this category is not proposed again in this round.
    .label = Reason
common-no-done = There will be no special rectification of “{ $category }” in this round.
button-common = { $category } ({ $round })
button-common-ok = Order special rectification
button-common-no = Not needed
button-commons = Back to shared problems
error-wrong-state-common-decided = “{ $category }” has been decided on already. Please open it again to see how.
digest-repeats = Repeated problems: { $counts }
digest-commons = Shared problems awaiting a decision: { $n }. Send /common to see them.

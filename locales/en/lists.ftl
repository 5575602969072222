# Lists: a title, a line for each finding, and what an empty list says.

list-line = <b>{ $number }</b>  { $light }
    { $unit }: { $problem }
list-line-due = <b>{ $number }</b>  { $light }  { $due }
    { $unit }: { $problem }
list-pages = Page { $page } of { $pages }

list-mine = <b>My findings</b> ({ $n })
    .empty = You have no findings yet.
list-progress = <b>Which finding is your progress about?</b> ({ $n })
    .empty = There is no finding in progress for you to report on.
list-apply = <b>Which finding do you apply to close?</b> ({ $n })
    .empty = There is no finding in progress that you could apply to close.
list-due = <b>Findings due soon or overdue</b> ({ $n })
    .empty = No finding is due soon or overdue.
list-overdue = <b>Overdue findings</b> ({ $n })
    .empty = No finding is overdue.
list-running = <b>Findings not yet closed</b> ({ $n })
    .empty = No finding is left to close.
list-papers = <b>Working papers awaiting you</b> ({ $n })
    .empty = No working paper awaits your review or signature.
list-unassigned = <b>Findings to be assigned</b> ({ $n })
    .empty = No finding is waiting to be assigned.
list-signed = <b>Findings awaiting feedback</b> ({ $n })
    .empty = No finding is awaiting feedback.
list-closed = <b>Closed findings</b> ({ $n })
    .empty = No finding has been closed yet.

button-open-list = View findings
button-list-overdue = View overdue
button-list-unassigned = View findings to be assigned
button-list-due = View due soon
button-list-running = View not yet closed

# Lists: a title, a line for each finding, and what an empty list says.

list-line = <b>{ $number }</b>　{ $light }
    { $unit }：{ $problem }
list-line-due = <b>{ $number }</b>　{ $light }　{ $due }
    { $unit }：{ $problem }
list-pages = 第 { $page } 页，共 { $pages } 页

list-mine = <b>我经办的问题</b>（{ $n } 个）
    .empty = 您还没有经办的问题。
list-progress = <b>更新哪个问题的进展？</b>（{ $n } 个）
    .empty = 没有正在整改、由您更新进展的问题。
list-apply = <b>为哪个问题申请销号？</b>（{ $n } 个）
    .empty = 没有正在整改、可由您申请销号的问题。
list-due = <b>临近到期和超期的问题</b>（{ $n } 个）
    .empty = 没有临近到期或超期的问题。
list-overdue = <b>超期的问题</b>（{ $n } 个）
    .empty = 没有超期的问题。
list-running = <b>未销号的问题</b>（{ $n } 个）
    .empty = 没有未销号的问题。
list-papers = <b>待审底稿</b>（{ $n } 份）
    .empty = 没有待您复核或审签的底稿。
list-unassigned = <b>待认领的问题</b>（{ $n } 个）
    .empty = 没有待认领的问题。
list-signed = <b>待反馈的问题</b>（{ $n } 个）
    .empty = 没有待反馈的问题。
list-closed = <b>已销号的问题</b>（{ $n } 个）
    .empty = 没有已销号的问题。

button-open-list = 查看问题
button-list-overdue = 查看超期
button-list-unassigned = 查看待认领
button-list-due = 查看临近到期
button-list-running = 查看未销号

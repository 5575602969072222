# Bulk deeds (批量办理) on the items of a list.

button-bulk = 批量办理
bulk-deed-remind = 批量催办
bulk-deed-hand_over = 批量转办
bulk-deed-extend = 批量延期
bulk-deed-approve = 批量同意延期

bulk-of-mine = 我经办的问题
bulk-of-due = 临近到期和超期的问题
bulk-of-overdue = 超期的问题
bulk-of-running = 未销号的问题
bulk-of-unassigned = 待认领的问题
bulk-of-given = 已交单位的问题
bulk-of-fed_back = 已反馈的问题
bulk-of-immediate = 立行立改的问题
bulk-of-found = 含“{ $words }”的问题
bulk-of-part = { $scope }{ $name }

bulk-which = <b>{ $name }</b>（{ $n } 个）批量办理什么？
    先列出清单供核对，确认后才办理。
bulk-first = 一次最多办理 { $n } 个，本次为清单的前 { $n } 个，共 { $all } 个，办完后再办其余的。
bulk-about = { $name }（{ $n } 个）

bulk-hand-over-responsible = <b>转由谁办理？</b>
    .hint = 只转办其本单位的问题，括号内是可转办的个数；其他单位的留在原处，并逐个说明。
    .label = 责任人
bulk-taker = { $name }（{ $n } 个）
bulk-extend-by = <b>延期多久？</b>
    .hint = 按天数延期的，各在现行期限上顺延，遇假日顺延至下一工作日。
    .label = 延期
bulk-by-days = 各延 { $n } 天
bulk-by-days_other = 其他天数
bulk-by-date = 统一延至某一天
bulk-extend-days = <b>延期多少天？</b>
    .hint = 只写数字，如 45。
    .label = 天数
bulk-extend-until = <b>统一延期到哪天？</b>
    .hint = 须晚于各问题现在的期限。可按按钮，也可写“12月31日”。
    .label = 延至
bulk-extend-text = <b>为什么延期？</b>
    .hint = 请写明理由和依据，审核人和单位将看到原文。
    .label = 延期理由

bulk-title = <b>{ $deed }</b>：{ $name }
bulk-to = 转由：{ $name }
bulk-until = 延至：{ $day }
bulk-days = 各延：{ $n } 天
bulk-reason = 理由：{ $text }
bulk-ready = 将办理 <b>{ $n }</b> 个。按一下可去掉，再按恢复。
bulk-none-ready = 没有可以办理的问题。
bulk-left = 不办理 { $n } 个，可逐个查看原因。
bulk-beyond = 清单中另有 { $n } 个超出一次办理的个数，请下一次办理。
button-bulk-go = 确认{ $deed } { $n } 个
button-bulk-stop = 取消
button-bulk-left = 查看不办理的 { $n } 个
button-bulk-show = ‹ 返回
button-bulk-back = 撤回本次办理
button-bulk-undo = 确认撤回 { $n } 个
button-bulk-keep = 不撤回

bulk-left-title = <b>不办理的问题</b>（{ $n } 个）
bulk-left-line = · <b>{ $number }</b>　{ $reason }
bulk-changed = 列出清单后有变化，没有办理，请打开核对。
bulk-moved-on = 之后又有人办理，不能撤回。
bulk-stopped = 已取消，没有办理任何问题。
bulk-done-remind = 已催办 { $n } 个问题，责任人和责任领导每人收到一条消息。
bulk-done-hand_over = 已转办 { $n } 个问题，已告知双方。
bulk-done-extend = 已办理 { $n } 个问题的延期。由巡察办主任办理的即时生效，其余的待审核，审定前期限不变。
bulk-done-approve = 已同意 { $n } 个问题的延期申请。
bulk-unticked = 去掉未办 { $n } 个。
bulk-taken-back = 已撤回{ $deed } { $n } 个，有关人员已收到告知。
bulk-stays = 另有 { $n } 个之后又有人办理，没有撤回。
bulk-undo-sure = { $deed }的 { $n } 个问题可以撤回，有关人员将收到告知。是否撤回？
bulk-told = <b>以下 { $n } 件与您有关，请查看办理</b>

event-bulk-done = 批量办理
event-bulk-taken-back = 撤回批量办理
event-extension-granted = 准予延期

error-not-allowed-bulk = 您的职责不包括此项批量办理。请打开单个问题办理，或联系巡察办。
error-unfit-bulk-nothing = 没有选中任何问题。请至少保留一个，或按取消。
error-wrong-state-bulk-past = 之后都已有人办理，不能撤回。请打开单个问题处理。
error-wrong-state-bulk-no-takers = 清单中各问题所在单位都没有其他责任人可以接办。请先补录人员，再转办。
error-wrong-state-no-request = 没有待审的延期申请。
error-wrong-state-already-theirs = { $number } 已由{ $name }办理，不需要转办。

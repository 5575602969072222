# Change requests: extensions and continuations, asked by the unit and decided by leader and office.

button-extend = 申请延期
button-continue = 申请持续整改
button-change-approve = { $kind ->
    [continuation] 同意持续整改
   *[extension] 同意延期
}
button-change-refuse = { $kind ->
    [continuation] 不同意持续整改
   *[extension] 不同意延期
}
button-changes = 待审延期和持续整改 { $n } 件

card-extension = 申请延期至 <b>{ $day }</b>，理由：{ $text }
card-continuation = 申请持续整改，{ $day }再次复核，阶段目标：{ $text }
card-change-awaits = 待审核：{ $names }
card-change-unheld = 待审核：缺审核人，请巡察办主任指定
card-extension-refused = 延期至{ $day }未获同意：{ $text }
card-continuation-refused = 持续整改（{ $day }复核）未获同意：{ $text }

event-extension-asked = 申请延期
event-continuation-asked = 申请持续整改
event-change-endorsed = 责任领导同意申请
event-extension-approved = 同意延期
event-continuation-approved = 同意持续整改
event-change-refused = 不同意申请

notice-extended = { $number } 的整改期限已延至{ $due }，原定{ $original }。
notice-continued = { $number } 转入持续整改，{ $day }再次复核。
notice-extension-refused = { $number } 的延期申请未获同意，请按原期限整改。
    理由：{ $text }
notice-continuation-refused = { $number } 的持续整改申请未获同意，请继续整改。
    理由：{ $text }
tiding-extension = 待审延期：{ $number }　{ $problem }
tiding-continuation = 待审持续整改：{ $number }　{ $problem }

change-asked = { $number } 的申请已提交，责任领导同意后由巡察办审定。审定前期限不变。
change-approved = { $number } 的申请已审核同意。
change-refused = { $number } 的申请未予同意，已告知申请人。
changes-none = 目前没有待您审核的延期和持续整改申请。
changes-title = <b>待审延期和持续整改</b>（{ $n } 件）
changes-more = 另有 { $n } 件未列出，办完上面各件后再看。

extend-until = <b>延期到哪天？</b>
    .hint = 须晚于现在的期限。可按按钮，也可写“12月31日”。
    .label = 延至
extend-text = <b>为什么延期？</b>
    .hint = 请写明未能按期完成的原因和下一步安排，审核人将看到原文。
    .label = 延期理由
continue-text = <b>本阶段完成了什么？</b>
    .hint = 请写明阶段目标和完成情况。持续整改计入基本完成，不计入销号。
    .label = 阶段目标
continue-until = <b>哪天再次复核？</b>
    .hint = 可按按钮，也可写“12月31日”。
    .label = 下次复核
refuse-change-text = <b>为什么不同意？</b>
    .hint = 请写明理由和要求，申请人将看到原文。
    .label = 理由

error-wrong-state-change-pending = { $number } 已有一件延期或持续整改申请待审，请等待审核结果。
error-wrong-state-no-due = { $number } 没有整改期限，不需要延期。如需明确期限，请联系巡察办。
error-wrong-state-change-late = { $number } 已于{ $due }到期，超期后不能申请延期或持续整改。请抓紧整改后申请销号，确有困难请向巡察办说明。
error-wrong-state-change-decided = { $number } 的申请已经审定，可打开问题查看结果。
error-wrong-state-change-passed = { $number } 申请的日期（{ $day }）已到，不能再同意。请选择不同意，并请其另报日期。
error-unfit-extension-early = 新期限须晚于现在的期限（{ $due }），请另选。

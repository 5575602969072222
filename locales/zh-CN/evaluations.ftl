# 后评估: a unit's cadres judge the team that inspected it; nobody can tell whose ballot is whose.

command-evaluation = 巡察工作后评估
evaluation-list = <b>巡察工作后评估</b>
evaluation-none = 目前没有可查看的后评估。
evaluation-line = · { $unit }（{ $team }）：{ $state }，综合满意率 { $rate }
evaluation-short-open = 投票中
evaluation-short-ended = 清点中
evaluation-short-counted = 已清点
evaluation-title = <b>后评估</b>：{ $unit }评{ $team }
evaluation-state-open = 投票中：{ $opened }至{ $closes }
evaluation-state-ended = 已于{ $closes }截止，正在清点，请稍后查看
evaluation-state-counted = 已清点：{ $opened }至{ $closes }
evaluation-rate = 后评估综合满意率：<b>{ $rate }</b>（发出 { $handed_out } 份，收回 { $returned } 份，有效 { $valid } 份）
evaluation-few = 发出 { $handed_out } 份，已入库 { $returned } 份。满 { $least } 份后显示结果。
evaluation-left-out = 另有 { $n } 份因不足 { $least } 份未能入库，以保护投票人。
evaluation-levels = 总体评价：{ $levels }
evaluation-level = { $level } { $n }
evaluation-item = · { $item }：{ $levels }
evaluation-remarks = 后评估意见已答复：{ $counts }
evaluation-remark-open = { $n }. { $remark }
    　　<i>尚未答复</i>
evaluation-remark-answered = { $n }. { $remark }
    　　答复：{ $answer }
evaluation-remark-quoted = 意见：<blockquote>{ $remark }</blockquote>

button-evaluation-open = 发起后评估
button-evaluation-sheet = 生成选票
button-evaluation-extend = 延长截止日期
button-evaluation-end = 提前截止
button-evaluation-ended = 确认截止
button-evaluation-back = 返回
button-evaluation-remarks = 查看意见
button-evaluation-answer = 答复第 { $n } 条
option-evaluation = { $unit }（{ $round }，{ $team }）

evaluation-open-assignment = <b>评价哪个单位的巡察工作？</b>
    .hint = 只列出已经反馈、尚未评估的单位。
    .label = 单位
evaluation-open-voters = <b>发给多少人？</b>
    .hint = 每人一份选票。请写人数，如“54”。
    .label = 选票份数
evaluation-open-closes_on = <b>投票到哪天截止？</b>
    .hint = 当天仍可投票。
    .label = 截止日期
evaluation-open-done = { $unit }的后评估已发起。请按“生成选票”取得选票，裁开后随机分发，不登记谁领了哪一份。
evaluation-extend-closes_on = <b>延长到哪天？</b>
    .hint = 当天仍可投票。
    .label = 截止日期
evaluation-extend-done = 截止日期已延长到{ $day }。
evaluation-end-ask = 确认提前截止{ $unit }的后评估？截止后不再收选票，不能恢复。
evaluation-sheet-done = { $unit }的选票。请裁开后随机分发，不登记谁领了哪一份。重新生成后，以前未用的选票作废。
evaluation-answer-answer = <b>怎样答复？</b>
    .hint = 投票人不可知，答复对该单位公开：再次打开选票链接的人可以看到，联络员将收到通知。
    .label = 答复
evaluation-answer-done = 答复已公开。
notice-remark = 对{ $team }后评估意见的答复，请在单位内告知：
    <blockquote>{ $remark }</blockquote>
    答复：{ $answer }
event-evaluation-opened = 发起后评估
event-evaluation-extended = 延长后评估
event-evaluation-ended = 截止后评估
event-evaluation-counted = 清点后评估
event-ballots-issued = 生成选票
event-ballots-counted = 选票入库
event-remark-answered = 答复后评估意见

ballots-sheet = { $unit }评{ $team }：巡察工作后评估选票
ballots-sheet-note = 扫码或打开下方链接投票，截至{ $closes }。
ballots-sheet-once = 一人一票，不记名。投票前可与他人交换选票。

ballot-title = <b>后评估</b>：{ $unit }评{ $team }
ballot-anonymous = 共 12 项和 1 个总体评价，约两分钟。
    选票不记名：系统不保存是谁投的票，选票积满五份以上打乱后才入库。Telegram 作为通信平台能看到您的操作，介意的话请不要投票。
    请勿填写涉密内容，也不要写姓名。
ballot-question = { $n }/{ $all } <b>{ $item }</b>
ballot-item-stance = 政治站位
ballot-item-rules = 依规依纪，不超越权限
ballot-item-methods = 工作方法得当
ballot-item-accuracy = 问题定性准确
ballot-item-attitude = 工作态度
ballot-item-work = 不干预被巡察单位正常工作
ballot-item-banquets = 不违规接受宴请
ballot-item-gifts = 不收受礼品
ballot-item-board = 食宿交通按标准
ballot-item-gain = 不以巡谋私
ballot-item-secrecy = 遵守保密纪律
ballot-item-formalism = 力戒形式主义
ballot-item-overall = 总体评价
ballot-level-satisfied = 满意
ballot-level-fairly = 比较满意
ballot-level-basically = 基本满意
ballot-level-not = 不满意
ballot-level-unknown = 不了解
ballot-level-blank = 不填
ballot-whole = 各项已填完：{ $levels }。
    总体评价：<b>{ $overall }</b>
ballot-remark-may = 可以写一条意见建议，也可以直接提交。提交后不能修改。
ballot-remark-kept = 意见建议已记下，提交时与选票分开入库。提交后不能修改。
button-ballot-submit = 提交选票
button-ballot-write = 写意见建议
button-ballot-rewrite = 重写意见建议
button-ballot-unwritten = 不写了
button-ballot-back = 上一项
button-ballot-again = 重新填写
ballot-write = 请写下对巡察工作的意见建议（{ $longest } 字以内），最好用“回复”本条消息的方式发送。收到后将从聊天中删去。
ballot-cast = 选票已收到，谢谢。选票积满后入库，截止前可再次打开链接查看：显示“已投票”即已收到；如又出现选票，说明系统曾经中断，请再投一次。
ballot-call = 如有违规违纪问题需要反映，请直接向纪检监察机关反映，电话：{ $report_to }。
ballot-used = 这份选票已投票，一份选票只能投一次。
ballot-closed = 投票已经截止。如有意见，请与本单位联络员联系。
ballot-unknown = 这个链接不是有效的选票，请核对链接是否完整，或向发放选票的同志另取一份。
ballot-answer = <blockquote>{ $remark }</blockquote>
    答复：{ $answer }
ballot-private = 选票须在与本机器人的私聊中打开。
ballot-words-only = 意见建议只收文字，请用文字重新写。
ballot-too-long = 意见建议超过 { $longest } 字，没有保存，请缩短后重新写。
ballot-alleges = 所写内容涉及反映违规违纪，评估不保存此类内容，已经删去。如只是一般意见，请换个说法重新写。
ballot-guarded = 所写内容含有证件号码、电话或涉密字样，没有保存。请去掉后重新写。
ballot-not-writing = 目前没有正在填写的选票。请再次打开选票链接。

error-not-allowed-evaluation = 后评估由巡察办组织，如有需要请联系巡察办。
error-not-allowed-evaluation-results = 您的职责不含查看后评估结果。如需了解情况，请联系巡察办。
error-unfit-ballots-few = 至少发给 { $least } 人：人数再少，结果不能公布，也难以匿名。请重填人数。
error-wrong-state-evaluation-ended = { $unit }的后评估已经截止，不能再改。发送 /evaluation 查看结果。
error-wrong-state-evaluation-not-open = 该单位尚未反馈，或已经评估过，不能发起。请另选单位。
error-wrong-state-evaluation-nothing = 目前没有可以发起后评估的单位：须已经反馈，且每轮只评估一次。
error-conflict-evaluations_assignment = 该单位本轮已经发起过后评估，请发送 /evaluation 查看。

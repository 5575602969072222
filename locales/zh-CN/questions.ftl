# Plain questions: what is asked, the answer, and what its number means.

question-topic-not_joined = 谁还没加入
question-topic-to_review = 待我审几件
question-topic-mine = 我有几个问题
question-topic-immediate = 立行立改完成率
question-topic-stage = 含阶段性完成的整改率
question-topic-on_time = 按期完成率
question-topic-overdue = 超期未完成
question-topic-due = 临近到期
question-topic-unassigned = 待认领
question-topic-rate = 整改率
question-topic-open = 未销号
question-topic-closed = 已销号
question-topic-fed_back = 已反馈

period-today = 今天
period-yesterday = 昨天
period-week = 本周
period-last_week = 上周
period-next_week = 下周
period-month = 本月
period-last_month = 上月
period-quarter = 本季度
period-last_quarter = 上季度
period-year = 今年

answer-all = 全部单位
answer-rate = { $scope }：{ $what } <b>{ $rate }</b>（{ $counts }）
answer-count = { $scope }：{ $what } <b>{ $n }</b> 个（{ $counts }）
answer-count-in = { $scope }：{ $time }{ $what } <b>{ $n }</b> 个（{ $counts }）
answer-unit = { $unit } { $n } 个
answer-units = { $more ->
    [0] { $units }
   *[other] { $units }，另有 { $more } 个单位
}
answer-to-review = 待您审核 <b>{ $n }</b> 件
answer-mine = 您经办的问题，未销号 <b>{ $n }</b> 个（{ $counts }）
answer-not-joined = 尚未加入 <b>{ $n }</b> 人（{ $counts }）
answer-people = { $more ->
    [0] { $people }
   *[other] { $people }，另有 { $more } 人
}
answer-person = { $name }（{ $unit }）
answer-share = 只含您可查看的单位。
button-answer-list = 查看清单

question-definition-not_joined = 分母为名单中担任职责的人员，已停用的除外。
question-definition-to_review = 包括待您审核的销号申请和待您复核、审签的底稿。
question-definition-mine = 分母为您记录、领办或承办的全部问题。
question-definition-immediate = 立行立改完成率：已销号数除以已移交立改数。
question-definition-stage = 已销号数与基本完成数之和，除以已反馈且未撤回数。
question-definition-on_time = 在现行期限内申请并销号的，除以有期限的已销号数。
question-definition-overdue = 已过整改期限且未申请销号的；分母为未销号数。
question-definition-due = 整改期限临近或在所问时间内的，未销号；分母为未销号数。
question-definition-unassigned = 已反馈或已移交、单位尚未认领的；分母为未销号数。
question-definition-rate = 整改率：已销号数除以已反馈且未撤回数。基本完成、延期、再整改只计入分母。
question-definition-open = 已交单位、尚未销号的；分母为已交单位的全部问题。
question-definition-closed = 目前为已销号的，按销号日期计；分母为已交单位的全部问题。
question-definition-fed_back = 已反馈且未撤回的，按反馈日期计；分母为已交单位的全部问题。

question-unknown = 没有看懂这条消息。您想问的是不是：
question-unread = 没有看懂“{ $words }”，以下数字未按此区分。
error-unfit-on-time-whole = 按期完成率只按全部单位计算，不分单位。请发送 /stats 查看。
error-not-allowed-joined = 加入情况由巡察办掌握，请联系巡察办。

# Numbers of any cut: the view, the lists, what it may be cut by, what each number means.

numbers-scope = { $parts }
numbers-category = { $code } { $name }
numbers-category-group = { $code ->
    [A] A 党的理论路线方针政策
    [B] B 全面从严治党
    [C] C 新时代组织路线
    [D] D 巡察整改
    [V] V 村（社区）
   *[other] { $code } 类
}
numbers-no-category = 未分类
numbers-as-of = 截至 { $day }
numbers-span = { $first } 至 { $last }
numbers-day = { $day }
numbers-none = 此范围内没有数据。
numbers-any-time = 不限时间
error-unfit-numbers-future = 起始日期（{ $day }）还没有到，请改为今天或以前的日期。

stats-closing = 销号率：{ $rate }（{ $n }/{ $d }）
numbers-open = 未销号：{ $counts }
numbers-overdue = 超期：{ $counts }
numbers-no_due = 无期限：{ $counts }
numbers-unmoved = 超过 { $days } 天无进展：{ $counts }
numbers-returned = 审核退回：{ $counts }（{ $times } 次）
numbers-extended = 延期：{ $counts }（{ $times } 次）
numbers-reopened = 再整改：{ $counts }
numbers-new = 期间新交办：{ $n } 个
numbers-newly_closed = 期间销号：{ $n } 个
numbers-median = 销号用时中位数：{ $days } 天

numbers-set-given = 已交单位
numbers-set-fed_back = 已反馈
numbers-set-fed_closed = 已反馈并销号
numbers-set-fed_done = 含阶段性完成
numbers-set-closed = 已销号
numbers-set-sent = 已移交立改
numbers-set-sent_closed = 立行立改已销号
numbers-set-dated = 有期限的已销号
numbers-set-on_time = 按现行期限完成
numbers-set-on_time_first = 按原定期限完成
numbers-set-open = 未销号
numbers-set-overdue = 超期
numbers-set-no_due = 无期限
numbers-set-unmoved = 长期无进展
numbers-set-returned = 审核退回
numbers-set-extended = 延期
numbers-set-reopened = 再整改
numbers-set-new = 期间新交办
numbers-set-newly_closed = 期间销号
numbers-set-long_term = 长期坚持
numbers-set-only_sent = 立行立改未列入反馈
numbers-set-withdrawn = 已撤回
numbers-set-waiting = 已审签未反馈
numbers-button = { $what } { $n }
numbers-lists = <b>数字与清单</b>（{ $scope }）
    点按任一数字，查看对应的问题。
numbers-list = <b>{ $what }</b>（{ $n } 个）
    范围：{ $scope }
numbers-list-seen = 其中您可查看的有 { $n } 个。

numbers-by-round = <b>按哪一轮次查看？</b>
numbers-by-unit = <b>按哪个单位查看？</b>
numbers-by-level = <b>按哪一层级查看？</b>
numbers-by-category = <b>按哪一类问题查看？</b>
numbers-by-kind = <b>按哪种巡察方式查看？</b>
numbers-by-mode = <b>按哪种整改类型查看？</b>
numbers-by-time = <b>按哪段时间查看？</b>
    也可以发送 /stats 加起止日期，例如：/stats 2026-01-01至2026-06-30
numbers-by-as-of = <b>截至哪一天？</b>
    也可以发送 /stats 加日期，例如：/stats 2026-06-30
numbers-by-nothing = 没有可选的项。
numbers-now = 当前范围：{ $scope }

numbers-why = <b>怎么算的</b>（{ $scope }）
numbers-means-findings = 整改率：已销号数除以已反馈且未撤回数。基本完成、延期、持续整改、再整改只计入分母。
numbers-means-with-stage = 含阶段性完成：已销号数与基本完成数之和，除以已反馈且未撤回数。
numbers-means-closing = 销号率：已销号数除以已交单位且未撤回数，包括反馈的问题和移交的立行立改。
numbers-means-immediate = 立行立改完成率：已销号数除以已移交立改数。
numbers-means-on-time = 按期完成率（现行期限）：申请销号之日不晚于现行期限的，除以已反馈、有期限的已销号数。
numbers-means-on-time-original = 按期完成率（原定期限）：同上，以首次确定的期限为准，延期不改变它。
numbers-means-open = 未销号：已交单位、尚未销号的；分母为已交单位数。
numbers-means-overdue = 超期：已过现行期限的；已申请销号、正在审核的，以申请之日为准。分母为未销号数。
numbers-means-no_due = 无期限：没有确定整改期限的；分母为未销号数。
numbers-means-unmoved = 长期无进展：{ $days } 天以上没有任何办理步骤的（事事有回音）；分母为未销号数。
numbers-means-returned = 审核退回：申请被退回过的问题，括号内为次数，已收回的退回不计。
numbers-means-extended = 延期：批准过延期的问题，括号内为次数，已收回的不计。
numbers-means-reopened = 再整改：销号后重新整改过的问题。
numbers-means-median = 销号用时中位数：从反馈或移交到销号的天数，居中的一个。
numbers-source-now = 来源：台账现状；退回、延期、再整改的次数来自办理记录。
numbers-source-events = 来源：办理记录。后来才销号的按当时未销号计，期限按当时的期限计；类别、单位以现在登记的为准。
numbers-source-span = 选定时间后，退回、延期、再整改、新交办、销号和用时只计这段时间内的；各项率和未销号数按这段时间的末日计。
numbers-excluded = <b>未计入或需说明的</b>
numbers-excluded-withdrawn = 已撤回：{ $n } 个，不计入任何一项。
numbers-excluded-waiting = 已审签未反馈：{ $n } 个，反馈后计入。
numbers-excluded-only_sent = 立行立改未列入反馈：{ $n } 个，只计入立行立改完成率和销号率。
numbers-excluded-long_term = 长期坚持：{ $n } 个，是标记，不是状态，照常计入。
numbers-excluded-leads = 问题线索：{ $n } 条，另行统计，不计入以上各项。

numbers-table-units = <b>各单位</b>（{ $scope }）
    已销号/已反馈、整改率、超期数、单位
numbers-table-categories = <b>各类别</b>（{ $scope }）
    已销号/已反馈、整改率、超期数、类别
numbers-table-ages = <b>未销号问题已经过的天数</b>（{ $scope }）
    个数、天数
numbers-table-weeks = <b>各周末的整改率</b>（{ $scope }）
    已销号/已反馈、整改率、日期
numbers-row = <code>{ $cells }</code>　{ $name }
numbers-table-more = 另有 { $n } 行未列出。
numbers-age = { $since }–{ $days } 天
numbers-age-over = 超过 { $days } 天
numbers-chart-units = <b>各单位整改情况</b>（{ $scope }）
numbers-chart-categories = <b>各类别整改情况</b>（{ $scope }）
numbers-chart-ages = <b>未销号问题已经过的天数</b>（{ $scope }）
numbers-chart-weeks = <b>各周整改率</b>（{ $scope }）

button-numbers-round = 轮次
button-numbers-unit = 单位
button-numbers-level = 层级
button-numbers-category = 类别
button-numbers-kind = 巡察方式
button-numbers-mode = 整改类型
button-numbers-time = 时间
button-numbers-as-of = 截至某日
button-numbers-clear = 清除条件
button-numbers-lists = 全部数字与清单
button-numbers-back = 返回统计
button-numbers-why = 怎么算的
button-numbers-table = 表
button-numbers-chart = 图
button-numbers-units = 各单位
button-numbers-categories = 各类别
button-numbers-ages = 未销号天数
button-numbers-weeks = 各周

# The brief (通报) and the figures of a part: by round, by unit, since any day.

brief-title = <b>整改情况通报稿</b>（{ $scope }）
brief-all = 各单位
brief-copy = <pre>{ $body }</pre>
brief-and = { $above }
    { $below }
brief-summary = { $scope }：反馈{ $all }个问题，已完成整改{ $closed }个、正在整改{ $open }个，整改率{ $rate }。
brief-nothing = { $scope }：尚无已反馈的问题。
brief-immediate = 移交立行立改问题{ $all }个，已完成{ $closed }个，完成率{ $rate }。
brief-change = { $since }以来，新反馈问题{ $all }个，新完成整改{ $closed }个。
brief-change-less = { $since }以来，因撤回或再整改，反馈问题{ $all }个，完成整改{ $closed }个（增减数）。
brief-none-overdue = 目前没有超期问题。
brief-overdue = 超期未完成{ $n }个：
brief-overdue-line = { $place }. { $unit }：{ $problem }（{ $number }，超期{ $days }天）
brief-more = 另有{ $n }个未列出。
brief-share = 只含您可查看的单位。
brief-as-of = 点按上文即可复制。数据截至 { $at }
button-brief = 通报稿
button-figures = 整改统计
error-unfit-brief-future = 起算日期（{ $day }）还没有到，请改为今天或以前的日期。
error-unfit-brief-words = 没有看懂“{ $words }”。可以写单位、轮次和起算日期，如“/brief 清河县 9月1日”。
command-brief = 生成整改情况通报稿

stats-title-of = <b>整改统计</b>（{ $scope }）
button-by-round = 按轮次
button-by-unit = 按单位
button-list-closed = 查看已销号
scopes-rounds = <b>选择轮次</b>（{ $n } 个）
scopes-units = <b>选择单位</b>（{ $n } 个，含下属单位合计）
scopes-which = 有 { $n } 个单位同名，请选择。
scopes-none = 没有您可查看的内容。如需了解情况，请联系巡察办。
scopes-part = { $name } { $rate }（{ $counts }）
list-within = 范围：{ $scope }
list-given = <b>已交单位的问题</b>（{ $n } 个）
    .empty = 没有已交单位的问题。
list-fed_back = <b>已反馈的问题</b>（{ $n } 个）
    .empty = 没有已反馈的问题。
list-immediate = <b>已移交立改的问题</b>（{ $n } 个）
    .empty = 没有已移交立改的问题。

# The roster (人员), and handing over a post.

command-people = 查看和管理人员
people-title = <b>人员名册</b>（{ $n } 人）
people-counts = { $counts }
people-count = { $standing } { $n } 人
people-line = · { $name }：{ $posts }；{ $standing }
people-post = { $place }{ $role }
people-post-until = { $place }{ $role }（至{ $until }）
people-joined-at = 加入时间：{ $at }
people-back = ‹ 返回名册
people-about = 人员：{ $name }
standing-joined = { $icon } 已加入
standing-not_joined = { $icon } 未加入
standing-unreachable = { $icon } 消息送不到
standing-suspended = { $icon } 已停用
button-succession = 移交全部工作
button-expire = 设定职务截止日
button-suspend = 停用
button-restore = 恢复使用
option-at-once = 立即结束
suspend-done = 已停用{ $name }。其名下事项不变，请及时移交。
restore-done = 已恢复{ $name }的使用。

expire-post = <b>哪一项职务？</b>
    .hint = 职务截止后自动失效，名下事项请另行移交。
    .label = 职务
expire-until = <b>最后一天是哪天？</b>
    .hint = 选择或直接输入日期。
    .label = 截止日
expire-done = { $name }的{ $role }职务至{ $until }为止。

succession-successor = <b>移交给谁？</b>
    .hint = 可输入姓名查找；名册里没有的，请先发送 /invite 邀请。
    .label = 接任人
succession-done = { $name }的 { $posts } 项职务已由{ $successor }接任：移交问题 { $findings } 个、意见建议 { $suggestions } 件、待审 { $reviews } 件，已分别告知。
succession-unseated = 另有 { $n } 件待审按规定须回避，没有移交，请巡察办另行委托。
notice-post-given = 您的工作已移交给{ $name }：问题 { $findings } 个、意见建议 { $suggestions } 件、待审 { $reviews } 件。
notice-post-taken = 您已接任{ $name }的工作：问题 { $findings } 个、意见建议 { $suggestions } 件、待审 { $reviews } 件。请查看并按期办理；责任书须由您重新签署。
event-person-suspended = 停用人员
event-person-restored = 恢复人员
event-post-ending = 设定职务截止日
event-post-handed-over = 移交职务
event-finding-succeeded = 随职务移交
event-suggestion-succeeded = 随职务移交

error-not-allowed-roster = 人员名册由巡察办和管理员查看，请与其联系。
error-not-allowed-roster-keep = 人员由巡察办主任和管理员管理，请与其联系。
error-not-allowed-roster-self = 不能停用或变更本人的职务，请另一位管理人员办理。
error-not-allowed-succession = 工作移交由巡察办主任办理，请与其联系。
error-wrong-state-nothing-to-hand-over = { $name }没有可以移交的职务。巡察组成员按轮次授权，不能移交，请重新邀请。
error-unfit-successor = 不能移交给{ $name }。请另选一位在岗人员。
error-unfit-post-past = 截止日（{ $day }）早于昨天，请另选日期。

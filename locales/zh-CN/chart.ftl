# Labels of the digest's picture.

chart-title = { $round }整改情况
chart-as-of = 截至{ $day }
chart-rate = 整改率
chart-weeks = 近 { $count } 周整改率（%）
chart-units = 各单位进度（已销号/总数）
chart-categories = 各类别进度（已销号/总数）
chart-ages = 未销号问题已经过的天数（个）
chart-more-units = 另有 { $count } 个单位未列入图中

chart-light-closed = 已销号
chart-light-long_term = 长期坚持
chart-light-normal = 正常
chart-light-near = 临近到期
chart-light-overdue = 超期
chart-light-not_started = 未启动
chart-light-no_due = 无期限

# Digest settings, a month's digest, and what no setting silences.

button-digest-settings = 设置
digest-settings-title = <b>周报设置</b>
digest-settings-group = <b>周报设置</b>　群聊：{ $title }
digest-rhythm-weekly = 发送：每周一次
digest-rhythm-monthly = 发送：每月一次，当月首个工作日发上月情况
digest-rhythm-none = 发送：不发
digest-settings-unit = 范围：{ $name }
digest-of-all = 可查看的全部
digest-settings-language = 语言：{ $language }
digest-settings-kept = 办理提醒、催办和督办不受此设置影响，照常发送。
digest-settings-units = <b>周报包括哪些单位？</b>
    含所选单位及其下级。
button-digest-weekly = 每周
button-digest-monthly = 每月
button-digest-none = 不发
button-digest-units = 选择范围
button-digest-group = 群聊：{ $title }
button-digest-back = ‹ 返回

digest-title-month = <b>巡察整改月报</b>（{ $year } 年 { $month } 月）
digest-change-month = 较上月末：已销号 { $closed }，反馈 { $all }
digest-within = 范围：{ $name }
tiding-beyond = 超期已满 { $days } 天、仍未完成的问题 { $n } 个：{ $numbers }。可发送 /due 查看。
event-digest-chosen = 周报设置

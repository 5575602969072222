# The command menu and the keys of the reply keyboard.

command-log = 记问题
command-progress = 更新整改进展
command-apply = 申请销号
command-reviews = 查看待我审的事项
command-feedback = 向单位反馈问题
command-round = 调整轮次阶段
command-due = 查看临近到期和超期的问题
command-mine = 查看我经办的问题
command-show = 按编号打开问题，如 /show 7-05-012
command-find = 按字词查找事项，如 /find 公车 qhz
command-stats = 查看整改统计
command-digest = 查看整改周报
command-invite = 邀请人员
command-resume = 继续上次未完成的记录
command-cancel = 取消正在填写的内容
command-me = 查看我的职责
command-language = 选择语言
command-help = 查看可办的事项

menu-log = 记问题
menu-progress = 更新进展
menu-apply = 申请销号
menu-reviews = 待我审
menu-feedback = 反馈问题
menu-due = 临近到期
menu-mine = 我经办的
menu-stats = 整改统计
menu-digest = 整改周报
menu-invite = 邀请人员
menu-help = 可办事项

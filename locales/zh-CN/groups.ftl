# Group chats: totals only.

group-bound = 本群已开通整改数据通报。每周发送汇总数字，也可发送 /stats 或 /digest 查看。群内不发具体问题，不办理具体事项。
group-known = 本群已开通整改数据通报，可发送 /stats 或 /digest 查看汇总数字。
group-unbound = 本群尚未开通整改数据通报，请巡察办人员在群内发送 /start 开通。
group-language-ask = 请在后面写上语言，如“/language 中文”或“/language en”。
group-language-done = 本群今后使用中文。
event-group-language = 群聊语言设置
group-overdue = 超期未完成 { $n } 个
group-due-soon = { $within } 日内到期 { $n } 个
event-group-bound = 群聊开通通报
event-group-unbound = 群聊停止通报
event-group-moved = 群聊升级
error-not-allowed-bind-group = 群聊由巡察办人员开通，请联系巡察办。

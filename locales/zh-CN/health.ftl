# /health and the figures of `doctor`.

command-health = 查看系统运行情况
health-title = <b>系统运行情况</b>
health-never = 尚无
health-backup = 最近备份：{ $at }；最近恢复演练：{ $proved }
health-outbox = 待发消息 { $n } 条；因收件人未加入或无法送达而保留 { $held } 条
health-oldest = 最早的待发消息：{ $at }
health-inbox = 待处理消息 { $n } 条
health-files = 待取回的佐证材料 { $n } 个，未能取回 { $lost } 个
health-tick = 定时任务最近运行：{ $at }
health-calendar = 工作日历收录至 { $day }
health-disk = 磁盘剩余 { $megabytes } MB
health-head = 台账校验码：{ $head }（待封存 { $n } 条）
health-unreachable = 无法联系的人员 { $n } 名
health-unreachable-named = 无法联系的人员 { $n } 名：{ $names }
health-outage = 台账最近一次无法写入，于 { $at } 恢复；原因：{ $why }
health-wrong-storage = ⚠️ 台账自 { $at } 起无法写入：{ $why }。已保存的内容不受影响，未保存的消息待恢复后自动处理。
trouble-full = 磁盘已满，请管理员清理磁盘
trouble-locked = 台账被其他程序占用，请管理员关闭该程序
trouble-read_only = 台账文件为只读，请管理员检查文件权限
trouble-disk = 磁盘读写出错，请管理员检查磁盘
trouble-damaged = 台账文件损坏，请管理员停止运行并从备份恢复
health-wrong-conflict = ⚠️ 另有程序在用同一令牌收取消息，部分消息可能收不到。请管理员停用多余的一个。
health-wrong-backup = ⚠️ 一天半内没有备份，请管理员检查。
health-wrong-proof = ⚠️ 一天半内没有通过恢复演练的备份，请管理员检查。
health-wrong-outbox = ⚠️ 有消息超过一小时未能发出，请管理员检查网络。
error-not-allowed-health = 系统运行情况由巡察办主任和管理员查看，如需了解请与其联系。

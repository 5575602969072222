# Backups: made, restored, verified.

backup-failed = 台账备份未成功：{ $reason }。系统每小时重试一次，请管理员检查磁盘和目录权限。
backup-unproved = 台账备份未通过恢复演练：{ $reason }。请管理员运行 verify 命令检查。
cli-backup-made = 已备份到 { $path }，共 { $n } 个文件。
cli-backup-busy = 正在进行另一次备份，请稍后再试。
cli-backup-failed = 备份未成功：{ $reason }
cli-backup-missing = 有 { $n } 个佐证文件在磁盘上找不到，未能备份。请运行 verify 命令检查。
cli-restore-faulty = 备份不完整，未作任何改动。首个有误的文件：{ $name }
cli-restore-overwrite = { $path } 已有台账，未作任何改动。确需替换请加 --force，原台账会另行保留。
cli-restore-failed = 恢复未成功：{ $reason }
cli-restore-aside = 原台账已移至 { $path }。
cli-restore-done = 已恢复 { $at } 的备份到 { $path }。
cli-verify-sound = ✅ { $check }：{ $n } 项
cli-verify-faulty = ❌ { $check }：{ $n } 项之后有误，{ $fault }
cli-verify-failed = 校验未通过。首处有误：{ $check }，{ $fault }
cli-verify-passed = 校验通过。
cli-reindexed = 检索索引已重建：{ $n } 项。
verify-integrity = 数据库完整性
verify-foreign-keys = 数据关联
verify-chain = 办理记录的封存链
verify-payloads = 办理记录的内容
verify-heads = 周报校验码
verify-evidence = 佐证文件
verify-tallies = 计数
verify-search = 检索索引
verify-snapshots = 周报数据
cli-purge-ask = 将清除“{ $name }”的问题表述、进展、佐证材料和办理人，只留编号、日期和状态，且无法恢复。
    确认请输入轮次名称：
cli-purge-not = 名称不符，未作任何改动。
cli-purge-several = 有多个轮次的编号是 { $number }，请改写轮次名称。
cli-purge-done = 已清除“{ $name }”：问题 { $n } 个、办理记录内容 { $events } 条、文件 { $files } 个。
cli-purge-again = “{ $name }”此前已清除，本次另清理文件 { $files } 个。
cli-purge-copy = 此处的副本仍含原内容，请自行删除：{ $path }

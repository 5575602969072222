# Files made for a reader (导出): asked for, made, sent as a document.

export-kind-ledger = 整改台账（Excel）
export-kind-csv = 整改台账（CSV）
export-kind-evidence = 佐证材料（ZIP）
export-kind-deadlines = 我的时限（日历文件）
export-asked = 正在生成{ $what }，完成后发到这里。
export-progress = 正在生成{ $what }：已处理 { $n } 条。
export-done = { $what } · { $scope } · 共 { $n } 条
export-scope-all = 全部可见范围
export-by = 导出人：{ $name }，{ $at }。本次导出已记入日志。
export-failed = 文件没有生成。请稍后再试；仍不成功请告知管理员。

error-unfit-export-big = 文件约 { $megabytes } MB，超出 Telegram 的发送上限（50 MB）。请按单位或按轮次分开导出。
error-stale-export = 这次导出已处理过，请重新导出。

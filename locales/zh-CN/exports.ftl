# Files made for a reader (导出): asked for, made, sent as a document.

export-kind-ledger = 整改台账（Excel）
export-kind-csv = 整改台账（CSV）
export-kind-evidence = 佐证材料（ZIP）
export-kind-template = 空白名单（Excel）
export-kind-deadlines = 我的时限（日历文件）
export-kind-letter = 函件（Word）
export-kind-report = 整改情况报告（Word）
export-asked = 正在生成{ $what }，完成后发到这里。
export-progress = 正在生成{ $what }：已处理 { $n } 条。
export-done = { $what } · { $scope } · 共 { $n } 条
export-scope-all = 在办轮次
export-scope-ever = 全部轮次
export-by = 导出人：{ $name }，{ $at }。本次导出已记入日志。
export-failed = 文件没有生成。请稍后再试；仍不成功请告知管理员。

ledger-title = 整改台账（{ $scope }）
ledger-note = 共 { $n } 条 · 导出人：{ $name } · 导出时间：{ $year }年{ $at }
ledger-file = 整改台账-{ $scope }-{ $day }.{ $ending }
export-operator = 主机管理员
ledger-dated = { $day } { $text }
ledger-approved = { $day } { $who }：同意 { $text }
ledger-refused = { $day } { $who }：退回（{ $reason }）
ledger-yes = 是

command-export = 导出台账（Excel、CSV）
export-choose = 导出范围：{ $scope }，共 { $n } 条。请选择格式。
button-export = 导出
button-export-ledger = Excel 台账
button-export-csv = CSV

cli-export-ending = { $file }：请以 .xlsx 或 .csv 结尾。
cli-export-exists = { $file } 已存在。如需替换，请加上 --overwrite。
cli-export-unwritable = { $file } 无法写入：{ $reason }
cli-exported = 已导出 { $n } 条到 { $file }。

evidence-file = 佐证材料-{ $scope }-{ $day }{ $parts ->
    [1] {""}
   *[other] -{ $part }
}.zip
evidence-title-of = 佐证材料（{ $scope }）
evidence-part = 文件较多，分 { $parts } 个压缩包发送，这是第 { $part } 个。
evidence-manifest = 清单.csv
evidence-missing = 文件未取得
evidence-column-path = 文件
evidence-column-number = 问题编号
evidence-column-unit = 被巡察单位
evidence-column-caption = 说明
evidence-column-name = 原文件名
evidence-column-evidence_on = 材料日期
evidence-column-uploaded_at = 上传时间
evidence-column-uploader = 上传人
evidence-column-size = 字节数
evidence-column-sha256 = SHA-256
deadlines-file = 我的时限-{ $day }.ics
deadlines-title = 整改时限（{ $name }）
deadlines-how = 在手机或电脑上打开即可加入日历；再次导出并打开，日期会更新，不会重复。
deadline-item = { $number } { $unit } 整改到期
deadline-review = { $number } { $unit } 审核到期
button-export-evidence = 佐证材料打包
button-export-due = 加入日历

error-not-found-export = 这个范围内没有您可以导出的问题。
error-unfit-export-big = 文件约 { $megabytes } MB，超出 Telegram 的发送上限（50 MB）。请按单位或按轮次分开导出。
error-stale-export = 这次导出已处理过，请重新导出。
error-not-found-evidence = 这里没有可以打包的佐证文件。
error-not-found-deadlines = 您目前没有带时限的事项。
error-unfit-evidence-big = 佐证材料约 { $megabytes } MB，超过 { $most } 个压缩包。请按单位导出，或在单条问题的“佐证”中打包下载。

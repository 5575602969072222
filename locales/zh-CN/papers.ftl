# Word papers: reports, and what their templates are filled with.

command-report = 生成整改情况报告（Word）
report-rounds = <b>整改情况报告</b>
    请选择轮次。
report-units = <b>整改情况报告</b>（{ $round }）
    { $whole ->
        [yes] 请选择单位，或生成全轮次报告。
       *[no] 请选择单位。
    }
report-none = 还没有可以生成报告的内容：问题反馈后才有整改情况报告。
button-report-round = 全轮次报告
error-not-allowed-report = 您的职责不包括整改情况报告。如需了解情况，请联系巡察办。
error-not-allowed-report-round = 全轮次报告由巡察办、领导小组生成。您可以生成本单位的报告。

paper-reminder = 提醒函
paper-supervision = 督办函
paper-talk = 约谈建议
paper-accountability = 问责建议
paper-unit-report = 单位整改情况报告
paper-round-report = 轮次整改情况报告
paper-file = { $name }.docx
paper-day = { $day }
paper-exported = （由{ $name }于{ $at }导出）
paper-exported-host = （由主机管理员于{ $at }导出）
paper-closed = 已完成整改，{ $day }销号。
paper-stage = 已取得阶段性成效：{ $goal }。下次复核：{ $day }。
paper-running = { $state }，整改期限{ $due }。
paper-running-open = { $state }，未定整改期限。
paper-overdue = { $state }，整改期限{ $due }，已超期{ $days }天。
paper-next = { $text }（{ $day }前）
paper-suggestions = 提出意见建议{ $all }条，已办结{ $closed }条，办结率{ $rate }。
paper-rule-new = 新建
paper-rule-revised = 修订
paper-aspect-A = 落实党的理论路线方针政策和重大决策部署方面
paper-aspect-B = 落实全面从严治党方面
paper-aspect-C = 落实新时代组织路线方面
paper-aspect-D = 落实整改方面
paper-aspect-V = 村（社区）方面
paper-aspect-other = 其他方面

template-fault = 您的模板“{ $name }”没有采用：{ $fault }本件按默认模板生成，内容完整。
template-field = 其中的字段“{ $field }”不存在，请对照字段表更正。
template-syntax = “{ $near }”附近的花括号不完整或写错了，请更正。
template-layout = 循环或条件的起止标记没有各占一段，版面会被打乱，请更正。
template-no-word = 文件打不开，不是完整的 Word 文档（.docx），请重新保存。
template-unreadable = 文件无法读取，请管理员检查权限。
template-refused = 模板中有不允许的写法（{ $reason }），请更正。
cli-templates-done = 已写出 { $n } 个模板到 { $folder }。改好后放入 { $own }，即时生效。
cli-templates-kept = { $name } 已存在，未覆盖。
cli-templates-sound = { $name }：可以使用。
cli-templates-fault = { $name }：{ $fault }
cli-templates-faulty = 有模板不能使用；改好之前按默认模板生成。
cli-report-done = 已写入 { $file }。
cli-report-unwritten = { $file } 写不进去（{ $why }），请换一个位置。

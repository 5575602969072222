# What the office sends in (导入): the question, the card that counts, writing and undoing.

command-import = 导入台账等文件
import-how = 请直接发送文件。可以导入：{ $kinds }。
import-how-next = 收到后先问明用途，再给出核对结果；您确认之前不写入任何内容。
import-question = 收到文件《{ $name }》。请选择它是什么：
import-kind-ledger = 整改台账
import-kind-feedback = 反馈文件
import-kind-setup = 单位人员名单
import-kind-evidence = 佐证材料
import-button-stop = 停止
import-button-undo = 撤销本次导入
import-button-undo-sure = 确认撤销
import-button-keep = 不撤销
import-reading = 正在读取《{ $name }》（{ $kind }），请稍候。
import-progress = 正在读取《{ $name }》：已读 { $n } 行。
import-writing = 正在写入《{ $name }》，请稍候。
import-undoing = 正在撤销《{ $name }》的导入，请稍候。
import-stopped = 已停止，《{ $name }》没有写入任何内容。
import-undo-sure = 确定撤销《{ $name }》的导入吗？新增的问题将收回，改动的内容恢复原样。
import-kept = 《{ $name }》的导入保留不变。
import-refused = 不能导入《{ $name }》。{ $why }
import-lost = 文件内容没有取到。请重新发送。
import-failed = 这个文件没有处理成功，台账未作改动。请稍后再发一次；仍不成功请告知管理员。
import-too-slow = 读取时间过长。请删去多余的格式和工作表，或分成几个文件再发送。

error-not-allowed-import = 台账由巡察办导入，如需导入请联系巡察办。
error-unfit-one-paper = 请一次只发送一个文件，以便逐个核对。
error-stale-import = 这个文件已处理过，请看最新的消息。
error-wrong-state-import-touched = 不能撤销：以下问题在导入后已有办理：{ $numbers }{ $more ->
    [0] {""}
   *[other] {" "}等，另有 { $more } 个
}。请逐项更正。
error-wrong-state-import-moved = 没有写入：核对之后以下问题已有办理：{ $numbers }{ $more ->
    [0] {""}
   *[other] {" "}等，另有 { $more } 个
}。请重新发送文件核对。

import-planned = 《{ $name }》核对结果：
import-counts = 新增 { $new } 条 · 变更 { $changed } 条 · 无变化 { $unchanged } 条 · 有误 { $faulty } 条
import-fault = · { $sheet }第 { $line } 行：{ $reason }
import-faults-more = 另有 { $n } 处有误，见标注的工作簿。
import-nothing = 没有需要写入的内容。
import-reason = 有误原因
import-button-write = 确认写入（{ $n } 条）
import-button-skip = 跳过有误的，写入其余 { $n } 条
import-button-new = 只写入新增的 { $n } 条，已有的不动
import-written = 已写入《{ $name }》：新增 { $new } 条，按编号更新 { $changed } 条，跳过有误 { $faulty } 条。
import-undone = 已撤销《{ $name }》的导入，共 { $n } 条恢复原样。

event-finding-imported = 从台账导入
event-finding-import-changed = 按台账更正
event-finding-import-undone = 撤销导入

# What is wrong with a row.
import-row-missing = 缺少“{ $column }”。
import-row-broken-cell = “{ $column }”是错误值，请改正。
import-row-not-a-number = “{ $column }”应为数字：{ $value }。
import-row-not-a-day = “{ $column }”不是日期：{ $value }。请写成 2020-09-30。
import-row-not-yes-or-no = “{ $column }”应填“是”或“否”：{ $value }。
import-row-unknown-word = 不认识“{ $column }”：{ $value }。
import-row-unknown-word-near = 不认识“{ $column }”：{ $value }。是否为“{ $near }”？
import-row-unknown-round = 没有这一轮次：{ $value }。请先设置轮次。
import-row-unknown-round-near = 没有这一轮次：{ $value }。是否为“{ $near }”？
import-row-unknown-unit = 本轮没有被巡察单位“{ $value }”。请先设置单位。
import-row-unknown-unit-near = 本轮没有被巡察单位“{ $value }”。是否为“{ $near }”？
import-row-unknown-name = “{ $column }”不在名册中：{ $value }。请先登记，或在系统内办理。
import-row-doubled = 序号与第 { $first } 行重复。
import-row-too-long = “{ $column }”超过 { $most } 个字。
import-row-too-long-line = “{ $column }”中有一条超过 { $most } 个字，请分行。
import-row-too-many-measures = “{ $column }”超过 { $most } 条。
import-row-secret = “{ $column }”含有证件号、电话、密级标志或举报人信息，不得录入。
import-row-archived = 该轮次已归档，不能再改。
import-row-not-fed-back = 没有反馈日期。请先向单位反馈，或在台账中加一列“{ $column }”。
import-row-state-not-importable = 审核中的状态不能由台账写入，请填“整改中”。
import-row-closed-undated = 已完成的问题须填“{ $column }”。
import-row-closed-on-open = 填了“{ $column }”，完成情况却不是已销号。
import-row-day-ahead = “{ $column }”晚于今天：{ $day }。
import-row-before-feedback = “{ $column }”早于反馈日期 { $on }。
import-row-number-taken = 该序号已被尚未反馈或已撤回的问题使用。
import-row-state-is-ours = “{ $column }”以系统为准，系统中为“{ $state }”。请在系统内办理。
import-row-mode-is-ours = “{ $column }”以系统为准，不能由台账改动。
import-row-day-is-ours = “{ $column }”以系统为准，系统中为 { $day }。如需延期，请在系统内申请。
import-row-team-is-ours = “{ $column }”与系统不一致。请核对轮次和单位。
import-row-settled = 该问题{ $state }，“{ $column }”不能再由台账改动。

import-no-header = 没有找到台账的表头。应有的列如：{ $columns }。
import-too-many-rows = 超过 { $most } 行。请分成几个文件再发送。
import-not-text = 文件内容不是文字表格。请另存为 .xlsx 或 UTF-8 的 .csv 后再发送。
load-file-macros = 工作簿含有宏。请另存为不含宏的 .xlsx 后再发送。
load-file-links = 工作簿含有指向其他文件或网络的公式。请复制后选择性粘贴为数值，再发送。

cli-import-faulty = 有 { $n } 条有误，没有写入。请改正，或加上 --skip-faulty 写入其余各条。

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
import-too-slow = 读取时间过长。请删去多余的格式和工作表，或分成几个文件再发送。

error-not-allowed-import = 台账由巡察办导入，如需导入请联系巡察办。
error-unfit-one-paper = 请一次只发送一个文件，以便逐个核对。
error-stale-import = 这个文件已处理过，请看最新的消息。
error-wrong-state-import-touched = 不能撤销：以下问题在导入后已有办理：{ $numbers }{ $more ->
    [0] {""}
   *[other] {" "}等，另有 { $more } 个
}。请逐项更正。

# Acting for others: deputies for a period (AB角), and entering on behalf (代录).

button-enter = 代录
line-for-absent = { $line }　（代{ $name }）
name-entered = { $name }（代录：{ $by }）
name-deputy = { $name }（代{ $whom }）

text-entered = { $text }（含代录：{ $names }）

entering-progress = 整改进展
entering-application = 申请销号
entering-commitment = 签署责任书
entering-approval = 审核同意
entering-refusal = 审核退回
enter-what = <b>代录什么？</b>
    .hint = 只用于没有加入或消息送不到的人员，凭其签字的材料代录。
    .label = 代录内容
enter-person = <b>代谁录入？</b>
    .hint = 记录中将同时写明本人和代录人。
    .label = 本人
enter-reason = <b>为什么退回？</b>
    .hint = 请按签字材料选择一项原因。
    .label = 退回原因
enter-text = <b>签字材料上写的是什么？</b>
    .hint = 请照原文录入。
    .label = 内容
enter-scan = <b>请发送签字材料的扫描件或照片。</b>
    .hint = 至少一个文件，须能看清签字和日期。
    .label = 签字材料
enter-done = { $number } 已代{ $name }录入。

error-not-allowed-enter = 不能为所选人员代录：本人可以自己办理，或按规定您须回避。请另选他人，或请巡察办其他同志代录。
error-unfit-enter-text = 请录入签字材料上的内容。
error-wrong-state-nothing-to-enter = { $number } 目前没有需要代录的：有关人员都能自己办理，或按规定您须回避。如有疑问，请联系巡察办主任。

# Mistakes made good: a step taken back, a finding corrected, a paper amended.

button-take-back = 撤回上一步
button-correct = 勘误
button-amend = 修改底稿
card-corrected = 已勘误，原文见办理经过
event-step-taken-back = 撤回上一步
event-finding-corrected = 勘误
event-finding-amended = 修改底稿
history-corrected = { $day }　{ $kind }　{ $name }：原文“{ $was }”，改为“{ $text }”
notice-taken-back = { $name }撤回了对 { $number } 的上一步操作（{ $kind }），请以现在的状态为准。
notice-corrected = { $number } 的内容已由巡察办勘误，请打开查看。
take-back-done = 已撤回上一步，{ $number } 目前为“{ $state }”。
correct-done = { $number } 已勘误，已告知被巡察单位。
amend-done = 底稿 { $number } 已修改，待复核。

correct-problem = <b>更正后的问题是什么？</b>
    .hint = 请写全文，原文保留在办理经过中。
    .label = 问题
correct-category = <b>更正后属于哪一类？</b>
    .hint = 类别不变请按“跳过”。
    .label = 类别
amend-problem = <b>修改后的问题是什么？</b>
    .hint = 请写全文。不写姓名、电话、证件号和举报人。
    .label = 问题
amend-evidence = <b>请发送补充的佐证材料。</b>
    .hint = 原有材料保留。没有补充请按“跳过”。
    .label = 补充材料
amend-immediate = <b>是否立行立改？</b>
    .hint = 选“是”的，经组长移交，由单位在巡察期间立即整改。
    .label = 立行立改
amend-category = <b>属于哪一类问题？</b>
    .hint = 拿不准请按“跳过”，由副组长复核时确定。
    .label = 类别

error-wrong-state-nothing-to-take-back = { $number } 没有可撤回的操作：只能撤回自己刚办的一步，他人办理之后不能撤回。如有差错，请联系巡察办。
error-unfit-nothing-changed = { $number } 的内容没有变化。请先按要更正的一项重新填写，再按“确认”。
error-not-allowed-not-author = 底稿 { $number } 由记录人修改，可将修改意见告知记录人。

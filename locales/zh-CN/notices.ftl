# What others hear: notices to those concerned, echoes to the finder, requests to reviewers.

notice-file-lost = 您 { $day } 发送的材料“{ $name }”未能取回，不能作为佐证。请重新发送。
notice-returned = 底稿 { $number } 被退回，请按要求补充完善。
    补充要求：{ $text }
notice-sent = { $number } 移交你单位立行立改，请尽快认领。
    整改期限：{ $due }
notice-fed-back = 巡察办向{ $unit }反馈问题 { $n } 个，请认领并制定整改措施。
    整改期限：{ $due }
notice-assigned = 您是 { $number } 的责任人，请落实整改措施，及时更新进展。
    整改期限：{ $due }
notice-leading = 您是 { $number } 的责任领导，请打开问题签署责任书。
    整改期限：{ $due }
notice-closed = { $number } 已销号，请巩固整改成果。
notice-refused = { $number } 的销号申请被退回，原因：{ $reason }。
    补充整改要求：{ $text }
notice-reopened = { $number } 须再整改，请重新认领并制定整改措施。
    理由和依据：{ $text }
    整改期限：{ $due }

echo-signed = 您记录的 { $number } 已由组长审签。
echo-sent = 您记录的 { $number } 已移交立改。
echo-fed-back = 您记录的 { $number } 已向单位反馈。
echo-withdrawn = 您记录的 { $number } 已撤回，理由：{ $text }
echo-closed = 您记录的 { $number } 已销号。
echo-reopened = 您记录的 { $number } 已启动再整改，理由：{ $text }

tiding-to-review = 待复核：{ $number }　{ $problem }
tiding-to-sign = 待审签：{ $number }　{ $problem }
tiding-review = 待审核销号：{ $number }　{ $problem }
tiding-unheld = 缺审核人，请指定：{ $number }　{ $problem }

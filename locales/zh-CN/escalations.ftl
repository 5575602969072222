# Escalated feedback (提级反馈): unit and superior organisation both answer (同题共答).

button-answer = 上级答复
card-escalated = 提级反馈：上级党组织尚未答复
card-superior-answer = 上级党组织答复：{ $name }，{ $day }
    <blockquote>{ $text }</blockquote>
event-superior-answered = 上级党组织答复
answer-text = <b>上级党组织的答复是什么？</b>
    .hint = 写明对此问题的督促措施和本级的整改；再次答复将替换原内容。
    .label = 答复
answer-done = 对 { $number } 的答复已记录，已告知单位。
notice-superior-answered = 上级党组织已答复 { $number }：
    <blockquote>{ $text }</blockquote>
capacity-superior = 上级分管领导复核
error-wrong-state-not-escalated = { $number } 没有提级反馈，由单位整改即可。
error-wrong-state-superior-answer-first = { $number } 属提级反馈，请先打开问题填写上级党组织的答复，再同意销号。

# A finding typed as one line, and the limit that its finder proposes.

log-taken = 已识别：{ $facts }。如有出入，可在核对时修改。
log-taken-unit = 单位 { $unit }
log-taken-category = 类别 { $category }
log-taken-immediate = 立行立改
log-taken-due = 建议期限 { $day }
log-several-units = 有几个单位与所写名称相符，请选一个。
log-proposed_due = <b>建议的整改期限是哪天？</b>
    .hint = 供反馈时参考，由巡察办确定。不提建议请按“跳过”。
    .label = 建议期限
card-proposed-due = 记录人建议期限：{ $day }
option-proposed-day = { $day }，记录人建议

# What every form says: asking, checking, explaining.

dialogue-confirm = <b>请核对，无误后按“确认”提交。</b>
dialogue-answer = { $label }：{ $value }
dialogue-edit = 修改{ $label }
dialogue-caption = 说明
dialogue-left-out = 未填
dialogue-line = { $text }（{ $day }）
dialogue-files-count = { $n } 个文件
dialogue-places-count = { $n } 处位置
dialogue-files-and-places = { $n } 个文件、{ $places } 处位置
dialogue-ticks-count = 已选 { $n } 项

dialogue-ticked = ☑ { $label }
dialogue-unticked = ☐ { $label }
dialogue-all = 全选
dialogue-none-ticked = 全不选
dialogue-done-ticked = 完成（{ $n }）
dialogue-done = 完成
dialogue-show-all = 显示全部
dialogue-no-options = 目前没有可选的内容。
dialogue-several = 有 { $n } 项相符，请选择。

dialogue-files-kept = 材料已收下。
dialogue-files-so-far = 已收到 { $what }，可继续发送，发完请按“完成”。
dialogue-caption-kept = 这段文字已记为材料说明。

dialogue-parked = 刚才未填完的内容已保留。
dialogue-resume = 继续上次未完成的记录
dialogue-nothing-parked = 没有未完成的记录。
dialogue-nothing-open = 当前没有正在填写的内容。
dialogue-cancelled = 已取消，所填内容不保存。
dialogue-stale = 这一步已办过，请看最新的消息。
dialogue-edited = 已按您改过的消息更新。
dialogue-edit-late = 这条消息不在正在填写的内容中，修改未采用。

dialogue-error-press = 请用下方按钮选择。
dialogue-error-confirm = 内容已填完。请按“确认”提交，或选择要修改的一项。
dialogue-error-no-option = 没有相符的选项。请用下方按钮选择，或输入名称中的几个字。
dialogue-error-day = 没有看懂这个日期。可写成“9月30日”“9月底”“下周五”或“15个工作日”。
dialogue-error-no-files = 这一步不收材料，文件未保存。请先回答下面的问题。
dialogue-error-files-most = 一次最多收 { $n } 个文件，多出的未保存。
dialogue-error-files-least = 请至少发送 { $n } 个文件。
dialogue-error-ticks-least = 请至少选择 { $n } 项。
dialogue-error-string_too_short = 内容太短，请至少写 { $min_length } 个字。
dialogue-error-string_too_long = 内容太长，请不要超过 { $max_length } 个字。
dialogue-error-too_short = 请至少填 { $min_length } 项。
dialogue-error-too_long = 请不要超过 { $max_length } 项。
dialogue-error-greater_than = 数值应大于 { $gt }。
dialogue-error-greater_than_equal = 数值不应小于 { $ge }。
dialogue-error-less_than = 数值应小于 { $lt }。
dialogue-error-less_than_equal = 数值不应大于 { $le }。
dialogue-error-date_greater_than = 日期应晚于 { $gt }。
dialogue-error-date_greater_than_equal = 日期不应早于 { $ge }。
dialogue-error-date_less_than = 日期应早于 { $lt }。
dialogue-error-date_less_than_equal = 日期不应晚于 { $le }。
dialogue-error-date_past = 请填写已过的日期。
dialogue-error-date_future = 请填写今后的日期。
dialogue-error-int_parsing = 请填写整数。
dialogue-error-missing = 这一项还没有填写。
dialogue-error-other = 这个回答不合要求，请重新填写。

error-unfit-files-per-day = 24 小时内最多收 { $most } 个文件，这次的未保存。请稍后再发，或把几份合并成一份。
error-unfit-too-many-drafts = 您已有 { $most } 份未完成的记录。请先发送 /resume 办完一份，或打开后发送 /cancel 取消，再记新的。
error-unfit-file-size = “{ $name }”超过 { $megabytes } MB，未保存。请压缩后再发。

edge-unknown-command = 没有这个命令。请发送 /help 查看现在可办的事项。
edge-groups = 群里不办理具体事项，请与我单独对话。
edge-unsupported = 这类消息无法办理。请发送文字、照片、文件或位置。
edge-edit-late = 已提交的内容不随消息修改而改变，记录仍为原文。如需更正，请打开该问题：刚办的一步可按“撤回上一步”，底稿可按“修改底稿”；已反馈的问题由巡察办勘误。

# A feedback document (反馈意见) taken in: shown, corrected, and written as findings.

command-outline = 录入反馈意见

aspect-A = 落实党的理论路线方针政策和重大决策部署
aspect-B = 落实全面从严治党
aspect-C = 落实新时代组织路线
aspect-D = 落实整改
aspect-V = 村级
aspect-none = 主要方面未定

outline-passages = <b>请粘贴反馈意见全文。</b>
    .hint = 一条消息放不下时，请分几条按顺序粘贴，发完请按“完成”。序号和标题请保留原样。
    .label = 反馈意见
dialogue-passages-so-far = 已收到 { $n } 段，共 { $signs } 字。还有内容请继续粘贴，已经完整请按“完成”。

outline-still-open = 您有一份反馈意见正在核对，请先写入或作废，再录入新的。
outline-title = <b>反馈意见待核对</b>
    { $name }
outline-place = 单位：{ $unit }（{ $round }），反馈日期：{ $day }
outline-place-open = 单位：未能认定，写入时选择；反馈日期：{ $day }
outline-no-day = 未写明，写入时填写
outline-day-later = 由巡察办反馈时填写
outline-counts = 问题 { $finding } 个，意见建议 { $advice } 条，未归入的段落 { $rest } 段
outline-aspect = ▫️ { $aspect }：{ $n } 个
outline-odd-count = ⚠️ 有 { $n } 处需要核对。
outline-blocked = ⛔ 有 { $n } 个问题暂不能写入，清单中已标出，请先修改。
outline-how = 确认写入之前，台账不作任何改动。

button-outline-finding = 问题清单（{ $n }）
button-outline-advice = 意见建议（{ $n }）
button-outline-rest = 未归入的段落（{ $n }）
button-outline-odd = 需要核对（{ $n }）
button-outline-write = 确认写入
button-outline-drop = 作废
button-outline-dropped = 确认作废
button-outline-card = 返回总览
button-outline-open = 第 { $n } 条
button-outline-line = 第 { $line } 段
button-outline-edit = 修改文字
button-outline-category = 调整方面
button-outline-merge = 合并到上一条
button-outline-split = 拆分
button-outline-out = 不是问题
button-outline-in = 列为问题

outline-list-finding = <b>问题清单（{ $n } 个）</b>
outline-list-advice = <b>意见建议（{ $n } 条）</b>，写入时可选择一并提出
outline-list-rest = <b>未归入的段落（{ $n } 段）</b>，不写入台账；如是问题，请打开后列为问题
outline-list-odd = <b>需要核对（{ $n } 处）</b>
outline-line = { $n }. { $problem }（{ $category }）
outline-line-plain = { $n }. { $problem }
outline-line-blocked = { $n }. ⛔ { $problem }
outline-no-category = 类别未定

outline-entry-finding = <b>问题</b>　原文第 { $line } 段 { $label }
outline-entry-advice = <b>意见建议</b>　原文第 { $line } 段 { $label }
outline-entry-rest = <b>未归入的段落</b>　原文第 { $line } 段 { $label }
outline-entry-heading = <b>标题</b>　原文第 { $line } 段 { $label }
outline-entry-aspect = <b>主要方面</b>　原文第 { $line } 段 { $label }
outline-text = <blockquote expandable>{ $text }</blockquote>
outline-under = 所在标题：{ $heading }
outline-category = 主要方面：{ $aspect }；类别：{ $category }
outline-guarded = ⛔ 含有{ $what }，已遮盖。请改为不含这些内容的表述。
outline-too-long = ⛔ 全文 { $n } 字，超过 { $most } 字，请拆分或修改文字。
outline-merged = 已合并到上一条。
outline-demoted = 已移到未归入的段落，不再作为问题写入。
outline-promoted = 已列为问题。
outline-split-done = 已拆分，后半部分列为下一条。
outline-drop-sure = 确定作废《{ $name }》吗？已作的核对不再保留，台账不受影响。
outline-dropped = 已作废《{ $name }》，没有写入任何内容。
outline-about = 原文第 { $line } 段
    <blockquote expandable>{ $text }</blockquote>

outline-edit-text = <b>请输入修改后的全文。</b>
    .hint = 以您输入的文字为准，原文字不再保留。
    .label = 文字
outline-category-category = <b>属于哪个类别？</b>
    .hint = 主要方面随类别确定，可输入名称的一部分查找。
    .label = 类别
outline-split-where = <b>从哪里起另立一条？</b>
    .hint = 按钮上是后一条开头的文字。
    .label = 位置
outline-write-assignment = <b>写入哪个单位？</b>
    .hint = 可输入单位名称的一部分查找。
    .label = 单位
outline-write-on = <b>反馈会是哪一天召开的？</b>
    .hint = 整改期限从这一天起算。
    .label = 反馈日期
outline-write-mode = <b>整改类型是什么？</b>
    .hint = 不确定时用默认的一种。
    .label = 整改类型
outline-write-due = <b>整改期限到哪一天？</b>
    .hint = 跳过则按本轮统一期限计算。
    .label = 整改期限
outline-write-advice = <b>意见建议是否一并提出？</b>
    .hint = 逐条转送该单位办理，并计算办理期限。
    .label = 一并提出意见建议
outline-option-place = { $unit }（{ $round }）

outline-written = 已写入{ $unit } { $n } 个问题并办理反馈，整改期限：{ $due }。
outline-signed = 已写入{ $unit } { $n } 个问题，待巡察办反馈。
outline-known = 另有 { $n } 个与台账中已有的问题文字相同，没有重复写入。
outline-advised = 已一并提出意见建议 { $n } 条。
event-finding-transcribed = 由反馈意见录入
event-outline-written = 写入反馈意见

outline-odd-skipped = 第 { $line } 段：序号“{ $what }”前面缺号。
outline-odd-repeated = 第 { $line } 段：序号“{ $what }”重复。
outline-odd-restarted = 第 { $line } 段：序号“{ $what }”重新编起。
outline-odd-backward = 第 { $line } 段：序号“{ $what }”比前面的小。
outline-odd-late-start = 第 { $line } 段：序号从“{ $what }”开始。
outline-odd-missing-level = 第 { $line } 段：“{ $what }”与同级序号层次不同，可能缺一级标题。
outline-odd-unnumbered = 第 { $line } 段没有序号，已按单独的问题列出：{ $what }
outline-odd-empty = 第 { $line } 段标题下没有内容：{ $what }
outline-odd-inline = 第 { $line } 段中的“一是、二是”已分开列出：{ $what }
outline-odd-folded = 第 { $line } 段下有 { $what } 个小点，作为同一个问题的内容；如需分列，请打开后拆分。
outline-odd-joined = 第 { $line } 段没有序号，已并入上面的问题：{ $what }
outline-odd-table = 第 { $line } 段起在表格中，没有序号的内容未归入：{ $what }
outline-odd-box = 第 { $line } 段在文本框中，未归入：{ $what }
outline-odd-leads = 第 { $line } 段涉及问题线索，按规定不写入：{ $what }
outline-odd-twice = 第 { $line } 段与前面的问题文字相同：{ $what }
outline-odd-long = 第 { $line } 段的问题超长 { $what } 字。
outline-odd-uncounted = 第 { $line } 段的自动编号格式不能识别，请核对序号。
outline-odd-none-found = 没有找到问题。请从未归入的段落中选出问题，或作废后重新发送。

error-not-allowed-outline = 反馈意见由巡察办或本组组长录入，如有需要请与其联系。
error-wrong-state-outline-phase = 目前没有可写入反馈意见的单位：组长可在进驻和反馈阶段录入本组的单位，巡察办可在归档之前录入。
error-wrong-state-outline-open = 您有一份反馈意见正在核对。请先发送 /outline 打开，写入或作废后再录入新的。
error-wrong-state-outline-written = 这份反馈意见已经写入台账，不会重复写入。
error-wrong-state-outline-dropped = 这份反馈意见已经作废。请重新录入。
error-wrong-state-outline-first = 前面没有问题，不能合并。
error-wrong-state-outline-one-sentence = 这个问题只有一句话，不能拆分。可先修改文字，分行写明。
error-unfit-outline-empty = 没有收到文字内容，请重新粘贴或发送。
error-unfit-outline-many = 问题超过 { $most } 个，请按单位分成几份再录入。
error-unfit-outline-no-findings = 还没有列出问题。请从未归入的段落中选出问题，再确认写入。
error-unfit-outline-blocked = 有 { $n } 个问题含有不应写入的内容或文字过长，从原文第 { $line } 段起，请先修改。
error-unfit-outline-undated = 请填写反馈日期。

document-file-bomb = 文档解压后过大（上限 { $megabytes } MB）或压缩比异常。请新建文档，只粘贴反馈意见的文字。
document-file-encrypted = 文档设有打开密码。请取消密码后再发送。
document-file-broken = 文档已损坏，或不是 .docx 格式。请用 Word 或 WPS 打开并另存为 .docx 后再发送。
document-old = 这是旧版 .doc 或 .wps 文档。请用 Word 或 WPS 另存为 .docx 后再发送。
document-macros = 文档含有宏。请另存为不含宏的 .docx 后再发送。
document-long = 文档过长（上限 { $lines } 段）。请按单位分成几份再发送。
document-empty = 文档中没有文字。如是扫描件，请改发可编辑的文档，或发送 /outline 粘贴文字。

cli-outline-heading = 标题
cli-outline-aspect = 方面
cli-outline-finding = 问题
cli-outline-advice = 建议
cli-outline-rest = 其他
cli-outline-closed = 无法读取“{ $name }”。请核对路径和文件权限。
cli-outline-big = 文件超过 { $megabytes } MB。请只保留反馈意见的文字。
cli-outline-encoding = 文本文件不是 UTF-8 编码。请另存为 UTF-8 后再试。

# Look-back by visit: the draw, the visits, what they found, and what the draw proves.

command-sample = 抽查已销号问题
error-not-allowed-sample = 抽查由巡察办组织，您目前没有待走访的问题。如需了解情况，请联系巡察办。
error-not-allowed-visit = { $number } 不由您走访，请由指定的走访人填写。
error-not-allowed-visit-separation = 参与过 { $number } 销号审核或走访的人员、单位一方的人员须回避，请由其他人员办理。
error-wrong-state-visit-lapsed = { $number } 已不在销号状态，这次走访不再需要。
error-wrong-state-visit-answered = { $number } 的这次走访已有结果，请打开问题查看。
error-wrong-state-no-doubt = { $number } 目前没有待定的存疑事项，请打开问题查看。
error-unfit-sample-size = 请写明抽查比例或数量，例如“/sample 10%”“/sample 20”，比例为 1% 至 100%。
error-unfit-sample-seed = 种子须是 0 至 { $most } 的整数，例如“/sample 10% seed 12345”。
error-unfit-sample-nothing = 目前没有已销号的问题，销号后再抽查。
error-unfit-sample-too-many = 目前只有 { $n } 个已销号的问题，请少抽一些。

sample-none = <b>抽查</b>
    还没有抽查过。目前已销号 { $n } 个问题。请选择比例，或发送“/sample 20”指定数量。
sample-title = <b>抽查</b>（{ $day }，{ $size }）
sample-frame = 已销号 { $n } 个，按单位、类别、销号时间分 { $strata } 层，抽取 { $drawn } 个。
sample-seed-given = 种子 { $seed }（由台账生成），总体校验码 { $frame }
sample-seed-chosen = 种子 { $seed }（由人指定），总体校验码 { $frame }
sample-check = 核对：发送“/sample { $size } seed { $seed }”，按同一种子重抽。
sample-again = <b>重抽核对</b>（{ $size }，种子 { $seed }）
    总体校验码 { $frame }，抽取 { $n } 个：
sample-numbers = { $numbers }
sample-more = 另有 { $n } 个未列出。
sample-same = 与 { $day }的抽查总体相同，结果一致。
sample-other = { $day }用过这个种子，此后台账有变化，总体不同，结果不可比。当日的总体已存档，可在主机上重抽。
button-draw = 抽 { $size }
button-draw-this = 按此登记抽查
button-visits = 查看走访清单
visits-title = <b>走访清单</b>（{ $day }抽查）
visits-mine = <b>待您走访 { $n } 个问题</b>
visit-line = · { $number }　{ $unit }　{ $name }：{ $standing }（{ $due }前）
visit-nobody = 待指定
visit-standing-waiting = 待走访
visit-standing-lapsed = 已不在销号状态
visit-standing-undecided = 部分属实，待定
visit-standing-true = 属实
visit-standing-false = 不实

notice-visits = 抽查：请您走访 { $n } 个已销号问题，{ $due }前填写走访情况。走访前请勿告知被巡察单位。
notice-visit = 抽查：请您走访 { $number }，{ $due }前填写走访情况。走访前请勿告知被巡察单位。
tiding-visit = 待走访 { $number }　{ $problem }，{ $due }前，{ $when }
notice-doubted = { $number } 的整改存疑，请打开问题，决定启动再整改或维持销号。

card-visit = 抽查走访：{ $name }，{ $due }前
card-visit-answer = 抽查走访（{ $day }　{ $name }）：{ $answer }，{ $place }
    { $text }
card-doubted = 走访结果部分属实，待巡察办决定再整改或维持销号
button-visit = 填写走访情况
button-visit-assign = 改派走访人
button-keep = 维持销号

visit-answer = <b>走访核查结果是什么？</b>
    .hint = 不实的立即转入再整改；部分属实的由巡察办决定。
    .label = 核查结果
visit-answer-true = 属实
visit-answer-partly = 部分属实
visit-answer-false = 不实
visit-evidence = <b>请发送现场照片</b>
    .hint = 至少一张，可一次发多张，也可再发位置，发完按“完成”。
    .label = 现场照片
visit-place = <b>在哪里走访的？</b>
    .hint = 例如“柳树村村委会公示栏”。
    .label = 走访地点
visit-text = <b>看到了什么？</b>
    .hint = 不实的，原文将作为再整改理由告知单位；不写反映人姓名。
    .label = 走访情况
visit-done-true = { $number } 的走访情况已登记：属实。
visit-done-partly = { $number } 的走访情况已登记：部分属实，已报巡察办决定。
visit-done-false = { $number } 的走访情况已登记：不实，已转入再整改并告知单位。
visit-assign-person = <b>改由谁走访？</b>
    .hint = 参与过销号审核的人员和单位一方的人员不在其中。
    .label = 走访人
visit-assign-done = { $number } 已改由{ $name }走访，已告知本人。
keep-text = <b>为什么维持销号？</b>
    .hint = 请写明理由和依据，记入办理经过。
    .label = 维持销号理由
keep-done = { $number } 维持销号，理由已记入办理经过。

event-sample-drawn = 抽查
event-visit-answered = 走访核查
event-visit-assigned = 指定走访人
event-closing-kept = 维持销号

digest-sample = 抽查（{ $day }，种子 { $seed }）：已销号 { $population } 个，抽取 { $drawn } 个
digest-sample-visits = 走访 { $counts }：属实 { $true } 个，不实 { $false } 个，未定 { $open } 个，失效 { $lapsed } 个
digest-sample-bound = 核定 { $n } 个，不实 { $k } 个；按 { $confidence }% 置信水平，{ $population } 个已销号问题中不实的至多 { $upper } 个

cli-sample-seed = 请给出种子（--seed）或抽查序号（--draw）。
cli-sample-drawn = { $size }，种子 { $seed }：抽取 { $n } 个，总体校验码 { $frame }
cli-sample-kept = { $day }的抽查（{ $size }，种子 { $seed }），当日总体校验码 { $frame }
cli-sample-agrees = 与当日登记的 { $n } 个一致。
cli-sample-differs = 与当日登记的不一致。

event-outcome-asked = 问效
event-outcome-answered = 问效答复
tiding-outcome = 问效：{ $number }　{ $problem }（{ $day }销号），问题是否真正解决
outcome-answer-solved = 已解决
outcome-answer-partly = 部分解决
outcome-answer-not = 未解决
outcome-text = <b>现在是什么情况？</b>
    .hint = 可以跳过；不写反映人姓名。
    .label = 现状
outcome-evidence = <b>有现场照片吗？</b>
    .hint = 没有请按“跳过”。
    .label = 现场照片
outcome-no-words = 未写说明
outcome-done-solved = { $number } 的问效已登记：已解决。
outcome-done-partly = { $number } 的问效已登记：部分解决。
outcome-done-not = { $number } 的问效已登记：未解决，已报巡察办决定。
card-outcome-asked = 问效：{ $day }请{ $name }答复，尚未答复
card-outcome = 问效（{ $day }　{ $name }）：{ $answer }，{ $text }
card-outcome-doubted = 问效答复未解决，待巡察办决定再整改或维持销号
error-not-allowed-outcome = { $number } 的问效目前没有请您答复。如了解情况，请告知巡察办。
error-wrong-state-outcome-answered = { $number } 的问效已有答复，或问题已不在销号状态，请打开问题查看。
digest-outcomes = 问效 { $asked } 个：已解决 { $solved } 个，部分解决 { $partly } 个，未解决 { $unsolved } 个，待答复 { $waiting } 个
error-unfit-visit-photo = { $number } 的走访须有现场照片，只有位置不够，请补发照片。

# Orders: to hurry, to take over, to follow an instruction.

button-remind = 催办
button-hand-over = 转办
button-instruct = 批示

event-finding-pressed = 催办
event-finding-handed-over = 转办
event-finding-instructed = 批示

notice-pressed = { $name }催办 { $number }，请抓紧整改，及时更新进展。
    整改期限：{ $due }
notice-handed-over = { $number } 已转由{ $name }办理，请移交有关材料。
notice-taken-over = { $name }将 { $number } 转由您办理，请落实整改措施，及时更新进展。
    整改期限：{ $due }
notice-instructed = { $name }对 { $number } 作出批示：
    <blockquote>{ $text }</blockquote>

remind-done = 已催办 { $number }，已告知责任人和责任领导。
hand-over-done = { $number } 已转由{ $name }办理，已告知双方。
instruct-done = 对 { $number } 的批示已记录，已告知责任人、责任领导和巡察办。

hand-over-responsible = <b>转由谁办理？</b>
    .hint = 整改措施不变。没有要选的人，请联系巡察办补录。
    .label = 责任人
instruct-text = <b>批示内容是什么？</b>
    .hint = 原文照记，责任人、责任领导和巡察办将看到。
    .label = 批示

error-wrong-state-pressed-today = { $number } 今天已经催办过，同一问题一天只催办一次，请明天再办。
error-wrong-state-nobody-else = 本单位没有可以接办 { $number } 的其他责任人。请联系巡察办补录人员后再转办。

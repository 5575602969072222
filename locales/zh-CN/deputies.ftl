# Deputies for a period (AB角).

command-deputy = 指定和查看 AB 角
button-deputy-name = 指定 AB 角
button-deputy-end = 提前结束第 { $n } 项
deputy-title = <b>AB 角</b>
deputy-none = 目前没有 AB 角安排。外出期间可指定同事代为办理。
deputy-line = · { $deputy }代{ $name }，{ $since }至{ $until }
deputy-done = 已指定{ $deputy }于{ $since }至{ $until }代您办理，已告知本人和巡察办主任。到期自动结束。
deputy-deputy = <b>由谁代您办理？</b>
    .hint = 只能选同一方的同事。代办期间，对方可办理您的事项，记录中写明是代您办理。
    .label = AB 角
deputy-since = <b>从哪天开始？</b>
    .hint = 可按按钮，也可写“12月31日”。
    .label = 开始日期
deputy-until = <b>到哪天结束？</b>
    .hint = 当天仍有效，到期自动结束。
    .label = 结束日期
notice-deputy = { $name }指定{ $deputy }于{ $since }至{ $until }代为办理其事项。
notice-deputy-ended = { $name }已提前结束{ $deputy }的代办。
event-deputy-named = 指定 AB 角
event-deputy-ended = 结束 AB 角

error-not-allowed-deputy = 您的职责不能由他人代办。如需调整分工，请联系巡察办主任。
error-not-allowed-deputy-of-another = 这项安排由本人结束，请与其联系。
error-unfit-not-colleague = 所选人员不能代您办理：须是同一方的在任同事。请另选。
error-unfit-deputy-past = 开始日期（{ $day }）已过，请选今天或以后的日期。
error-unfit-deputy-period = 结束日期不能早于开始日期（{ $since }），请另选。
error-wrong-state-deputy-already = 这段时间已由{ $name }代您办理（至{ $until }）。如需换人，请先发送 /deputy 提前结束。
error-wrong-state-deputy-over = 这项安排已经结束，发送 /deputy 查看现有安排。
error-wrong-state-no-colleague = 目前没有可以代您办理的同事，请联系巡察办补录人员。

# /coverage (覆盖率), and themes that join rounds of several levels.

command-coverage = 查看巡察覆盖率
coverage-title = <b>{ $term }巡察覆盖率：{ $rate }</b>（{ $counts }）
coverage-level = · { $level }：{ $rate }（{ $counts }）
coverage-left = 尚未巡察 { $n } 个：{ $names }
coverage-more = 另有 { $n } 个未列出。
coverage-none = 本届还没有登记应巡单位。请联系管理员在载入文件的“应巡届次”一栏标明。
stats-coverage = 巡察覆盖率：{ $rate }（{ $n }/{ $d }）
digest-coverage = 巡察覆盖率：{ $rate }（{ $counts }）
button-by-theme = 按主题
scopes-themes = <b>按主题查看</b>（{ $n } 个）
round-theme = 　主题：{ $theme }
round-theme-open = 　主题：尚未登记，专项、联动巡察请在载入文件中填写
error-not-allowed-coverage = 巡察覆盖率由巡察办、领导小组和上级单位查看。如需了解情况，请联系巡察办。

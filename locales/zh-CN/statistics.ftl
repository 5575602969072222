# /stats: every rate with its numerator and denominator beside it.

stats-title = <b>整改统计</b>
stats-findings = 整改率：<b>{ $rate }</b>（{ $n }/{ $d }）
stats-with-stage = 含阶段性完成：{ $rate }（{ $n }/{ $d }）
stats-immediate = 立行立改完成率：{ $rate }（{ $n }/{ $d }）
stats-on-time = 按期完成率（现行期限）：{ $rate }（{ $n }/{ $d }）
stats-on-time-original = 按期完成率（原定期限）：{ $rate }（{ $n }/{ $d }）
stats-light = { $light }：{ $n } 个
stats-as-of = 数据截至 { $at }

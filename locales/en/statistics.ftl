# /stats: every rate with its numerator and denominator beside it.

stats-title = <b>Rectification statistics</b>
stats-findings = Rectification rate: <b>{ $rate }</b> ({ $n }/{ $d })
stats-with-stage = Including completed stages: { $rate } ({ $n }/{ $d })
stats-immediate = Completion rate of immediate fixes: { $rate } ({ $n }/{ $d })
stats-on-time = On-time rate (dates in force): { $rate } ({ $n }/{ $d })
stats-on-time-original = On-time rate (original dates): { $rate } ({ $n }/{ $d })
stats-light = { $light }: { $n }
stats-as-of = As of { $at }

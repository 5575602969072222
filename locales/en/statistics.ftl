# /stats: every rate with its numerator and denominator beside it.

stats-title = <b>Rectification figures</b>
stats-findings = Rectification rate: <b>{ $rate }</b> ({ $n }/{ $d })
stats-with-stage = Including completed stages: { $rate } ({ $n }/{ $d })
stats-immediate = Immediate fixes completed: { $rate } ({ $n }/{ $d })
stats-on-time = Completed on time (dates now in force): { $rate } ({ $n }/{ $d })
stats-on-time-original = Completed on time (original dates): { $rate } ({ $n }/{ $d })
stats-light = { $light }: { $n }
stats-as-of = As of { $at }

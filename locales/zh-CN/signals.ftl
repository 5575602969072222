# Signs of rectification on paper, for reviewers outside the unit.

card-signals = <b>审核提示</b>（单位看不到，请核实后再定）
signal-same-file = ⚠️ 佐证材料与 { $others } 的完全相同
signal-same-picture = ⚠️ 照片与 { $others } 的相似
signal-old-evidence = ⚠️ 有照片拍摄于反馈之前
signal-last-minute = ⚠️ 该单位在期限前集中申请销号
signal-short-progress = ⚠️ 进展记录过于简略
signal-same-words = ⚠️ 文字与 { $others } 的雷同
signal-another = 另一问题
signal-earlier = 本问题前次整改
signal-more = 另 { $n } 个
digest-signals = 待审核的销号申请中，有 { $n } 件带审核提示

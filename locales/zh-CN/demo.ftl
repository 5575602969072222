# The demo's narrator: what stands between the chats of the transcript.

demo-loading = 正在载入本轮经过：{ $done }/{ $total } 步
demo-loaded = 已载入：{ $units } 个单位、{ $findings } 个问题，截至 2020年12月4日。
    以下一周，由机器人实际办理。
demo-day = { $day }
demo-photo = 〔照片〕
demo-file = 〔文件　{ $name }〕
demo-more-lines = （此处略去 { $n } 行）
demo-others-told = （另有 { $n } 人收到各自的通知，从略）

demo-scene-joining = { $name }收到首张邀请，加入后再邀请组员。
demo-scene-others = 其余人员凭各自的邀请加入。
demo-scene-logging = { $name }在现场发现问题，发来一张照片和一段话。
demo-scene-signing = 副组长复核，组长审签。
demo-scene-feedback = 轮次转入反馈，巡察办向单位反馈。
demo-scene-assigning = { $unit }认领问题，责任领导签署责任书。
demo-scene-escalation = 另有一项昨天到期仍未办结：今天起督办。
demo-scene-progress = { $name }报告进展，申请销号。
demo-scene-refusal = { $name }审核，认为证据不足，退回。
demo-scene-again = { $name }补充材料，再次申请。
demo-scene-closing = 逐级审核：主要负责人、巡察办、会商三方之二。
demo-scene-phase = 轮次转入整改。
demo-scene-digest = 周一十点：周报发出，记录人收到回音。
demo-review-round = 第七轮巡察 { $units } 个单位：面上问题整改 { $findings_counts }，整改率{ $findings_rate }；问题线索办结 { $leads_counts }，办结率{ $leads_rate }；意见建议办结 { $suggestions_counts }，办结率{ $suggestions_rate }。
demo-review-evaluation = 第八轮巡察后评估：{ $units } 个单位 { $ballots } 张有效票，收到意见建议 { $remarks } 条，综合满意率{ $rate }。
demo-end = 演示结束。以上数字均由台账计算得出。

# Why something cannot be done, and what to do instead. The general sentences stand in common.ftl.

error-not-allowed-log = 您目前不能记问题：只有巡察组成员在本组进驻期间可以记。如有疑问，请联系组长。
error-not-allowed-own-paper = 自己记录的底稿不能由自己复核，请本组副组长或组长复核。
error-not-allowed-feed-back = 反馈由巡察办办理，如需反馈请联系巡察办。
error-not-allowed-not-reviewer = { $number } 目前的环节不由您审核。可打开问题查看审核人。
error-not-allowed-approved-already = 您已审核过 { $number }，同一申请不能重复审核，请等待其他审核人。
error-not-allowed-delegate = 审核人由巡察办指定，请联系巡察办。
error-not-allowed-separation = 不能指定 { $name }：被巡察单位的人员和前面环节的审核人须回避。请另选他人。
error-not-allowed-separation-outside = 不能指定 { $name }：本申请的后续环节由其审核，不能代行单位环节。请另选他人。
error-not-allowed-round = 轮次阶段由巡察办主任调整，请联系巡察办主任。
error-not-allowed-invite = 邀请由巡察办主任或管理员发出，请与其联系。
error-not-allowed-invite-oneself = 管理员不能为自己增加职责，请由巡察办主任邀请。
error-not-allowed-statistics = 您的职责不含查看整改统计。如需了解情况，请联系巡察办。

error-not-found-round = 没有轮次“{ $number }”，请核对轮次编号。
error-not-found-unit = 没有编码为“{ $code }”的单位，请核对单位编码。

error-wrong-state-fieldwork-over = 该单位不在您可记录的范围内，或进驻已经结束。如需补记，请联系巡察办。
error-wrong-state-sent-too-late = 进驻已经结束，{ $number } 不能再移交立改。请审签，随反馈一并移交。
error-wrong-state-not-immediate = { $number } 未列为立行立改，请按程序审签后反馈。
error-wrong-state-fed-back = { $number } 已经反馈过，请取消勾选。
error-wrong-state-committed = { $number } 的责任书已经签署，不必再签。
error-wrong-state-decided = { $number } 的申请已经审结，可打开问题查看结果。
error-wrong-state-not-archived = “{ $name }”尚未归档，归档后才能清除。
error-wrong-state-held = { $number } 目前的环节已有审核人，不必另行指定。

error-unfit-files-not-expected = 目前没有要收材料的事项，文件未保存。如要更新进展或申请销号，请先选择该项，再发送材料。
error-unfit-number-missing = 请在后面写上编号，如“/show 7-05-012”。
error-unfit-search-empty = 请在后面写上要找的字词，如“/find 公车”。
error-unfit-search-long = 要找的字词太长，请留下最要紧的几个字再找。

error-unfit-day-far = 所填日期（{ $day }）太远，最晚可填 { $last }，请核对后重填。
error-unfit-day-past = 所填日期（{ $day }）须晚于今天，请另选。
error-unfit-feedback-in-future = 反馈日期（{ $on }）还没有到，请填写反馈会实际召开的日期。
error-unfit-feedback-before-round = 反馈日期不能早于本轮开始日期（{ $started }），请核对后重填。
error-unfit-due-before-feedback = 整改期限须晚于反馈日期（{ $on }），请重填整改期限。
error-unfit-nothing-to-feed-back = 没有选择要反馈的问题，请至少勾选一个。
error-unfit-milestone-past = 措施的完成日期（{ $day }）已过，请改为今天或以后的日期。
error-unfit-milestone-late = 措施的完成日期（{ $day }）晚于整改期限（{ $due }），请提前。
error-unfit-not-of-unit = 所选人员目前不是该单位的{ $role }，请另选，或联系巡察办。
error-unfit-evidence-missing = { $number } 还没有佐证材料，不能申请销号。请先发送佐证材料。
error-unfit-too-much-evidence = 一个问题最多保存 { $most } 个佐证文件。请少发几个，或合并后再发。
error-unfit-refusal-reason = 这项退回原因已停用，请另选一项。
error-unfit-organisation-missing = 邀请{ $role }须指明单位，请补选单位。
error-unfit-team-missing = 邀请{ $role }须指明巡察组，请补选巡察组。

error-invitation-unusable-unknown = 没有找到这份邀请，请核对链接是否完整，或向巡察办另取邀请。
error-invitation-unusable-used = 这份邀请已经用过。如果不是您本人所用，请立即告知巡察办。
error-invitation-unusable-too-often = 邀请码试错次数过多，请一小时后再试，或向巡察办另取邀请。
error-invitation-unusable-expired = 这份邀请已经过期，请向巡察办另取邀请。
error-invitation-unusable-other-account = 这个账号已由 { $name } 使用，不能再接受他人的邀请。请核对邀请，或联系巡察办。

error-conflict-applications_one_pending = 这个问题已有销号申请在审，请等待审核结果。
error-conflict-approvals_once = 您已审核过这项申请，请打开问题查看结果。
error-conflict-persons_telegram = 这个账号已由他人使用，请联系巡察办。
error-not-allowed-papers = 底稿由巡察组副组长复核、组长审签，您没有待审底稿。发送 /reviews 查看待您审核的事项。

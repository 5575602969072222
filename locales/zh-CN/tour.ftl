# The chat page's guided tour: what happens in each scene, and what the persons say in it.

tour-log = 现场记录问题
tour-log-text = 组员在村里拍一张照片，写一句话，机器人接着问还缺的几项。
tour-sign = 复核与审签
tour-sign-text = 副组长从“待我审”打开底稿，确定类别；组长审签。
tour-feed-back = 反馈
tour-feed-back-text = 巡察办向被巡察单位反馈，整改期限从反馈之日起算。
tour-assign = 认领与分工
tour-assign-text = 联络员认领问题，明确责任领导、牵头部门、责任人和整改措施。
tour-commit = 签署责任书
tour-commit-text = 责任领导收到通知，打开问题，签署整改责任书。
tour-progress = 更新进展
tour-progress-text = 责任人写一段进展，附一张整改后的照片，勾选已完成的措施。
tour-apply = 申请销号
tour-apply-text = 整改完成，责任人申请销号。审核期间不再催办。
tour-unit = 单位审核
tour-unit-text = 责任领导审核，主要负责人背书。
tour-joint = 巡察办与会商审核
tour-joint-text = 巡察办审核后，三方之中两方同意，问题销号。
tour-echo = 事事有回音
tour-echo-text = 第二天上午，记录问题的组员收到一行回音：问题已销号。

tour-said-problem = 安置点327户住房至今未办房产证，群众多次反映没有结果。
tour-said-measures =
    逐户核查资料，建立台账
    集中办理并发放房产证
tour-said-progress = 已核查327户资料，首批120户房产证已受理。
tour-said-photo = 房产证集中受理现场
tour-said-application = 327户房产证已全部办结并发放到户，现申请销号。

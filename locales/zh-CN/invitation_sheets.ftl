# The sheet of invitations (邀请单), and who has been given one.

button-invitation-sheet = 打印邀请单
invitation-sheet-groups = <b>为哪些单位打印邀请单？</b>
    .hint = 只列尚未加入的人员，每人一张；可以多选。
    .label = 单位
invitation-sheet-group = { $name }（{ $n } 人）
invitation-sheet-office = 全办
invitation-sheet-done = 邀请单已生成，共 { $n } 人，A4 纸打印后沿虚线裁开，当面交给本人。
    每张只能用一次；这些人员此前未使用的邀请同时作废。
invitation-sheet-vanishes = 本消息 { $minutes } 分钟后自动删除，请及时下载打印，打印后删除文件。
invitation-sheet-post = { $place }　{ $role }
invitation-sheet-post-plain = { $role }
invitation-sheet-until = 有效期至{ $until }
invitation-sheet-once = 限本人使用一次
invitation-sheet-scan = ① 用手机扫描左侧二维码
invitation-sheet-start = ② 在 Telegram 中点“开始”
invitation-sheet-code = 扫码不便时，可打开链接，或向 @{ $bot } 发送：
notice-admin-printed = 管理员{ $by }打印了 { $n } 人的邀请单。如非工作安排，请在 /people 中停用有关人员。
event-invitations-printed = 打印邀请单
error-wrong-state-all-joined = 名册中的人员都已加入，不需要打印邀请单。新增人员请先导入名单，或发送 /invite。

# Who one is here: joining, /me, /help, /language, and the invitation of others.

start-stranger = 这里供受邀人员办理巡察整改事项。请向巡察办索取邀请，再点开邀请链接。
start-welcome = <b>{ $name }，您好。</b>您的职责：
start-notice = <b>保密提示</b>　Telegram 是互联网公共服务。这里只能录入非涉密、已脱敏的管理信息，不得录入证件号、电话号码、密级标识和举报人姓名。
start-next = 请用下方按钮办理，发送 /help 查看可办的事项。

me-title = <b>{ $name }</b>
me-post = · { $role }（{ $place }）
me-post-plain = · { $role }
me-language = 语言：{ $language }
me-language-of-telegram = 与 Telegram 相同

help-title = <b>您可以办理</b>
help-line = /{ $command }　{ $what }
help-confidential = { start-notice }

language-ask = 请选择语言。
language-done = 语言已改为简体中文。

invite-done = 已邀请 <b>{ $name }</b>，职责：{ $role }。
    请把邀请当面或单独交给本人，不发到群里。邀请只能用一次，有效期至{ $until }。
invite-code = 邀请链接：{ $link }
    也可由本人发送：<code>/start { $code }</code>

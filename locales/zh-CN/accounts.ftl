account-moved = { $name }，您在本系统的身份已改由另一 Telegram 账号使用，本账号不再收到消息。如果不是您本人所为，请立即告知巡察办。
notice-admin-invited = 管理员{ $by }邀请了 <b>{ $name }</b>，职责：{ $role }。如不应授予，请联系管理员核实。
notice-account-moved = { $name }已改用另一 Telegram 账号。请向本人核实。

account-moved = { $name }，您在本系统的身份已改由另一 Telegram 账号使用，本账号不再收到消息。如果不是您本人所为，请立即告知巡察办。

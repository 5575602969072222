# Who one is here: joining, /me, /help, /language, and the invitation of others.

start-stranger = This is a place for invited people to handle inspection and rectification. Please ask the inspection office for an invitation, then open its link.
start-welcome = <b>Welcome, { $name }.</b> Your roles:
start-notice = <b>Confidentiality</b>  Telegram is a public internet service. Only non-classified, de-identified management information may be entered here: no ID numbers, telephone numbers, secrecy marks or names of informants.
start-next = Use the buttons below; /help shows what you can do.

me-title = <b>{ $name }</b>
me-post = · { $role } ({ $place })
me-post-plain = · { $role }
me-language = Language: { $language }
me-language-of-telegram = the same as in Telegram

help-title = <b>What you can do</b>
help-line = /{ $command }  { $what }
help-confidential = { start-notice }

language-ask = Please choose a language.
language-done = The language is now English.

invite-done = <b>{ $name }</b> has been invited as: { $role }.
    Please hand the invitation to this person alone, never to a group. It can be used once, until { $until }.
invite-code = Link: { $link }
    Or the person sends: <code>/start { $code }</code>

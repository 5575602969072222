account-moved = { $name }, your place here is now used from another Telegram account, and this one hears nothing more. If it was not you, please tell the inspection office at once.
notice-admin-invited = The administrator { $by } has invited <b>{ $name }</b> as { $role }. If that should not be, please take it up with the administrator.
notice-account-moved = { $name } now uses another Telegram account. Please check with the person.

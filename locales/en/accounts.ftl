account-moved = { $name }, your place here is now used from another Telegram account, and this one hears nothing more. If it was not you, please tell the inspection office at once.

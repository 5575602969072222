# Digest settings, a month's digest, and what no setting silences.

button-digest-settings = Settings
digest-settings-title = <b>Digest settings</b>
digest-settings-group = <b>Digest settings</b>　group: { $title }
digest-rhythm-weekly = Sent: every week
digest-rhythm-monthly = Sent: every month, on its first workday, about the month before
digest-rhythm-none = Sent: never
digest-settings-unit = Of: { $name }
digest-of-all = all that may be seen
digest-settings-language = Language: { $language }
digest-settings-kept = Reminders and supervision go on as ever, whatever is set here.
digest-settings-units = <b>Of which units?</b>
    The one chosen, with all below it.
button-digest-weekly = Weekly
button-digest-monthly = Monthly
button-digest-none = Never
button-digest-units = Choose units
button-digest-group = Group: { $title }
button-digest-back = ‹ Back

digest-title-month = <b>Monthly rectification digest</b> ({ $year }-{ $month })
digest-change-month = Since the end of the month before: closed { $closed }, fed back { $all }
digest-within = Of: { $name }
tiding-beyond = { $n } findings have been overdue for { $days } days or more: { $numbers }. Send /due to see them.
event-digest-chosen = Digest settings

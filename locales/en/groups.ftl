# Group chats: totals only.

group-bound = This group now hears the totals every week; /stats and /digest show them at any time. No single finding is shown or handled in a group.
group-known = This group hears the totals; /stats and /digest show them.
group-unbound = This group does not hear the totals yet. Someone of the office can send /start here.
group-language-ask = Please write the language behind it, such as “/language en” or “/language zh”.
group-language-done = This group is now spoken to in English.
event-group-language = Language of a group chosen
group-overdue = Overdue: { $n }
group-due-soon = Due within { $within } days: { $n }
event-group-bound = Totals opened in a group
event-group-unbound = Totals closed in a group
event-group-moved = Group chat upgraded
error-not-allowed-bind-group = Totals are opened in a group by the inspection office. Please ask there.

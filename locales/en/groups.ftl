# Group chats: totals only.

group-bound = This group now hears the totals every week; /stats and /digest show them at any time. No single finding is shown or handled in a group.
group-known = This group hears the totals; /stats and /digest show them.
group-unbound = This group does not hear the totals yet. Someone of the office can send /start here.
group-overdue = Overdue: { $n }
group-due-soon = Due within { $within } days: { $n }
event-group-bound = Group chat bound
event-group-unbound = Group chat no longer bound
event-group-moved = Group chat upgraded
error-not-allowed-bind-group = Group chats are bound by the office. Please ask the office.

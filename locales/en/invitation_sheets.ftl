# The sheet of invitations (邀请单), and who has been given one.

button-invitation-sheet = Print invitations
invitation-sheet-groups = <b>For which units?</b>
    .hint = Only people who have not joined yet, one slip each; choose several.
    .label = Units
invitation-sheet-group = { $name } ({ $n })
invitation-sheet-office = Whole office
invitation-sheet-done = The sheet holds invitations for { $n } { $n ->
        [one] person
       *[other] people
    }. Print it on A4, cut along the dashes and hand each slip over in person.
    Each works once; earlier unused invitations of these people have ended.
invitation-sheet-vanishes = This message deletes itself in { $minutes } minutes: download and print it now, then delete the file.
invitation-sheet-post = { $place } · { $role }
invitation-sheet-post-plain = { $role }
invitation-sheet-until = Valid until { $until }
invitation-sheet-once = Once, for this person only
invitation-sheet-scan = 1. Scan the code with your phone
invitation-sheet-start = 2. Press “Start” in Telegram
invitation-sheet-code = No camera? Open the link, or send @{ $bot }:
notice-admin-printed = The administrator { $by } printed invitations for { $n } { $n ->
        [one] person
       *[other] people
    }. If nobody asked for it, suspend them in /people.
event-invitations-printed = Invitations printed
error-wrong-state-all-joined = Everybody in the roster has joined; there is nothing to print. For new people load the list first, or send /invite.

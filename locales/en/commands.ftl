# The command menu and the keys of the reply keyboard.

command-log = Log a finding
command-progress = Report progress
command-apply = Apply for closing
command-reviews = Review what awaits you
command-feedback = Feed findings back to a unit
command-round = Move a round to its next phase
command-due = View findings due soon or overdue
command-mine = View my findings
command-show = Open a finding by its number, e.g. /show 7-05-012
command-find = Find items by words, e.g. /find vehicle qhz
command-stats = View the statistics
command-digest = View the weekly digest
command-invite = Invite a person
command-resume = Go on with the unfinished record
command-cancel = Cancel what is being filled in
command-me = View my roles
command-language = Choose a language
command-help = View what you can do

menu-log = Log a finding
menu-progress = Report progress
menu-apply = Apply for closing
menu-reviews = Awaiting me
menu-feedback = Give feedback
menu-due = Due soon
menu-mine = My findings
menu-stats = Statistics
menu-digest = Weekly digest
menu-invite = Invite
menu-help = What I can do

# A team's shared calendar.

command-calendar = the team's calendar
calendar-title = <b>The team's calendar</b>
calendar-none = Your team has no dates ahead.
calendar-line = · { $day } { $at } { $what }: { $place }{ $topic }
meeting-kind-meeting = team meeting
meeting-kind-study = study session
meeting-topic-of = . About: { $topic }
button-meeting-set = Set a date
button-meeting-cancel = Cancel no. { $n }

meeting-team = <b>Whose calendar is it for?</b>
    .hint = Please choose a team of yours.
    .label = Team
meeting-kind = <b>What is it?</b>
    .hint = Please choose one.
    .label = Kind
meeting-day = <b>On which day?</b>
    .hint = Press a button, or write a date such as 31 December.
    .label = Day
meeting-at = <b>At what time?</b>
    .hint = Please write a time, for example 14:30.
    .error = This does not read as a time; please write it as 14:30.
    .label = Time
meeting-place = <b>Where?</b>
    .hint = A meeting room or an address.
    .label = Place
meeting-topic = <b>What is it about?</b>
    .hint = May be left out. Nothing classified, please.
    .label = About
meeting-set-done = In the team's calendar: { $day } { $at } { $what }, { $place }{ $topic }. The team is reminded on the workday before and on the day.
meeting-cancel-done = Cancelled, and the team is told: { $day } { $at } { $what }, { $place }{ $topic }
notice-meeting = A new date of your team: { $day } { $at } { $what }, { $place }{ $topic }
notice-meeting-cancelled = Cancelled: { $day } { $at } { $what }, { $place }{ $topic }
tiding-meeting = 📅 { $day } { $at } { $what }: { $place }{ $topic }
tiding-meeting-today = 📅 Today { $at } { $what }: { $place }{ $topic } ({ $day })
event-meeting-set = date set
event-meeting-cancelled = date cancelled

error-not-allowed-calendar = The calendar serves inspection teams while their round runs, and you are in none at present. If in doubt, please turn to the office.
error-not-allowed-meeting = The team's dates are set by its head or deputy head; please turn to them.
error-unfit-meeting-past = That day ({ $day }) has passed; please choose today or a later one.
error-wrong-state-meeting-over = This date has passed or been cancelled; send /calendar for the present ones.

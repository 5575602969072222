# Deputies for a period.

command-deputy = Name and view deputies
button-deputy-name = Name a deputy
button-deputy-end = End number { $n } early
deputy-title = <b>Deputies</b>
deputy-none = There are no deputies at present. While you are away, a colleague can stand in for you.
deputy-line = · { $deputy } for { $name }, { $since } to { $until }
deputy-done = { $deputy } stands in for you from { $since } to { $until }; they and the office's director have been told. It ends by itself.
deputy-deputy = <b>Who stands in for you?</b>
    .hint = A colleague of your own side. During that time they can act in your capacity; the record says that it was for you.
    .label = Deputy
deputy-since = <b>From which day?</b>
    .hint = Use the buttons, or write it as “31 Dec”.
    .label = From
deputy-until = <b>Until which day?</b>
    .hint = That day included; it ends by itself.
    .label = Until
notice-deputy = { $name } has named { $deputy } as deputy from { $since } to { $until }.
notice-deputy-ended = { $name } is back; { $deputy } no longer stands in.
event-deputy-named = Deputy named
event-deputy-ended = Deputy ended

error-not-allowed-deputy = Nobody can stand in for your role. To change who does what, ask the office's director.
error-not-allowed-deputy-of-another = Only the person who named the deputy can end this; please ask them.
error-unfit-not-colleague = This person cannot stand in for you: it must be a colleague of your own side. Please choose another.
error-unfit-deputy-past = The first day ({ $day }) is past; please choose today or later.
error-unfit-deputy-period = The last day cannot be before the first ({ $since }); please choose another.
error-wrong-state-deputy-already = { $name } stands in for you at that time (until { $until }). To name another, end it early with /deputy first.
error-wrong-state-deputy-over = This has ended already; /deputy shows what stands.
error-wrong-state-no-colleague = There is nobody who could stand in for you; ask the inspection office to add someone.

# A list of units and people sent in the chat, and an empty one to fill in.

setup-plan = <b>“{ $name }” as checked</b>: new { $new }, changed { $changed }, unchanged { $unchanged }. Nothing is written before you confirm.
setup-written = “{ $name }” has been written: new { $new }, changed { $changed }, unchanged { $unchanged }.
setup-unchanged = “{ $name }” says what the ledger says ({ $n } records); there is nothing to write.
setup-noun = { $noun }: new { $new }, changed { $changed }, unchanged { $unchanged }
setup-new = · new { $noun } { $name }
setup-changed = · changed { $noun } { $name }
setup-more = { $n } more not listed.
setup-faulty = <b>“{ $name }” has { $n } { $n ->
        [one] fault
       *[other] faults
    }</b>; nothing has been written. Please correct it and send it again.
setup-fault = · { $problem }
setup-refused = “{ $name }” has not been written.
setup-director = The list gives posts to people; the director has been asked to confirm it.
setup-button-write = Write it
error-not-allowed-import-setup = The list of units and people is written once the director confirms it. Please ask the director.
setup-button-template = Download an empty list
template-file = units-and-people.xlsx
template-title = How to fill in the list of units and people
template-order = Any part may be filled in; sheets and rows left out stay as they are, nothing is deleted from the ledger.
template-needed = Blue columns are needed, grey ones may stay empty; the note at each header says how to write it. Do not change the headers.
template-codes = The code of a unit is the office's own choice, one for each, for ever; the other sheets name units by it.
template-namesakes = Two people of one name are told apart by an id, in a column of its own.
template-confidential = No telephone, no identity number, no address.
template-again = Send it to the bot, choose the list of units and people, look at the check and confirm. A second import of the same file changes nothing.
template-example = Example: { $sheet }
template-must = Needed:
template-may = Optional:
template-note-code = The unit's code, such as 0101.
template-note-name = The full name; of people, their name.
template-note-short_name = Short name, for buttons and charts.
template-note-level = Choose from the list.
template-note-parent = The code of the unit above.
template-note-to_inspect = The terms that are to inspect it; coverage counts by it.
template-note-term = The term. With one term only, other sheets may leave it out.
template-note-number = The number of the round.
template-note-year = Four digits, such as 2026.
template-note-started_on = First day of fieldwork, such as 2026-03-02.
template-note-feedback_on = Day of the feedback, checked only.
template-note-finding = The round's own limit; a number alone is months.
template-note-theme = Joins rounds of several levels in the statistics.
template-note-meeting = The meeting that approved the list; choose from the list.
template-note-on = The day of that meeting, such as 2026-02-20.
template-note-units = How many units it approved.
template-note-round = The number of the round, as on the sheet of rounds.
template-note-team = The number of the team. Each team has a head.
template-note-team_name = Its name; left out, it is named by its number.
template-note-id = Tells people of one name apart.
template-note-role = Choose from the list; one row for each post.
template-note-unit = The code of the inspected unit.
template-note-kind = Kind of inspection; choose from the list.
template-note-escalated = “Yes” hands the feedback to the superior, too.
template-note-organisation = The code of the unit; empty for those who serve the whole office.

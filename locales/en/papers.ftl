# Word papers: reports, and what their templates are filled with.

command-report = Make a rectification report (Word)
report-rounds = <b>Rectification report</b>
    Please choose a round.
report-units = <b>Rectification report</b> ({ $round })
    { $whole ->
        [yes] Please choose a unit, or the report of the whole round.
       *[no] Please choose a unit.
    }
report-none = There is nothing to report on yet: a report is made once findings are fed back.
button-report-round = The whole round
error-not-allowed-report = Your duties do not include rectification reports. Please ask the inspection office.
error-not-allowed-report-round = The report of a whole round is made by the office and the leading group. You can make your unit's.

paper-reminder = Reminder letter
paper-supervision = Supervision letter
paper-talk = Proposal of a talk
paper-accountability = Proposal of accountability
paper-unit-report = Report of a unit
paper-round-report = Report of a round
paper-file = { $name }.docx
paper-day = { $day }
paper-exported = (exported by { $name } at { $at })
paper-exported-host = (exported on the host at { $at })
paper-closed = Rectified, closed on { $day }.
paper-stage = A stage is reached: { $goal }. Next review: { $day }.
paper-running = { $state }, due { $due }.
paper-running-open = { $state }, without a due date.
paper-overdue = { $state }, due { $due }, { $days ->
        [one] { $days } day
       *[other] { $days } days
    } overdue.
paper-next = { $text } (until { $day })
paper-suggestions = Suggestions made: { $all }; concluded: { $closed }, { $rate }.
paper-rule-new = new
paper-rule-revised = revised
paper-aspect-A = Carrying out the Party's lines, policies and major decisions
paper-aspect-B = Full and strict governance of the Party
paper-aspect-C = The organisational line of the new era
paper-aspect-D = Rectification
paper-aspect-V = Villages and communities
paper-aspect-other = Other

template-fault = Your template “{ $name }” was not used: { $fault } This paper is made with the default one, complete.
template-field = there is no field “{ $field }”; please compare it with the list of fields.
template-syntax = the braces near “{ $near }” are incomplete or mistyped; please correct them.
template-layout = the marks of a loop or a condition do not stand in paragraphs of their own, which would break the layout; please correct them.
template-no-word = it cannot be opened and is no complete Word document (.docx); please save it again.
template-unreadable = it cannot be read; the administrator should check its permissions.
template-refused = it holds something that is not allowed ({ $reason }); please correct it.
cli-templates-done = { $n } templates written to { $folder }. Put what you have edited into { $own }; it takes effect at once.
cli-templates-kept = { $name } is there already and was not overwritten.
cli-templates-sound = { $name }: can be used.
cli-templates-fault = { $name }: { $fault }
cli-templates-faulty = Some templates cannot be used; until they are corrected the default ones are.
cli-report-done = Written to { $file }.
cli-report-unwritten = { $file } cannot be written ({ $why }); please choose another place.

# A feedback document (反馈意见) taken in: shown, corrected, and written as findings.

command-outline = Enter a feedback document

aspect-A = Party theory, policy and major decisions
aspect-B = Strict Party governance
aspect-C = Organisational line of the new era
aspect-D = Rectification
aspect-V = Villages
aspect-none = Aspect not settled

outline-passages = <b>Please paste the whole feedback document.</b>
    .hint = If it does not fit into one message, paste it in several, in order, then press “Done”. Please keep numbers and headings as they are.
    .label = Feedback document
dialogue-passages-so-far = Received { $n ->
    [one] 1 part
   *[other] { $n } parts
}, { $signs } characters. Paste what is still missing, or press “Done”.

outline-still-open = A feedback document of yours is being checked. Please write or discard it before entering another.
outline-title = <b>Feedback document to check</b>
    { $name }
outline-place = Unit: { $unit } ({ $round }), fed back on: { $day }
outline-place-open = Unit: not recognised, to be chosen when writing; fed back on: { $day }
outline-no-day = not stated, to be given when writing
outline-day-later = set by the office at feedback
outline-counts = Findings: { $finding }, suggestions: { $advice }, paragraphs left over: { $rest }
outline-aspect = ▫️ { $aspect }: { $n }
outline-odd-count = ⚠️ { $n ->
    [one] 1 place needs
   *[other] { $n } places need
} a look.
outline-blocked = ⛔ { $n ->
    [one] 1 finding cannot
   *[other] { $n } findings cannot
} be written yet; the list marks which. Please edit first.
outline-how = Until you confirm, nothing changes in the ledger.

button-outline-finding = Findings ({ $n })
button-outline-advice = Suggestions ({ $n })
button-outline-rest = Left over ({ $n })
button-outline-odd = To check ({ $n })
button-outline-write = Confirm and write
button-outline-drop = Discard
button-outline-dropped = Discard it
button-outline-card = Back to overview
button-outline-open = No. { $n }
button-outline-line = Paragraph { $line }
button-outline-edit = Edit text
button-outline-category = Change aspect
button-outline-merge = Merge into the one above
button-outline-split = Split
button-outline-out = Not a finding
button-outline-in = Make it a finding

outline-list-finding = <b>Findings ({ $n })</b>
outline-list-advice = <b>Suggestions ({ $n })</b>; you choose when writing whether they are proposed
outline-list-rest = <b>Paragraphs left over ({ $n })</b>, not written; open one to make it a finding
outline-list-odd = <b>To check ({ $n })</b>
outline-line = { $n }. { $problem } ({ $category })
outline-line-plain = { $n }. { $problem }
outline-line-blocked = { $n }. ⛔ { $problem }
outline-no-category = category not settled

outline-entry-finding = <b>Finding</b>　paragraph { $line } { $label }
outline-entry-advice = <b>Suggestion</b>　paragraph { $line } { $label }
outline-entry-rest = <b>Left over</b>　paragraph { $line } { $label }
outline-entry-heading = <b>Heading</b>　paragraph { $line } { $label }
outline-entry-aspect = <b>Aspect</b>　paragraph { $line } { $label }
outline-text = <blockquote expandable>{ $text }</blockquote>
outline-under = Under the heading: { $heading }
outline-category = Aspect: { $aspect }; category: { $category }
outline-guarded = ⛔ Contained { $what }, now masked. Please reword it without.
outline-too-long = ⛔ { $n } characters, more than { $most }. Please split or edit it.
outline-merged = Merged into the finding above.
outline-demoted = Moved to the paragraphs left over; it is not written as a finding.
outline-promoted = It is now a finding.
outline-split-done = Split; the second part is the next finding.
outline-drop-sure = Discard “{ $name }”? Your corrections go with it; the ledger is not touched.
outline-dropped = “{ $name }” is discarded; nothing was written.
outline-about = Paragraph { $line }
    <blockquote expandable>{ $text }</blockquote>

outline-edit-text = <b>Please enter the whole text as it should be.</b>
    .hint = What you enter replaces the old text.
    .label = Text
outline-category-category = <b>Which category?</b>
    .hint = The aspect follows from it. You may type part of a name.
    .label = Category
outline-split-where = <b>Where does the new finding begin?</b>
    .hint = Each button shows the first words of the second part.
    .label = Place
outline-write-assignment = <b>For which unit?</b>
    .hint = You may type part of a name.
    .label = Unit
outline-write-on = <b>On which day was the feedback meeting?</b>
    .hint = The limit runs from that day.
    .label = Feedback date
outline-write-mode = <b>Which mode of rectification?</b>
    .hint = If in doubt, keep the usual one.
    .label = Mode
outline-write-due = <b>Due on which day?</b>
    .hint = Skip for the round's usual limit.
    .label = Due date
outline-write-advice = <b>Propose the suggestions as well?</b>
    .hint = Each is sent to the unit, with its own limit.
    .label = Propose the suggestions
outline-option-place = { $unit } ({ $round })

outline-written = { $n ->
    [one] 1 finding
   *[other] { $n } findings
} of { $unit } written and fed back, due { $due }.
outline-signed = { $n ->
    [one] 1 finding
   *[other] { $n } findings
} of { $unit } written; the office feeds them back.
outline-known = { $n ->
    [one] 1 more stands
   *[other] { $n } more stand
} in the ledger already, word for word, and { $n ->
    [one] was
   *[other] were
} not written again.
outline-advised = { $n ->
    [one] 1 suggestion
   *[other] { $n } suggestions
} proposed as well.
event-finding-transcribed = Entered from the feedback document
event-outline-written = Feedback document written

outline-odd-skipped = Paragraph { $line }: a number is missing before “{ $what }”.
outline-odd-repeated = Paragraph { $line }: the number “{ $what }” is repeated.
outline-odd-restarted = Paragraph { $line }: the numbers begin again at “{ $what }”.
outline-odd-backward = Paragraph { $line }: the number “{ $what }” is lower than the one before.
outline-odd-late-start = Paragraph { $line }: the numbers begin at “{ $what }”.
outline-odd-missing-level = Paragraph { $line }: “{ $what }” is of another level than its neighbours; a heading may be missing.
outline-odd-unnumbered = Paragraph { $line } has no number and is listed as a finding: { $what }
outline-odd-empty = Paragraph { $line }: nothing stands under the heading: { $what }
outline-odd-inline = Paragraph { $line }: its points, counted within the text, are listed one by one: { $what }
outline-odd-folded = Paragraph { $line } has { $what } smaller points, kept as one finding; open and split it if need be.
outline-odd-joined = Paragraph { $line } has no number and was joined to the finding above: { $what }
outline-odd-table = From paragraph { $line } on in a table; what has no number there is left over: { $what }
outline-odd-box = Paragraph { $line } stands in a text box and is left over: { $what }
outline-odd-leads = Paragraph { $line } is about leads, which are never written: { $what }
outline-odd-twice = Paragraph { $line } says the same as an earlier finding: { $what }
outline-odd-long = The finding at paragraph { $line } is { $what } characters too long.
outline-odd-uncounted = Paragraph { $line }: its automatic number is of an unknown format; please check it.
outline-odd-none-found = No finding was recognised. Choose them among the paragraphs left over, or discard the document and send it again.

error-not-allowed-outline = A feedback document is entered by the office or by the head of the team. Please ask them.
error-wrong-state-outline-phase = There is no unit to write a feedback document for: a head may do so for the own team's units until rectification begins, the office until the round is archived.
error-wrong-state-outline-open = A feedback document of yours is being checked. Please send /outline, write or discard it, then enter the new one.
error-wrong-state-outline-written = This feedback document has been written already; it is not written twice.
error-wrong-state-outline-dropped = This feedback document has been discarded. Please enter it again.
error-wrong-state-outline-first = There is no finding above to merge into.
error-wrong-state-outline-one-sentence = It is one sentence and cannot be split. You may edit the text and put it on several lines.
error-unfit-outline-empty = No text was received. Please paste or send it again.
error-unfit-outline-many = More than { $most } findings. Please enter one document a unit.
error-unfit-outline-no-findings = No finding is listed yet. Choose them among the paragraphs left over, then confirm.
error-unfit-outline-blocked = { $n ->
    [one] 1 finding holds
   *[other] { $n } findings hold
} what must not be written, or too many words, from paragraph { $line } on. Please edit first.
error-unfit-outline-undated = Please give the day of the feedback.

document-file-bomb = Unpacked, the document is too large (limit { $megabytes } MB) or its compression is abnormal. Please make a new one and paste only the text of the feedback.
document-file-encrypted = The document opens with a password. Please remove it and send the document again.
document-file-broken = The document is damaged, or is no .docx. Please open it in Word or WPS, save it as .docx and send it again.
document-old = This is an old .doc or .wps document. Please save it as .docx in Word or WPS and send it again.
document-macros = The document contains macros. Please save it as .docx without macros and send it again.
document-long = The document is too long (limit { $lines } paragraphs). Please send one document a unit.
document-empty = The document contains no text. If it is a scan, please send one that can be edited, or send /outline and paste the text.

cli-outline-heading = heading
cli-outline-aspect = aspect
cli-outline-finding = finding
cli-outline-advice = suggestion
cli-outline-rest = left over
cli-outline-closed = “{ $name }” cannot be read. Please check the path and the permissions.
cli-outline-big = The file is larger than { $megabytes } MB. Please keep only the text of the feedback.
cli-outline-encoding = The text file is not UTF-8. Please save it as UTF-8 and try again.

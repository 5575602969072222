# Files made for a reader: asked for, made, sent as a document.

export-kind-ledger = ledger (Excel)
export-kind-csv = ledger (CSV)
export-kind-evidence = evidence (ZIP)
export-kind-template = Empty list (Excel)
export-kind-deadlines = my deadlines (calendar file)
export-kind-letter = Letter (Word)
export-kind-report = Rectification report (Word)
export-asked = Making the { $what }; it will arrive here.
export-progress = Making the { $what }: { $n } done.
export-done = { $what } · { $scope } · { $n } in all
export-scope-all = all rounds under way
export-scope-ever = all rounds
export-by = Exported by { $name }, { $at }. This export is in the log.
export-failed = The file was not made. Please try again later, and tell the administrator if it fails again.

ledger-title = Rectification ledger ({ $scope })
ledger-note = { $n } rows · exported by { $name } · { $at }, { $year }
ledger-file = ledger-{ $scope }-{ $day }.{ $ending }
export-operator = operator on the host
ledger-dated = { $day } { $text }
ledger-approved = { $day } { $who }: approved { $text }
ledger-refused = { $day } { $who }: returned ({ $reason })
ledger-yes = yes

command-export = export the ledger (Excel, CSV)
export-choose = To export: { $scope }, { $n } findings. Choose the form.
button-export = Export
button-export-ledger = Excel ledger
button-export-csv = CSV

cli-export-ending = { $file }: the name must end in .xlsx or .csv.
cli-export-exists = { $file } is there already. Add --overwrite to replace it.
cli-export-unwritable = { $file } cannot be written: { $reason }
cli-exported = { $n } rows written to { $file }.

evidence-file = evidence-{ $scope }-{ $day }{ $parts ->
    [1] {""}
   *[other] -{ $part }
}.zip
evidence-title-of = Evidence ({ $scope })
evidence-part = There are many files: { $parts } archives, of which this is number { $part }.
evidence-manifest = manifest.csv
evidence-missing = file not there
evidence-column-path = file
evidence-column-number = finding
evidence-column-unit = unit
evidence-column-caption = note
evidence-column-name = original name
evidence-column-evidence_on = date of the evidence
evidence-column-uploaded_at = uploaded
evidence-column-uploader = by
evidence-column-size = bytes
evidence-column-sha256 = SHA-256
deadlines-file = deadlines-{ $day }.ics
deadlines-title = Deadlines ({ $name })
deadlines-how = Open it on a phone or a computer to add it to a calendar; opening a later export moves the dates and doubles nothing.
deadline-item = { $number } { $unit } due
deadline-review = { $number } { $unit } review due
button-export-evidence = Evidence as ZIP
button-export-due = Add to calendar

error-not-found-export = There is nothing in this scope that you may export.
error-unfit-export-big = The file has about { $megabytes } MB, more than Telegram takes (50 MB). Please export by unit or by round.
error-stale-export = This export is done already. Please ask for it anew.
error-not-found-evidence = There are no files of evidence here to be packed.
error-not-found-deadlines = You have nothing with a date at present.
error-unfit-evidence-big = The evidence has about { $megabytes } MB, more than { $most } archives hold. Please export by unit, or pack one finding's evidence on its own page.

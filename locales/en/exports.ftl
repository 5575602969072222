# Files made for a reader: asked for, made, sent as a document.

export-kind-ledger = ledger (Excel)
export-kind-csv = ledger (CSV)
export-kind-evidence = evidence (ZIP)
export-kind-deadlines = my deadlines (calendar file)
export-asked = Making the { $what }; it will arrive here.
export-progress = Making the { $what }: { $n } done.
export-done = { $what } · { $scope } · { $n } in all
export-scope-all = all rounds under way
export-by = Exported by { $name }, { $at }. This export is in the log.
export-failed = The file was not made. Please try again later, and tell the administrator if it fails again.

ledger-title = Rectification ledger ({ $scope })
ledger-note = { $n } rows · exported by { $name } · { $at }
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

error-not-found-export = There is nothing in this scope that you may export.
error-unfit-export-big = The file has about { $megabytes } MB, more than Telegram takes (50 MB). Please export by unit or by round.
error-stale-export = This export is done already. Please ask for it anew.

# Files made for a reader: asked for, made, sent as a document.

export-kind-ledger = ledger (Excel)
export-kind-csv = ledger (CSV)
export-kind-evidence = evidence (ZIP)
export-kind-deadlines = my deadlines (calendar file)
export-asked = Making the { $what }; it will arrive here.
export-progress = Making the { $what }: { $n } done.
export-done = { $what } · { $scope } · { $n } in all
export-scope-all = all you may see
export-by = Exported by { $name }, { $at }. This export is in the log.
export-failed = The file was not made. Please try again later, and tell the administrator if it fails again.

error-unfit-export-big = The file has about { $megabytes } MB, more than Telegram takes (50 MB). Please export by unit or by round.
error-stale-export = This export is done already. Please ask for it anew.

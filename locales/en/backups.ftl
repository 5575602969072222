# Backups: made, restored, verified.

backup-failed = The ledger was not backed up: { $reason }. It is tried again every hour; the administrator should check disk and permissions.
backup-unproved = The ledger's backup did not pass its trial restoration: { $reason }. The administrator should run the verify command.
cli-backup-made = Backed up to { $path }, { $n } files.
cli-backup-busy = Another backup is being made. Please try again later.
cli-backup-failed = Not backed up: { $reason }
cli-backup-missing = { $n } evidence files are not on the disk and could not be backed up. Please run the verify command.
cli-restore-faulty = The backup is not whole; nothing was changed. First file at fault: { $name }
cli-restore-overwrite = There is a ledger at { $path }; nothing was changed. To replace it, add --force; the old one is kept aside.
cli-restore-failed = Not restored: { $reason }
cli-restore-aside = The old ledger was moved to { $path }.
cli-restore-done = The backup of { $at } was restored to { $path }.
cli-verify-sound = ✅ { $check }: { $n }
cli-verify-faulty = ❌ { $check }: wrong after { $n }, { $fault }
cli-verify-failed = Verification failed. First fault: { $check }, { $fault }
cli-verify-passed = Verification passed.
cli-reindexed = The search index has been built anew: items { $n }.
verify-integrity = database integrity
verify-foreign-keys = foreign keys
verify-chain = chain of events
verify-payloads = contents of events
verify-heads = heads printed in digests
verify-evidence = evidence files
verify-tallies = counters
verify-search = search index
verify-snapshots = figures of digests
cli-purge-ask = This takes the findings' words, the progress, the evidence and the names of “{ $name }” away for good; numbers, dates and states stay.
    To confirm, type the round's name:
cli-purge-not = That is another name. Nothing was changed.
cli-purge-several = Several rounds have the number { $number }. Please give the round's name.
cli-purge-done = “{ $name }” is purged: findings { $n }, contents of events { $events }, files { $files }.
cli-purge-again = “{ $name }” was purged before; files left over and removed now: { $files }.
cli-purge-copy = This copy still holds it all; please delete it yourself: { $path }
